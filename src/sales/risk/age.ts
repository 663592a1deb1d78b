/** Whole calendar days in China between two instants: the day of `now` less the day of `then`. */
export function daysBetween(then: string, now: string): number {
  return dayNumber(now) - dayNumber(then)
}

function dayNumber(instant: string): number {
  return Math.floor((Date.parse(instant) + 8 * 3_600_000) / 86_400_000)
}
