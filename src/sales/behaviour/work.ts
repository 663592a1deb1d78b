import type { Day } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import type { Facts } from '../facts.ts'
import type { Stage } from '../stage.ts'

/** Somebody who sells, with their team. */
export interface Seller extends Pick<Person, 'id' | 'name' | 'role' | 'teamId'> {
  teamName: string
}

/** Everything on record of how one person worked with their deals 行为记录, as it was told; the rules of this room read it. */
export interface Work {
  person: Seller
  deals: readonly WorkedDeal[]
  visits: readonly WorkedVisit[]
  /** What other systems told of these deals. */
  events: readonly WorkedEvent[]
  /** Promises to a customer: what was to be done for a deal by a day. */
  tasks: readonly WorkedTask[]
  appointments: readonly WorkedAppointment[]
}

export interface WorkedDeal {
  id: string
  customerId: string
  customer: string
  stage?: Stage
  status: 'open' | 'shelved' | 'won' | 'lost'
  /** Since when it is known here. */
  since: Day
  facts: Facts
  /** What was predicted of it, the oldest first; instants ISO 8601, probabilities 0…1. */
  predictions: readonly { at: string; probability: number }[]
}

export interface WorkedVisit {
  dealId?: string
  customerId?: string
  on: Day
  /** ISO 8601, UTC. */
  at: string
  text: string
}

export interface WorkedEvent {
  id: string
  dealId: string
  at: string
  source: string
  from: 'customer' | 'rep' | 'system'
  /** By whom, as the other system calls them. */
  who?: string
  text: string
}

interface WorkedTask {
  dealId: string
  text: string
  due: Day
  madeAt: string
  /** When it was done; absent while it is not. */
  doneAt?: string
}

interface WorkedAppointment {
  dealId?: string
  title: string
  with: readonly string[]
  first: Day
  last: Day
}

/** Days that are looked at, both included. */
export interface Window {
  from: Day
  to: Day
}

/** The keeper of what is on record of people’s work. */
export interface Works {
  /** Of every active rep and selling manager whose deals somebody may see; of a rep only their own. */
  of(person: Person, window: Window): Promise<Work[]>
  /** Every active rep and manager whose deals somebody may see, by team and name. */
  sellers(person: Person): Promise<Seller[]>
}
