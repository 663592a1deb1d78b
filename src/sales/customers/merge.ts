import type { Ownership } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'

/** How long a merge may be taken back, in milliseconds: thirty days, for the wrong one shows when somebody calls. */
export const mergeTerm = 30 * 24 * 3_600_000

/** Two customers that became one 合并: kept with all that moved, so that it can be taken back. `ownerId` did it. */
export interface Merge extends Ownership {
  id: string
  kept: { id: string; name: string }
  gone: { id: string; name: string }
  byName: string
  moved: Moved
  /** ISO 8601, UTC. */
  at: string
  undoneAt?: string
}

/** How much goes from one customer to the other, and what else the one that stays will be called. */
export interface Moved {
  deals: number
  contacts: number
  visits: number
  events: number
  aliases: string[]
}

/** The keeper of merges. Both customers must be theirs to merge; otherwise they are not found. */
export interface Merges {
  /** What would move; `undefined` where one of the two is not theirs. */
  preview(person: Person, keptId: string, goneId: string): Promise<Moved | undefined>
  merge(person: Person, merge: { id: string; keptId: string; goneId: string }, now: number): Promise<Merge>
  /** Takes it back: all that moved and still is there. Refuses with a sentence. */
  undo(person: Person, id: string, now: number): Promise<Merge>
  /** The newest first, of customers they may merge. */
  recent(person: Person, limit: number): Promise<Merge[]>
  /** Says that two are not the same, or takes that back; they are not proposed to anybody meanwhile. */
  setApart(person: Person, pair: { oneId: string; otherId: string; apart: boolean }, now: number): Promise<void>
  /** Pairs said not to be the same, as `pairKey` has them. */
  apart(tenantId: string): Promise<ReadonlySet<string>>
}

/** The same whichever is named first. */
export function pairKey(oneId: string, otherId: string): string {
  return [oneId, otherId].toSorted().join(' ')
}
