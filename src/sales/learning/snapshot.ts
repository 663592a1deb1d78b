import type { Level } from '../../people/responsibility.ts'
import { type Facts, nothingKnown } from '../facts.ts'
import { pathFor } from '../paths/index.ts'
import { type Sign, signsOf } from '../sandbox/signs.ts'

/** How a deal stood on a day, as another system had it then: what we would have gone by, had we been asked. */
export interface Snapshot {
  /** `YYYY-MM-DD` */
  on: string
  facts: Facts
}

/** `subject` is the deal. The first snapshot of a day stands. */
export type SnapshotChange =
  | ({ kind: 'snapshot.kept'; level: Level; subject: string } & Snapshot)
  | { kind: 'snapshot.dropped'; level: Level; subject: string; on: string }

/** A snapshot as the model sees it. */
export function signsThen({ facts }: Pick<Snapshot, 'facts'>): Sign[] {
  return signsOf({ ...nothingKnown, ...facts }, pathFor(facts.industry?.value))
}
