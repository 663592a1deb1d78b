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
}
