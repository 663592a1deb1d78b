import type { CalendarEvent, Span } from '../../conversation/calendars.ts'

/** Whether something of it is in the window; a whole day is taken as it is in UTC. */
export function touches(when: CalendarEvent['when'], { from, to }: Span): boolean {
  if ('from' in when) return when.from <= to && when.to >= from
  return Date.parse(when.first) <= to && Date.parse(when.last) + 24 * 3_600_000 >= from
}
