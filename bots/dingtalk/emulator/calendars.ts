import { randomUUID } from 'node:crypto'

/** A moment, or a day; the end of whole days is the day after the last. */
export interface Moment {
  date?: string
  dateTime?: string
  timeZone?: string
}

export interface StoredEvent {
  id: string
  /** Union ids: who made it, and who is invited. */
  organizer: string
  attendees: { id: string; displayName: string; responseStatus: 'needsAction' | 'accepted' | 'declined' }[]
  summary: string
  description?: string
  start: Moment
  end: Moment
  status: 'confirmed' | 'cancelled'
}

/** Every member has one main calendar, by their union id. `tell` is told of each change, with everybody it concerns. */
export function openCalendars(tell: (event: StoredEvent, unionIds: string[]) => void) {
  const events = new Map<string, StoredEvent>()
  const tokens = new Map<string, string>()

  function changed(event: StoredEvent): void {
    tell(event, [event.organizer, ...event.attendees.map(({ id }) => id)])
  }

  return {
    changed,
    found: (unionId: string, id: string): StoredEvent | undefined => {
      const event = events.get(id)
      return event?.organizer === unionId && event.status === 'confirmed' ? event : undefined
    },
    /** `token`: said again within the day, it is the same event. */
    book(
      organizer: string,
      booking: Pick<StoredEvent, 'summary' | 'description' | 'start' | 'end'> & {
        attendees?: StoredEvent['attendees']
      },
      token?: string,
    ): StoredEvent {
      const before = events.get(tokens.get(`${organizer} ${token}`) ?? '')
      if (before !== undefined) return before
      const event: StoredEvent = { id: randomUUID(), organizer, attendees: [], status: 'confirmed', ...booking }
      events.set(event.id, event)
      if (token !== undefined) tokens.set(`${organizer} ${token}`, event.id)
      changed(event)
      return event
    },
    view: (unionId: string, from: number, to: number): StoredEvent[] =>
      [...events.values()].filter(
        ({ organizer, attendees, start, end, status }) =>
          (organizer === unionId || attendees.some(({ id }) => id === unionId)) &&
          status === 'confirmed' &&
          instantOf(end) > from &&
          instantOf(start) < to,
      ),
  }
}

export function instantOf({ date, dateTime }: Moment): number {
  return Date.parse(dateTime ?? `${date}T00:00:00+08:00`)
}
