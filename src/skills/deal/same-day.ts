import type { Facts } from '../../sales/facts.ts'
import { timeAsked, toldAt } from '../hearing/told-times.ts'

/** 记错了，是周四: a bare day is the one that was told, whatever it was for, and of the same week; `undefined` where none or several were. */
export function sameDay(news: Facts, text: string, now: Date): Partial<Facts> | undefined {
  const [kind, ...others] = (['closeDate', 'deadline', 'nextStep'] as const).filter((key) => news[key] !== undefined)
  const was = kind && news[kind]
  if (kind === undefined || was === undefined || others.length > 0) return undefined
  const right = timeAsked(text, now, toldAt(was.value))
  return right === undefined ? undefined : { [kind]: { ...was, value: right.value } }
}
