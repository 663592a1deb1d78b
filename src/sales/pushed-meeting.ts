/** A meeting 会议 that another program puts into somebody's calendar, moves and cancels. */
export interface PushedMeeting {
  tenantId: string
  /** The other program's own id, and the number it raises with each change: what is older than the newest told changes nothing. */
  id: string
  revision: number
  /** Whose calendar; of a meeting that is cancelled, where it stood. */
  personId?: string
  /** Absent once it is cancelled. */
  booked?: BookedMeeting
}

export interface BookedMeeting {
  title: string
  /** Moments `2026-11-25T14:00`, with an offset or as clocks show in `zone`; or whole days, the last one included. */
  from: string
  to: string
  /** IANA name; absent for where the company works. */
  zone?: string | undefined
  /** The rule of a series (RFC 5545, RRULE), and the days on which it is left out. */
  repeats?: string | undefined
  except: readonly string[]
  /** Whom, as they are addressed. */
  with: readonly string[]
  place?: string | undefined
  /** Whom it is about, where the other program knows. */
  customer?: string | undefined
  deal?: string | undefined
}

/** `outdated`: something newer was told before; `clash`: the same revision was told with other words. */
export type MeetingKept = 'kept' | 'repeat' | 'outdated' | 'clash'

/** The keeper of meetings that other programs push. */
export interface PushedMeetings {
  /** All or none, in the order they came. From the first on their calendar is followed 日历 like one that its owner connected. */
  keep(meetings: readonly PushedMeeting[], now: Date): Promise<MeetingKept[]>
  /** Those that stand in somebody's calendar, and a mark that changes whenever they do. */
  of(tenantId: string, personId: string): Promise<{ meetings: { id: string; booked: BookedMeeting }[]; mark: string }>
}
