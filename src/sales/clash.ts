import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'

/**
 * Two people after the same customer 撞单: somebody wants to open a deal where a colleague they may not see has one. Whoever
 * manages both decides; the asker learns the decision and nothing else.
 */
export interface Clash extends Ownership {
  id: string
  /** The deal that is there already. */
  dealId: string
  /** What was asked for, as the skill that asked reads it, in JSON. */
  source: string
  /** Who decides. */
  arbiterId: string
  state: 'open' | 'granted' | 'declined'
  /** ISO 8601, UTC. */
  askedAt: string
}

export type ClashChange =
  | { kind: 'clash.raised'; level: 'human'; subject: string; clash: Clash }
  | { kind: 'clash.settled'; level: 'human'; subject: string; state: 'granted' | 'declined' }

/** The keeper of clashes: those one asked about or decides on. */
export interface Clashes {
  byId(person: Person, id: string): Promise<Clash | undefined>
  /** One's own about this deal that nobody has decided yet. */
  open(person: Person, dealId: string): Promise<Clash | undefined>
}
