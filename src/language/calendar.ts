/** A calendar day in Shanghai, `YYYY-MM-DD`; compares as text. */
export type Day = string

const dayMs = 86_400_000

/** Asia/Shanghai has been UTC+8 without summer time since 1991. */
export const zoneMs = 8 * 3_600_000

export function dayOf(instant: Date): Day {
  return dayAt(instant.getTime() + zoneMs)
}

/** The time of day in Shanghai, `10:05`. */
export function clockOf(instant: Date): string {
  return new Date(instant.getTime() + zoneMs).toISOString().slice(11, 16)
}

/** Midnight UTC, for counting days only. By parts, in both directions, is several times faster than by ISO text. */
function startOf(day: Day): number {
  return Date.UTC(yearOf(day), monthOf(day) - 1, dateOf(day))
}

function dayAt(time: number): Day {
  const date = new Date(time)
  return `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`
}

function twoDigits(count: number): string {
  return count < 10 ? `0${count}` : String(count)
}

/** The Monday of the week that lies `weeks` after the day's own. */
export function mondayOf(day: Day, weeks = 0): Day {
  return addDays(day, 1 - weekdayOf(day) + 7 * weeks)
}

/** `undefined` when there is no such day, 31 June say. */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  const day = dayAt(Date.UTC(year, month - 1, date))
  return monthOf(day) === month && dateOf(day) === date ? day : undefined
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** 1 to 12. */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}

export function dateOf(day: Day): number {
  return Number(day.slice(8, 10))
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: Day): number {
  return new Date(startOf(day)).getUTCDay() || 7
}

export function addDays(day: Day, count: number): Day {
  return dayAt(startOf(day) + count * dayMs)
}

/** The same date so many months on, or that month's last day when it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const month = monthAfter(day.slice(0, 7), count)
  const last = lastOfMonth(month)
  const same = `${month}${day.slice(7)}`
  return same < last ? same : last
}

/** `month` and the result are `YYYY-MM`. */
export function monthAfter(month: string, count: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + count, 1))
    .toISOString()
    .slice(0, 7)
}

export function lastOfMonth(month: string): Day {
  return addDays(`${monthAfter(month, 1)}-01`, -1)
}

/** The ISO week of a day, `YYYY-Www`: weeks begin on Monday and belong to the year of their Thursday. */
export function weekOf(day: Day): string {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const week = Math.floor((startOf(thursday) - Date.UTC(yearOf(thursday), 0, 1)) / (7 * dayMs)) + 1
  return `${yearOf(thursday)}-W${String(week).padStart(2, '0')}`
}
