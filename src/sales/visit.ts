import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'

/** A touch with a customer 拜访, in the rep's own words. */
export interface Visit extends Ownership {
  id: string
  dealId?: string
  decisionId?: string
  /** When it was told, and when it was confirmed and so written: ISO 8601, UTC. */
  at: string
  loggedAt: string
  text: string
}

/** How long a visit may be taken back after it was written, in milliseconds. */
export const undoWindow = 10 * 60_000

/** The keeper of visits. */
export interface Visits {
  byId(person: Person, id: string): Promise<Visit | undefined>
  /** Newest first. */
  ofDeal(person: Person, dealId: string, limit: number): Promise<Visit[]>
}
