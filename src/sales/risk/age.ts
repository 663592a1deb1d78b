import { zoneMs } from '../../language/calendar.ts'

/** Whole calendar days in China between two instants, or two days: the day of `now` less the day of `then`. */
export function daysBetween(then: string, now: string): number {
  return dayNumber(now) - dayNumber(then)
}

function dayNumber(instant: string): number {
  return Math.floor((Date.parse(instant) + zoneMs) / 86_400_000)
}
