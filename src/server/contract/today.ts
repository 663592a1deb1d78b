/** GET /api/today: one's own day as the records have it. */
export interface TodayPage {
  /** 11月24日 周二 */
  day: string
  appointments: TimedRow[]
  /** Due today or overdue. */
  tasks: TimedRow[]
  /** Open deals with something to check, the gravest first. */
  deals: { dealId: string; customer: string; name: string; signs: string[]; remedy: string }[]
  /** Answers that somebody waits for: mine by others, or others' by me. */
  waiting: { what: string; who: string; since: string; mine: boolean; dealId?: string }[]
}

/** Something with a time, as it was told; `late` where it has passed. */
export interface TimedRow {
  when: string
  text: string
  dealId?: string
  late?: true
}

/** GET /api/calendar: one's calendar at an address of its own, by its host alone; nothing where none is connected. */
export interface CalendarPage {
  host?: string
  /** When it was last looked at, ISO 8601. */
  lookedAt?: string
}
