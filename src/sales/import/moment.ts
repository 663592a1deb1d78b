import { type Day, dayFrom } from '../../language/calendar.ts'

/** Reads times as they stand in exported tables; numbers that sort give the moment, NaN is unreadable. */
export function momentReader(cells: readonly string[]): (cell: string) => number {
  // 03/04/2017 is March in one export and April in another; one day beyond the twelfth settles it for the column.
  const dayFirst = cells.some((cell) => Number(slashed.exec(withCentury(cell))?.[1]) > 12)
  return (cell) => momentOf(withCentury(cell.trim()), dayFirst)
}

/**
 * Reads days as they stand in exported tables, `YYYY-MM-DD`, or `YYYY-MM` where only the month is told. A bare number is a day as
 * Excel counts them; what lies before 1990 or after 2100 is a slip.
 */
export function dayReader(cells: readonly string[]): (cell: string) => Day | string | undefined {
  const read = momentReader(cells)
  return (cell) => {
    const [, year, month] = monthOnly.exec(cell) ?? []
    if (year !== undefined) return plausible(dayFrom(Number(year), Number(month), 1))?.slice(0, 7)
    if (/^\d{5}(\.\d+)?$/.test(cell))
      return plausible(dayOf(Date.UTC(1899, 11, 30) + Math.floor(Number(cell)) * 86_400_000))
    const moment = /^\d+(\.\d+)?$/.test(cell) && !compact.test(cell) ? Number.NaN : read(cell)
    return Number.isNaN(moment) ? undefined : plausible(dayOf(moment))
  }
}

/** 10/20/16 is of this century, 10/20/98 of the last. */
function withCentury(cell: string): string {
  return cell.replace(shortYear, (_, day: string, year: string) => `${day}${Number(year) < 70 ? 20 : 19}${year}`)
}

function dayOf(moment: number): Day {
  return new Date(moment).toISOString().slice(0, 10)
}

function plausible(day: Day | undefined): Day | undefined {
  return day !== undefined && day >= '1990' && day < '2100' ? day : undefined
}

const monthOnly = /^(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:\s*月(?:份)?)?$/
const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?/
const yearFirst =
  /^(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:[-/.]|\s*月\s*)(\d{1,2})(?:\s*日)?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?/
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const shortYear = /^(\d{1,2}\/\d{1,2}\/)(\d{2})(?!\d)/
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dayThenMonth = /^(\d{1,2})[- ]([a-z]{3})[a-z]*[-, ]+(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?/i
const monthThenDay = /^([a-z]{3})[a-z]* (\d{1,2}),? (\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?/i

function momentOf(cell: string, dayFirst: boolean): number {
  if (cell === '') return Number.NaN
  const ordered = yearFirst.exec(cell) ?? compact.exec(cell)
  if (ordered !== null) return utc(ordered[1], ordered[2], ordered[3], ordered)
  const other = slashed.exec(cell)
  if (other !== null)
    return dayFirst ? utc(other[3], other[2], other[1], other) : utc(other[3], other[1], other[2], other)
  const [, year, month] = monthOnly.exec(cell) ?? []
  if (year !== undefined) return Date.parse(dayFrom(Number(year), Number(month), 1) ?? '')
  const named = dayThenMonth.exec(cell)
  if (named !== null) return utc(named[3], monthFrom(named[2]), named[1], named)
  const american = monthThenDay.exec(cell)
  if (american !== null) return utc(american[3], monthFrom(american[1]), american[2], american)
  return Number(cell)
}

function monthFrom(name = ''): string {
  return String(monthNames.indexOf(name.toLowerCase()) + 1)
}

/** Not a number where the calendar has no such day. */
function utc(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
  found: RegExpExecArray,
): number {
  const day = dayFrom(Number(year), Number(month), Number(date))
  const [hour, minute, second] = found.slice(4).map((part) => Number(part ?? 0))
  return day === undefined
    ? Number.NaN
    : Date.parse(day) + (((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0)) * 1000
}
