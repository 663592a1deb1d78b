import { personalNumbers } from './personal-numbers.ts'

/** Hides what must not leave the house, and puts it back into what comes home. */
export interface Mask {
  hide(text: string): string
  /** Every string in a value, with the tokens in it read back. */
  show<T>(value: T): T
}

/** Tokens that a model keeps whole and that occur in no sales talk. */
const token = (kind: string, number: number) => `〔${kind}${number}〕`

/** A mask for one text: the same name gets the same token throughout, so that who did what can still be told. */
export function openMask(names: readonly string[]): Mask {
  const hidden = new Map<string, string>()
  const tokenFor = (original: string, kind: string) => {
    const known = [...hidden].find(([, value]) => value === original)?.[0]
    if (known !== undefined) return known
    const fresh = token(kind, hidden.size + 1)
    hidden.set(fresh, original)
    return fresh
  }
  const longestFirst = [...new Set(names)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length)

  return {
    hide(text) {
      let masked = text.replaceAll('〔', '(').replaceAll('〕', ')')
      for (const { kind, pattern } of personalNumbers) {
        masked = masked.replace(pattern, (number) => tokenFor(number, kind))
      }
      for (const name of longestFirst) {
        if (masked.includes(name)) masked = masked.replaceAll(name, tokenFor(name, '名'))
      }
      return masked
    },
    show: (value) => shown(value, hidden) as typeof value,
  }
}

function shown(value: unknown, hidden: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/〔\p{Script=Han}\d+〕/gu, (found) => hidden.get(found) ?? found)
  }
  if (Array.isArray(value)) return value.map((entry) => shown(entry, hidden))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shown(entry, hidden)]))
}
