import type { Day } from '../language/calendar.ts'
import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { VisitDetails } from './visit-details.ts'

/** A touch with a customer 拜访, in the rep's own words. */
export interface Visit extends Ownership {
  id: string
  customerId?: string
  dealId?: string
  decisionId?: string
  /** The day it was, or what was told of the time: `YYYY-MM-DD`, a minute, a period. */
  on: string
  /** When it was told, and when it was confirmed and so written: ISO 8601, UTC. */
  at: string
  loggedAt: string
  text: string
  /** What its page had besides; absent where it was told in the chat. */
  details?: VisitDetails
}

/** The keeper of visits. */
export interface Visits {
  byId(person: Person, id: string): Promise<Visit | undefined>
  /** Everybody's to a deal one may see, with those one may see to its customer that were filed to no deal; the newest first. */
  ofDeal(person: Person, dealId: string, limit: number): Promise<Visit[]>
  /** Everybody's that one may see, held in these days, the latest first. */
  between(person: Person, first: Day, last: Day): Promise<Visit[]>
  /** To a customer, with a deal one may see or without one, the newest first; one's own in any case. */
  ofCustomer(person: Person, customerId: string, limit: number): Promise<Visit[]>
}
