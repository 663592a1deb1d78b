import type { Ownership } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { SalesChange } from '../change.ts'

/** Something a person had filed: what was written, kept so that it can be taken back honestly. */
export interface Entry extends Ownership {
  id: string
  /** Which intent it came from, as the labelling guide names it: `visit.log`. */
  intent: string
  dealId?: string
  /** The decision an unrecorded case stood at before; the talk goes back to it. */
  decisionBefore?: string
  /** What it is called when it is spoken of: `宏达精密的拜访`. */
  name: string
  /** ISO 8601, UTC. */
  at: string
  /** All that was written with it, in order. */
  changes: readonly SalesChange[]
  /** What it was made from, in JSON: enough to make it once more, put right. */
  source: string
  undoneAt?: string
}

/** How long an entry may be taken back after it was written, in milliseconds. */
export const undoWindow = 10 * 60_000

/** The keeper of entries; everybody reaches only their own. */
export interface Entries {
  byId(person: Person, id: string): Promise<Entry | undefined>
  /** The newest that stand, not older than `since`, the newest first. */
  recent(person: Person, since: Date): Promise<Entry[]>
}
