import { addDays, type Day, lastOfMonth, mondayOf, monthAfter, monthOf, weekOf, yearOf } from './calendar.ts'

/** A stretch of days that has a name: `YYYY-Www`, `YYYY-MM`, `YYYY-Qn`, `YYYY-Hn` or `YYYY`. */
export interface Period {
  value: string
  first: Day
  last: Day
}

/** The Monday-to-Sunday week `count` weeks from the one of `day`. */
export function weekAt(day: Day, count = 0): Period {
  const first = mondayOf(day, count)
  return { value: weekOf(first), first, last: addDays(first, 6) }
}

/** The month `count` months from the one of `day`. */
export function monthAt(day: Day, count = 0): Period {
  return monthsFrom(monthAfter(day.slice(0, 7), count), 1, (month) => month)
}

export function monthIn(year: number, month: number): Period {
  return monthAt(`${year}-${String(month).padStart(2, '0')}-01`)
}

/** The quarter `count` quarters from the one of `day`. */
export function quarterAt(day: Day, count = 0): Period {
  return quarterIn(yearOf(day), Math.ceil(monthOf(day) / 3) + count)
}

/** `quarter` may run over the year: the fifth is next year's first. */
export function quarterIn(year: number, quarter: number): Period {
  const start = monthAfter(`${year}-01`, 3 * (quarter - 1))
  return monthsFrom(start, 3, () => `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5)) / 3)}`)
}

export function halfIn(year: number, half: number): Period {
  return monthsFrom(monthAfter(`${year}-01`, 6 * (half - 1)), 6, () => `${year}-H${half}`)
}

export function yearAt(year: number): Period {
  return monthsFrom(`${year}-01`, 12, () => String(year))
}

function monthsFrom(month: string, count: number, name: (month: string) => string): Period {
  return { value: name(month), first: `${month}-01`, last: lastOfMonth(monthAfter(month, count - 1)) }
}

/** Of a period that comes round every year: the one that is not over yet, or that has begun already. */
export function closest(make: (year: number) => Period, today: Day, lean: 'past' | 'future'): Period {
  const current = make(yearOf(today))
  if (lean === 'future') return current.last < today ? make(yearOf(today) + 1) : current
  return current.first > today ? make(yearOf(today) - 1) : current
}
