import { type Day, yearOf } from './calendar.ts'
import { numberIn } from './time-rules.ts'

/** A year before a month or a quarter, which may also be said in two digits (27年3月). */
export const year = String.raw`(?<year>[去前今本明来后]年|(?<!\d)20\d\d年?|(?<!\d)\d\d年|二[〇零][二三].年)`

const yearsAway: Record<string, number> = { 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 来年: 1, 后年: 2 }

export function yearNamed(word: string | undefined, today: Day): number | undefined {
  if (word === undefined) return undefined
  const offset = yearsAway[word]
  if (offset !== undefined) return yearOf(today) + offset
  const said = numberIn(word.replace('年', ''))
  return said < 100 ? 2000 + said : said
}

/** 下, 下下, 本… before a week or a month; not the 下 of 约一下, nor the 上 of 晚上. */
export const relative = '(?<relative>上上|(?<!一)下下|(?<![早晚以])上|(?<!一)下|[这本当])一?个?'

const weeksAway: Record<string, number> = { 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下: 1, 下下: 2 }

export function away(relative: string | undefined): number {
  return weeksAway[relative ?? ''] ?? 0
}
