import { z } from 'zod'
import {
  type CalendarEntry,
  type CalendarEvent,
  type Span,
  type WholeDays,
  zoneMs,
} from '../../src/conversation/calendars.ts'

const Moment = z.object({ date: z.string().nullish(), dateTime: z.string().nullish() })
type Moment = z.infer<typeof Moment>

/** One meeting, as the calendar's view has it. https://open.dingtalk.com/document/orgapp/query-an-event-view */
export const Item = z.object({
  id: z.string().min(1),
  summary: z.string().nullish(),
  start: Moment,
  end: Moment.nullish(),
  status: z.string().nullish(),
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  attendees: z
    .array(
      z.object({
        id: z.string().nullish(),
        displayName: z.string().nullish(),
        responseStatus: z.string().nullish(),
        self: z.boolean().nullish(),
      }),
    )
    .nullish(),
})
export type Item = z.infer<typeof Item>

/** A meeting of the member's; `undefined` for what was cancelled or declined. `met`: the user id behind a union id, if known. */
export function toEvent(
  item: Item,
  owner: string,
  met: (unionId: string) => string | undefined,
): CalendarEvent | undefined {
  const { id, summary, status, location, attendees } = item
  const when = whenOf(item)
  const declined =
    attendees?.some(({ self, responseStatus }) => self === true && responseStatus === 'declined') ?? false
  if (when === undefined || status === 'cancelled' || declined) return undefined
  const place = location?.displayName
  return {
    id,
    title: summary ?? '',
    when,
    attendees: (attendees ?? []).map(({ self, id: unionId, displayName }) => {
      const userId = self === true ? owner : met(unionId ?? '')
      return { name: displayName ?? '', ...(userId === undefined ? {} : { userId }) }
    }),
    ...(place ? { place } : {}),
  }
}

/** The day after the last is where whole days end. */
function whenOf({ start, end }: Item): Span | WholeDays | undefined {
  if (start.date) {
    const after = end?.date ?? dayAfter(start.date, 1)
    return { first: start.date, last: after > start.date ? dayAfter(after, -1) : start.date }
  }
  const [from, to] = [instantOf(start), instantOf(end ?? start)]
  return Number.isNaN(from + to) ? undefined : { from, to }
}

/** Not a number for what is no moment. */
export function instantOf({ dateTime }: Moment): number {
  return Date.parse(dateTime ?? '')
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 3_600_000).toISOString().slice(0, 10)
}

/** https://open.dingtalk.com/document/orgapp/create-event */
export function eventBody({ title, when, notes = '' }: CalendarEntry) {
  const moment = (at: number) => ({
    dateTime: new Date(at + zoneMs).toISOString().replace(/\.\d+Z$/, '+08:00'),
    timeZone: 'Asia/Shanghai',
  })
  return {
    summary: title,
    description: notes,
    isAllDay: !('from' in when),
    start: 'from' in when ? moment(when.from) : { date: when.first },
    end: 'from' in when ? moment(when.to) : { date: dayAfter(when.last, 1) },
    // The member has just been told in the chat.
    extra: { noPushNotification: 'true', noChatNotification: 'true' },
  }
}
