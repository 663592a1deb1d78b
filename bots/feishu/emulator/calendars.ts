import { randomUUID } from 'node:crypto'
import { ApiError } from './api-error.ts'

/** A moment in seconds as text, or a day; never both. */
export interface Moment {
  date?: string
  timestamp?: string
}

export interface Invited {
  type: 'user' | 'third_party' | 'resource'
  user_id?: string
  display_name: string
  rsvp_status: 'needs_action' | 'accept' | 'decline'
}

/** One event, or a series of them. */
export interface StoredEvent {
  id: string
  organizer: string
  summary: string
  description?: string
  start: Moment
  end: Moment
  /** `FREQ=DAILY` or `FREQ=WEEKLY`, with a `COUNT`. */
  recurrence?: string
  place?: string
  free?: boolean
  invited: Invited[]
  /** Meetings of the series that were moved or taken out, by their original start. */
  exceptions: Map<string, { start: Moment; end: Moment } | 'cancelled'>
  cancelled: boolean
  revision: number
}

/** What somebody books in their client. */
export interface Booking {
  summary: string
  description?: string
  start: Moment
  end: Moment
  recurrence?: string
  place?: string
  free?: boolean
  guests?: readonly { openId?: string; name: string }[]
}

export type Calendars = ReturnType<typeof openCalendars>

/** Every member has one main calendar; an event stands in those of its organizer and of the members invited. */
export function openCalendars(tell: (openIds: readonly string[]) => void) {
  const events = new Map<string, StoredEvent>()
  const subscribed = new Set<string>()
  const keys = new Map<string, string>()
  let revision = 0
  let oldestMark = 0

  const isOn = ({ organizer, invited }: StoredEvent, openId: string) =>
    organizer === openId || invited.some(({ user_id }) => user_id === openId)

  function changed(event: StoredEvent): void {
    event.revision = ++revision
    const concerned = [event.organizer, ...event.invited.flatMap(({ user_id }) => user_id ?? [])]
    const listening = [...new Set(concerned)].filter((openId) => subscribed.has(openId))
    if (listening.length > 0) tell(listening)
  }

  function found(id: string): StoredEvent {
    const event = events.get(`${id.replace(/_\d+$/, '')}_0`)
    if (event === undefined) throw new ApiError(193001, 'event not found', { status: 404 })
    return event
  }

  return {
    calendarId,
    ownerOf(calendar: string): string {
      const owner = /^feishu\.cn_(.+)@group\.calendar\.feishu\.cn$/.exec(calendar)?.[1]
      if (owner === undefined) throw new ApiError(191001, 'invalid calendar_id')
      return owner
    },
    found,
    changed,
    subscribe: (openId: string) => subscribed.add(openId),
    unsubscribe: (openId: string) => subscribed.delete(openId),
    isSubscribed: (openId: string) => subscribed.has(openId),

    book(organizer: string, { guests = [], ...booking }: Booking, key?: string): StoredEvent {
      const before = key === undefined ? undefined : keys.get(`${organizer} ${key}`)
      if (before !== undefined) return found(before)
      const invited = guests.map(
        ({ openId, name }): Invited => ({
          type: openId === undefined ? 'third_party' : 'user',
          ...(openId === undefined ? {} : { user_id: openId }),
          display_name: name,
          rsvp_status: 'needs_action',
        }),
      )
      const id = `${randomUUID()}_0`
      const event: StoredEvent = {
        ...booking,
        id,
        organizer,
        invited,
        exceptions: new Map(),
        cancelled: false,
        revision: 0,
      }
      events.set(id, event)
      if (key !== undefined) keys.set(`${organizer} ${key}`, id)
      changed(event)
      return event
    },

    /** Ids and states of what changed after a mark; an old mark is worth nothing. */
    since(openId: string, mark: string | null) {
      const after = mark === null ? 0 : Number(/^ListCalendarsSyncToken_(\d+)$/.exec(mark)?.[1] ?? -1)
      if (after < 0 || (mark !== null && after < oldestMark))
        throw new ApiError(190008, 'page_token or sync_token expired')
      const items = [...events.values()].filter((event) => isOn(event, openId) && event.revision > after)
      return { items, mark: `ListCalendarsSyncToken_${revision}` }
    },
    /** Marks given until now are forgotten. */
    expireMarks: () => {
      oldestMark = ++revision
    },

    /** Each meeting in a window, those of a series by themselves. */
    view: (openId: string, from: number, to: number) =>
      [...events.values()]
        .filter((event) => isOn(event, openId))
        .flatMap(meetingsOf)
        .filter(
          ({ start, end }) => secondsOf(start) < to && secondsOf(end) + (start.date === undefined ? 0 : day) > from,
        ),
  }
}

export function calendarId(openId: string): string {
  return `feishu.cn_${openId}@group.calendar.feishu.cn`
}

const day = 24 * 3600

/** All-day events are fixed at UTC+0. */
export function secondsOf({ date, timestamp }: Moment): number {
  return date === undefined ? Number(timestamp) : Date.parse(`${date}T00:00:00Z`) / 1000
}

/** The meetings of an event, with the ids the platform gives them. */
function meetingsOf(event: StoredEvent) {
  const { id, start, end, recurrence, exceptions, cancelled } = event
  if (cancelled) return []
  if (recurrence === undefined) return [{ event, id, start, end, isException: false }]
  const step = recurrence.includes('FREQ=WEEKLY') ? 7 * day : day
  const count = Number(/COUNT=(\d+)/.exec(recurrence)?.[1] ?? 52)
  return Array.from({ length: count }, (_, at) => at * step).flatMap((later) => {
    const original = String(secondsOf(start) + later)
    const exception = exceptions.get(original)
    if (exception === 'cancelled') return []
    const times = exception ?? { start: shifted(start, later), end: shifted(end, later) }
    return [{ event, id: id.replace(/_0$/, `_${original}`), ...times, isException: exception !== undefined }]
  })
}

function shifted({ date, timestamp }: Moment, seconds: number): Moment {
  if (date === undefined) return { timestamp: String(Number(timestamp) + seconds) }
  return { date: new Date(Date.parse(`${date}T00:00:00Z`) + seconds * 1000).toISOString().slice(0, 10) }
}
