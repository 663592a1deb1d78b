import { type Day, dateOf, dayOf, monthOf, yearOf } from '../language/calendar.ts'

/** `11月18日`, with the year when it is not this one. */
export function sayDay(day: Day, today: Day): string {
  const date = `${monthOf(day)}月${dateOf(day)}日`
  return yearOf(day) === yearOf(today) ? date : `${yearOf(day)}年${date}`
}

/** The day of an instant (ISO 8601) where the company works, said the same way. */
export function sayDayOf(instant: string, today: Day): string {
  return sayDay(dayOf(new Date(instant)), today)
}
