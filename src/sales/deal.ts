import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { Facts } from './facts.ts'
import type { Stage } from './stage.ts'

/** An opportunity 商机 with one customer. */
export interface Deal extends Ownership {
  id: string
  customer: string
  name: string
  stage: Stage
  status: 'open' | 'won' | 'lost'
  facts: Facts
  ownerName: string
  /** ISO 8601, UTC. */
  updatedAt: string
}

/** The keeper of deals. Whoever asks gets only what they may see; the rest does not exist for them. */
export interface Deals {
  open(person: Person): Promise<Deal[]>
  byId(person: Person, id: string): Promise<Deal | undefined>
  /**
   * Open deals with customers whose names fit: one contains the other. Each once, the newest first, at most `limit`; `more` when
   * that was not all.
   */
  named(person: Person, customers: readonly string[], limit: number): Promise<{ deals: Deal[]; more: boolean }>
  /** Names of the customers with open deals. */
  customers(person: Person): Promise<string[]>
}
