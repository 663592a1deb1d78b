import { addDays, clockOf, type Day, dayOf, weekdayOf, yearOf } from '../language/calendar.ts'
import { isWorkday } from '../language/holidays.ts'
import { halfIn, monthIn, type Period, quarterIn, weekAt, yearAt } from '../language/periods.ts'
import { sayDay } from './say-day.ts'

/**
 * A time as somebody told it, never finer: a minute (`2026-12-01T14:00+08:00`), a day, or a period (`2026-W49`, `2026-12`,
 * `2026-Q4`, `2026-H2`, `2026`).
 */
export interface ToldTime {
  value: string
  partOfDay?: PartOfDay
}

export type PartOfDay = keyof typeof partNames

export const partNames = { morning: '上午', afternoon: '下午', evening: '晚上' } as const

/** When a part of the working day begins, `HH:MM`. */
const partStarts: Record<PartOfDay, string> = { morning: '09:00', afternoon: '14:00', evening: '19:00' }

/** Times of a working day at which one can be reminded, for days of which nothing finer was told. */
const workingTimes = ['09:00', '14:00', '17:00'] as const

const minuteMs = 60_000
/** A time chosen for somebody lies at least this far ahead. */
const leadMs = 30 * minuteMs

/** Whether a clock time was told. */
export function isToTheMinute({ value }: ToldTime): boolean {
  return value.length > 'YYYY-MM-DD'.length
}

/** The first and the last day of what was told. */
export function daysOf({ value }: ToldTime): Pick<Period, 'first' | 'last'> {
  const [year = 0, part = 0] = value.split(/-\D?/, 2).map(Number)
  if (/-W/.test(value)) return weekAt(`${year}-01-04`, part - 1)
  if (/-Q/.test(value)) return quarterIn(year, part)
  if (/-H/.test(value)) return halfIn(year, part)
  if (value.length === 4) return yearAt(year)
  if (value.length === 7) return monthIn(year, part)
  return { first: value.slice(0, 10), last: value.slice(0, 10) }
}

/**
 * The moment (milliseconds) at which to speak of what was told: the minute itself, the start of the part of the day, or a time
 * of the working day; of a period its first working day still to come. `undefined` when all of it has passed.
 */
export function momentFor(told: ToldTime, now: Date): number | undefined {
  if (isToTheMinute(told)) return ahead(Date.parse(told.value), now)
  const { first, last } = daysOf(told)
  const today = dayOf(now)
  if (last < today) return undefined
  const from = first < today ? today : first
  const day = first === last ? first : firstWorkday(from, last)
  const times = told.partOfDay === undefined ? workingTimes : [partStarts[told.partOfDay]]
  return day === today ? laterToday(today, times, now) : instantOf(day, times[0] ?? workingTimes[0])
}

/** The instant of a day's clock time `HH:MM`, in milliseconds. */
export function instantOf(day: Day, time: string): number {
  return Date.parse(`${day}T${time}:00+08:00`)
}

/** `今天 14:00`, `11月27日 周五 09:00`: an instant as people of the company say it. */
export function sayInstant(at: Date, today: Day): string {
  return `${nearDay(dayOf(at), today)} ${clockOf(at)}`
}

/** What was told, as people say it, no finer than it was. */
export function sayTold(told: ToldTime, today: Day): string {
  const { value, partOfDay } = told
  if (isToTheMinute(told)) return sayInstant(new Date(value), today)
  const { first, last } = daysOf(told)
  if (first === last) return `${nearDay(first, today)}${partOfDay === undefined ? '' : ` ${partNames[partOfDay]}`}`
  if (/-W/.test(value)) return `${sayDay(first, today)}那一周`
  if (/^\d{4}-\d\d$/.test(value)) return sayDay(first, today).replace(/\d+日$/, '')
  return `${sayDay(first, today)}到${sayDay(last, today)}之间`
}

/** The same for what is read on other days, when today and tomorrow mean others: `11月27日 周五 下午`. */
export function sayDated(told: ToldTime): string {
  const { first } = daysOf(told)
  const farOff = first.slice(5, 7) === '01' ? '07-01' : '01-01'
  return sayTold(told, `${yearOf(first)}-${farOff}`)
}

/** `12月2日 周三 10:00 → 14:00`, of two times in words: short, for it has to fit a row of a card. */
export function sayMoved(from: string, to: string): string {
  const day = from.slice(0, from.lastIndexOf(' ') + 1)
  if (day !== '' && to.startsWith(day)) return `${from} → ${to.slice(day.length)}`
  return `${from.replace(/ 周[一二三四五六日]/, '')} → ${to}`
}

/** `今天`, `明天`, `11月27日 周五`. */
function nearDay(day: Day, today: Day): string {
  if (day === today) return '今天'
  if (day === addDays(today, 1)) return '明天'
  if (day === addDays(today, -1)) return '昨天'
  return `${sayDay(day, today)} 周${'一二三四五六日'[weekdayOf(day) - 1]}`
}

function firstWorkday(from: Day, last: Day): Day {
  for (let day = from; day <= last; day = addDays(day, 1)) if (isWorkday(day)) return day
  return from
}

/** The first of the times that leaves some lead; past them all, the next quarter of an hour that does. */
function laterToday(today: Day, times: readonly string[], now: Date): number {
  const soonest = now.getTime() + leadMs
  const quarter = 15 * minuteMs
  return (
    times.map((time) => instantOf(today, time)).find((at) => at >= soonest) ?? Math.ceil(soonest / quarter) * quarter
  )
}

function ahead(at: number, now: Date): number | undefined {
  return at > now.getTime() ? at : undefined
}
