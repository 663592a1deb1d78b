/** What cells refer to. */
export interface CellContext {
  strings: readonly string[]
  dateStyles: readonly boolean[]
  epoch1904: boolean
}

/** A cell's stored value as text (ECMA-376 part 1, 18.18.11). */
export function cellText(
  value: string,
  type: string | undefined,
  style: number,
  { strings, dateStyles, epoch1904 }: CellContext,
): string {
  if (value === '') return ''
  switch (type) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'b':
      return value === '1' || value === 'true' ? '是' : '否'
    case 'str':
    case 'e':
      return value
    case 'd':
      return value.replace('T', ' ').replace(/(:\d\d)(:00)?(\.\d+)?Z?$/, '$1')
    default:
      return dateStyles[style] === true ? dayText(Number(value), epoch1904) : numberText(value)
  }
}

/** Excel counts days from the end of 1899, or of 1903, the time as a part of the day; to the minute. */
function dayText(serial: number, epoch1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastDay) return String(serial)
  // Lotus took 1900 for a leap year, and Excel after it: before March 1900 its days are one ahead.
  const days = epoch1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const minutes = Math.round(days * 1440)
  const moment = new Date(Date.UTC(1899, 11, 30) + minutes * 60_000).toISOString()
  return minutes % 1440 === 0 ? moment.slice(0, 10) : `${moment.slice(0, 10)} ${moment.slice(11, 16)}`
}

/** The last day of the year 9999. */
const lastDay = 2_958_465

/** Excel keeps fifteen digits; what binary adds behind them (0.30000000000000004) was never there. Long numbers stay whole. */
function numberText(value: string): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (Number.isInteger(number) && Math.abs(number) < 1e21) return BigInt(number).toString()
  return String(Number(number.toPrecision(15)))
}
