import type { Day } from './calendar.ts'
import { numeralChars, parseNumeral } from './numerals.ts'
import type { Period } from './periods.ts'

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** What a rule makes of the words it matched; a day, a part of it and a clock time are put together later. */
export type TimeWord =
  | { type: 'day'; day: Day; bound?: 'before' }
  | ({ type: 'period' } & Period)
  | { type: 'part'; part: PartOfDay; bound?: 'before' }
  /** `isExact` when written 03:30, which is not the afternoon. */
  | { type: 'clock'; hour: number; minute: number; isExact?: true }
  /** 提前三天: so much before the moment it stands beside. */
  | { type: 'lead'; from: (day: Day) => Day | undefined }
  /** 提前半小时. */
  | { type: 'clockLead'; minutes: number }

export interface TimeContext {
  today: Day
  /** Which way a word that fits both ways goes: the 周三 of a visit reported is past, of one planned is to come. */
  lean: 'past' | 'future'
  /** The last day that was named with its month: beside 12月30号, 29号 is in December. */
  lately?: Day | undefined
}

export type Groups = Record<string, string | undefined>

export interface TimeRule {
  /** Characters of which a text must hold one for the rule to be worth trying. */
  marks: string[]
  /** Global, and run on folded text. */
  pattern: RegExp
  /** `undefined` when the words are no time after all: 40号, 31 June. */
  read: (groups: Groups, context: TimeContext) => TimeWord | undefined
}

export function rule(marks: string, pattern: string, read: TimeRule['read']): TimeRule {
  return { marks: [...marks], pattern: new RegExp(pattern, 'g'), read }
}

/** A number inside a rule: short, so that no date runs out of the calendar. */
export const number = `(?:\\d{1,3}|[${numeralChars}]{1,4})`

export function numberIn(text: string | undefined): number {
  return text === undefined ? Number.NaN : (parseNumeral(text) ?? Number.NaN)
}

export function onDay(day: Day | undefined, bound?: 'before'): TimeWord | undefined {
  if (day === undefined) return undefined
  return bound === undefined ? { type: 'day', day } : { type: 'day', day, bound }
}

export function inPeriod(period: Period): TimeWord {
  return { type: 'period', ...period }
}
