import { PlatformError } from './platform.ts'

/**
 * Members' calendars on a platform. Each is read and written only once that member has agreed; a consent that has ended is a
 * `PlatformError` with the code `consent`, after which the member has to be asked again.
 */
export interface Calendars extends CalendarReading {
  /** Where a member agrees in the browser; absent where their word in the chat is all the platform asks for. */
  consent?: CalendarConsent
  /** They hold what we put in and nothing else: what else a member has, the platform does not tell. */
  oursAlone?: true
  /** From now on a change in the member's calendar comes in as news. Asked again, it holds on: platforms forget. */
  watch(userId: string): Promise<void>
  /** When others are busy, without saying with what; only those of whom the platform tells it. */
  busy(askedBy: string, userIds: readonly string[], window: Span): Promise<ReadonlyMap<string, readonly Span[]>>
  /** Puts an entry in and returns its id on the platform; with the same key once more it is the same entry. */
  put(userId: string, key: string, entry: CalendarEntry): Promise<string>
  change(userId: string, eventId: string, entry: CalendarEntry): Promise<void>
  /** Takes an entry out; one that is gone already is no failure. */
  cancel(userId: string, eventId: string): Promise<void>
}

/** A calendar that can be read and not written. */
export interface CalendarReading {
  /** No more of it; what we hold of the member's consent is thrown away. */
  leave(userId: string): Promise<void>
  /** What stands in the calendar in a window of at most 40 days; `undefined` when nothing changed since `cursor` was given. */
  look(userId: string, window: Span, cursor?: string): Promise<CalendarLook | undefined>
}

/** Calendars at an address of their own (ICS, CalDAV) 日历地址, one for each person, by our own id of them. */
export interface AddressCalendars {
  of(tenantId: string): CalendarReading
  /** Reads it once, and keeps it sealed; a `Refusal` says what is wrong with it. */
  connect(tenantId: string, personId: string, address: CalendarAddress): Promise<void>
  /** The host of somebody's address; the rest of it is as good as a password. */
  hostOf(tenantId: string, personId: string): Promise<string | undefined>
}

/** Where a calendar is: an ICS file, or with a user and an app password 应用专用密码 a CalDAV account. */
export interface CalendarAddress {
  url: string
  user?: string
  password?: string
}

/** Whether a call failed because the member does not agree any more, or no longer can. */
export function isConsentEnded(error: unknown): boolean {
  return error instanceof PlatformError && error.code === 'consent'
}

/** Agreeing by OAuth: the browser goes to `authorizeUrl` and comes back with a code. `proof` is the PKCE verifier. */
interface CalendarConsent {
  authorizeUrl(redirectUri: string, state: string, challenge: string): string
  /** Keeps what the code is worth; the member who agreed, or `undefined` when the code is worth nothing. */
  accept(code: string, redirectUri: string, proof: string): Promise<string | undefined>
}

/** What platforms call a day is one in China, which has had one offset for all of its calendars since 1991; in milliseconds. */
export const zoneMs = 8 * 3_600_000

/** From a moment until another, in milliseconds. */
export interface Span {
  from: number
  to: number
}

export interface CalendarLook {
  /** Each meeting of a series by itself, with an id of its own; none that was cancelled, declined, or keeps nobody busy. */
  events: readonly CalendarEvent[]
  /** To be given next time. */
  cursor: string
}

export interface CalendarEvent {
  id: string
  title: string
  /** Moments, or whole days `YYYY-MM-DD`, the last one included. */
  when: Span | WholeDays
  attendees: readonly Attendee[]
  place?: string
  /** Whom it is about, where a program put it in that says so. */
  about?: { customer?: string; deal?: string }
}

export interface WholeDays {
  first: string
  last: string
}

interface Attendee {
  name: string
  /** Of a colleague; absent for others. */
  userId?: string
}

/** What we put into a calendar. */
export interface CalendarEntry {
  title: string
  when: Span | WholeDays
  /** A few lines below the title. */
  notes?: string
}
