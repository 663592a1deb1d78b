const day = 86_400_000

/** Whether a day, minute or period lies wholly before `today`. */
export function isOver(value: string, today: string): boolean {
  return lastDayOf(value) < today
}

/** Whether it begins after `today`. */
export function isAfter(value: string, today: string): boolean {
  return value.slice(0, 10) > today && lastDayOf(value) > today
}

/** The last day of `YYYY`, `YYYY-Hn`, `YYYY-Qn`, `YYYY-MM` or `YYYY-Www`, for comparing only: every month ends on a 31st. */
function lastDayOf(value: string): string {
  const [year = '', part] = value.slice(0, 10).split('-')
  if (part === undefined) return `${year}-12-31`
  if (part.startsWith('W')) return lastDayOfWeek(Number(year), Number(part.slice(1)))
  if (part.startsWith('Q')) return `${year}-${String(Number(part.slice(1)) * 3).padStart(2, '0')}-31`
  if (part.startsWith('H')) return `${year}-${part === 'H1' ? '06' : '12'}-31`
  return value.length === 7 ? `${value}-31` : value.slice(0, 10)
}

/** ISO 8601: week 1 holds 4 January, and weeks end on Sundays. */
function lastDayOfWeek(year: number, week: number): string {
  const january4 = Date.UTC(year, 0, 4)
  const monday = january4 - ((new Date(january4).getUTCDay() + 6) % 7) * day
  return new Date(monday + ((week - 1) * 7 + 6) * day).toISOString().slice(0, 10)
}
