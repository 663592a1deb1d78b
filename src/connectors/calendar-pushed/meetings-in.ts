import { Temporal } from 'temporal-polyfill'
import type { CalendarEvent, Span } from '../../conversation/calendars.ts'
import { Refusal } from '../../people/refusal.ts'
import type { BookedMeeting } from '../../sales/pushed-meeting.ts'
import { meetingId } from '../calendar-address/meeting-id.ts'
import { startsOfSeries } from '../calendar-address/series.ts'
import { touches } from '../calendar-address/touches.ts'

const longestDays = 14

/** The times that a pushed meeting is held in a window, each under an id of its own; a `Refusal` says what cannot be read. */
export function meetingsIn(id: string, booked: BookedMeeting, window: Span, usualZone: string): CalendarEvent[] {
  const { from, to, zone = usualZone, repeats, except, with: guests, title, place, customer, deal } = booked
  const isDay = isDayAlone(from)
  if (isDay !== isDayAlone(to)) throw new Refusal('from 和 to 要么都是时刻，要么都是日期')
  const [first, end] = [readMoment('from', from, zone), readMoment('to', to, zone)]
  const lasts = end.since(first)
  if (lasts.sign < 0) throw new Refusal('to 不能早于 from')
  if (lasts.total('hours') > longestDays * 24) throw new Refusal(`一次最长 ${longestDays} 天`)
  const about = { ...(customer === undefined ? {} : { customer }), ...(deal === undefined ? {} : { deal }) }
  const shared = {
    title,
    attendees: guests.map((name) => ({ name })),
    about,
    ...(place === undefined ? {} : { place }),
  }
  return startsOf(first, repeats, window)
    .filter((start) => !except.includes(String(start.toPlainDate())))
    .map((start) => ({
      ...shared,
      id: meetingId(id, repeats === undefined ? '' : String(start.epochMilliseconds)),
      when: lasting(start, lasts, isDay),
    }))
    .filter(({ when }) => touches(when, window))
}

function isDayAlone(value: string): boolean {
  return !value.includes('T')
}

/** A whole day begins with its midnight in UTC. */
function readMoment(name: string, value: string, zone: string): Temporal.ZonedDateTime {
  try {
    if (isDayAlone(value)) return Temporal.PlainDate.from(value).toZonedDateTime('UTC')
    const isBound = /(?:Z|[+-]\d\d:\d\d)$/.test(value)
    if (isBound) return Temporal.Instant.from(value).toZonedDateTimeISO(zone)
    return Temporal.PlainDateTime.from(value).toZonedDateTime(zone)
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(`${name} 或 zone 读不懂：${error.message.slice(0, 200)}`)
    throw error
  }
}

function startsOf(
  first: Temporal.ZonedDateTime,
  repeats: string | undefined,
  window: Span,
): readonly Temporal.ZonedDateTime[] {
  if (repeats === undefined) return [first]
  try {
    return startsOfSeries(repeats, first, window)
  } catch (error) {
    throw new Refusal(`repeats 读不懂：${error instanceof Error ? error.message.slice(0, 200) : ''}`)
  }
}

function lasting(start: Temporal.ZonedDateTime, lasts: Temporal.Duration, isDay: boolean): CalendarEvent['when'] {
  const end = start.add(lasts)
  if (isDay) return { first: String(start.toPlainDate()), last: String(end.toPlainDate()) }
  return { from: start.epochMilliseconds, to: end.epochMilliseconds }
}
