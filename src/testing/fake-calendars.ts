import type { CalendarEvent, Calendars } from '../conversation/calendars.ts'

/** The platform's calendars for tests: one calendar, in which one writes by hand. */
export interface FakeCalendars extends Calendars {
  events: CalendarEvent[]
}

export function fakeCalendars(): FakeCalendars {
  const events: CalendarEvent[] = []
  let looks = 0
  return {
    events,
    watch: async () => {},
    leave: async () => {},
    look: async () => ({ events: [...events], cursor: String(++looks) }),
    busy: async () => new Map(),
    put: async (_userId, key, { title, when }) => {
      events.push({ id: key, title, when, attendees: [] })
      return key
    },
    change: async () => {},
    cancel: async () => {},
  }
}
