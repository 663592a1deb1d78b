import { openBreathing } from '../../conversation/breathe.ts'
import type { CalendarEvent, CalendarReading, Span } from '../../conversation/calendars.ts'
import type { BookedMeeting, PushedMeetings } from '../../sales/pushed-meeting.ts'
import { meetingsIn } from './meetings-in.ts'

/** Calendars that other programs fill through the push API, read like any other; the cursor is the keeper's mark. */
export function openPushedCalendars({ pushedMeetings, zone }: { pushedMeetings: PushedMeetings; zone: string }) {
  return {
    of: (tenantId: string): Pick<CalendarReading, 'look'> => ({
      async look(personId, window, cursor) {
        const { meetings, mark } = await pushedMeetings.of(tenantId, personId)
        if (mark === cursor) return undefined
        const breathe = openBreathing()
        const events: CalendarEvent[] = []
        for (const { id, booked } of meetings) {
          events.push(...meetingsIn(id, booked, window, zone))
          await breathe()
        }
        return { events, cursor: mark }
      },
    }),
    /** The times a meeting is held in a window; a `Refusal` says what of it cannot be read. */
    meetingsIn: (id: string, booked: BookedMeeting, window: Span) => meetingsIn(id, booked, window, zone),
  }
}
