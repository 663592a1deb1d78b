import { addMonths, type Day, yearOf } from '../../language/calendar.ts'
import { monthAt, type Period, quarterAt, yearAt } from '../../language/periods.ts'
import { daysOf } from '../told-time.ts'

/** The month, the quarter and the year of a day: what targets are set for. */
export function periodsOf(day: Day): [Period, ...Period[]] {
  return [monthAt(day), quarterAt(day), yearAt(yearOf(day))]
}

/** The shortest of them that somebody has a target for, else the month. */
export function periodInUse(day: Day, targets: readonly { period: string }[]): Period {
  const current = periodsOf(day)
  return current.find(({ value }) => targets.some(({ period }) => period === value)) ?? current[0]
}

/** This month and the next three, the quarter and the year around each, and those that have targets already; the newest first. */
export function periodsAhead(today: Day, targets: readonly { period: string }[]): string[] {
  const days = Array.from({ length: ahead + 1 }, (_, months) => addMonths(today, months))
  const values = days.flatMap((day) => periodsOf(day).map(({ value }) => value))
  return [...new Set([...values, ...targets.map(({ period }) => period)])].toSorted().reverse()
}

const ahead = 3

export function periodNamed(value: string): Period | undefined {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/.test(value) ? { value, ...daysOf({ value }) } : undefined
}

/** `2026 年 11 月`, `2026 年四季度`, `2026 年`. */
export function sayPeriod(value: string): string {
  const [year, part] = value.split('-')
  if (part === undefined) return `${year} 年`
  return part.startsWith('Q') ? `${year} 年${quarters[Number(part.slice(1)) - 1]}季度` : `${year} 年 ${Number(part)} 月`
}

/**
 * A period as tables have it: 2026-11, 2026年11月, 202611, 2026/11/1 (what a sheet makes of a month), 11月, 2026Q4, 四季度, 2026年.
 * Without a year it is the one of `today`.
 */
export function readPeriod(cell: string, today: Day): string | undefined {
  const told = cell.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const { year = String(yearOf(today)), rest = '' } = /^(?<year>20\d\d)?[年/.-]?(?<rest>.*)$/.exec(told)?.groups ?? {}
  if (rest === '' || /^(?:全年|年度|年)$/.test(rest)) return told === '' ? undefined : year
  const quarter = /^(?:Q([1-4])|第?([一二三四1-4])季度?|([1-4])Q)$/.exec(rest)
  if (quarter !== null) {
    const [, latin, word = '', trailing] = quarter
    return `${year}-Q${latin ?? trailing ?? (quarters.indexOf(word) + 1 || word)}`
  }
  const month = /^(0?[1-9]|1[0-2])(?:月份?|[/.-]0?1(?:日|号)?|月0?1日)?$/.exec(rest)?.[1]
  return month === undefined ? undefined : `${year}-${month.padStart(2, '0')}`
}

const quarters = ['一', '二', '三', '四']
