import type { Day } from '../../language/calendar.ts'
import type { Ownership } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'

/** How long a hand-over may be taken back, in milliseconds: a week, after which the new owner's work stands on it. */
export const handOverTerm = 7 * 24 * 3_600_000

/** Customers that went from one colleague to another 交接, with their open deals and all that was still to do. `ownerId` did it. */
export interface HandOver extends Ownership {
  id: string
  from: Colleague
  to: Colleague
  byName: string
  customers: { id: string; name: string }[]
  counts: HandedOver
  /** ISO 8601, UTC. */
  at: string
  undoneAt?: string
}

interface Colleague {
  id: string
  name: string
  active: boolean
}

/** How much went over with the customers. Closed deals stay with whoever closed them. */
export interface HandedOver {
  deals: number
  tasks: number
  appointments: number
}

/** One customer of somebody's that can be handed over. */
export interface ToHandOver extends HandedOver {
  id: string
  name: string
}

/** The keeper of hand-overs; for whoever answers for both colleagues. */
export interface HandOvers {
  /** Colleagues who have customers or open deals, gone or not, and those who could take them. */
  colleagues(person: Person): Promise<{ givers: (Colleague & { customers: number })[]; takers: Colleague[] }>
  /** What somebody has to hand over. */
  of(person: Person, fromId: string, today: Day): Promise<ToHandOver[]>
  handOver(
    person: Person,
    what: { id: string; fromId: string; toId: string; customerIds: readonly string[] },
    now: number,
    today: Day,
  ): Promise<HandOver>
  undo(person: Person, id: string, now: number): Promise<HandOver>
  /** The newest first. */
  recent(person: Person, limit: number): Promise<HandOver[]>
  /** For the clock: those of which the new owner has not been told yet, of every company. */
  untold(): Promise<HandOver[]>
  told(id: string, now: number): Promise<void>
}
