/** Reads times as they stand in exported tables; numbers that sort give the moment, NaN is unreadable. */
export function momentReader(cells: readonly string[]): (cell: string) => number {
  // 03/04/2017 is March in one export and April in another; one day beyond the twelfth settles it for the column.
  const dayFirst = cells.some((cell) => Number(slashed.exec(cell)?.[1]) > 12)
  return (cell) => momentOf(cell.trim(), dayFirst)
}

const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?/
const yearFirst =
  /^(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:[-/.]|\s*月\s*)(\d{1,2})(?:\s*日)?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?/
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/

function momentOf(cell: string, dayFirst: boolean): number {
  if (cell === '') return Number.NaN
  const ordered = yearFirst.exec(cell) ?? compact.exec(cell)
  if (ordered !== null) return utc(ordered[1], ordered[2], ordered[3], ordered)
  const other = slashed.exec(cell)
  if (other !== null)
    return dayFirst ? utc(other[3], other[2], other[1], other) : utc(other[3], other[1], other[2], other)
  return Number(cell)
}

function utc(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  found: RegExpExecArray,
): number {
  const [hour, minute, second] = found.slice(4).map((part) => Number(part ?? 0))
  return Date.UTC(Number(year), Number(month) - 1, Number(day), hour ?? 0, minute ?? 0, second ?? 0)
}
