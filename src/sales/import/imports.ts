import type { Ownership } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { SalesChange } from '../change.ts'
import type { ImportKind } from './kinds.ts'
import type { Lessons } from './lesson-tally.ts'
import type { Basis, Mapping } from './mapping.ts'
import type { RowPlan, Verdict } from './row-plan.ts'
import type { OnFile, Shelf } from './shelf.ts'
import type { Colleague } from './words.ts'

/** One file brought in: by whom, how it was read, and what came of it. */
export interface Import extends Ownership {
  id: string
  kind: ImportKind
  /** What the file is called. */
  file: string
  /** The headers, so that the next file of the same shape is read the same way. */
  shape: string
  mapping: Mapping
  basis?: Basis
  /** `stopped`: it ended before the last row, by a failure or because the process died. */
  state: 'running' | 'done' | 'stopped' | 'undone'
  counts: Counts
  /** Of closed deals: what can be learned from them. */
  lessons?: Lessons
  /** ISO 8601, UTC. */
  at: string
  undoneAt?: string
}

export type Counts = Record<Verdict, number>

export const noCounts: Counts = { add: 0, update: 0, same: 0, skip: 0, bad: 0 }

/** A row as it is kept: what became of it, without what was written. */
export type KeptRow = Pick<RowPlan, 'line' | 'verdict' | 'title' | 'problems' | 'note'>

/** One thing an import wrote, to be taken back in the order opposite to `seq`. */
export interface KeptChange {
  seq: number
  change: SalesChange
}

/** How long an import may be taken back after it began, in milliseconds: seven days. */
export const importUndoWindow = 7 * 24 * 3_600_000

/** The keeper of imports. Everybody reaches what they may import: a rep their own records, a manager their team's. */
export interface Imports {
  /** Those whose records the person may bring in. Throws a refusal for who may not import at all. */
  colleagues(person: Person): Promise<Colleague[]>
  /** What rows are held against. */
  shelf(person: Person): Promise<Shelf>
  onFile(person: Person, dealIds: readonly string[], customerIds: readonly string[]): Promise<OnFile>
  /** How the last file of this shape was read. */
  remembered(person: Person, kind: ImportKind, shape: string): Promise<Mapping | undefined>
  begin(made: Import): Promise<void>
  /** Some rows with all they write, the count so far with them: together or not at all. */
  keep(person: Person, made: Import, rows: readonly RowPlan[], now: number): Promise<void>
  /** The end of an import or of its undoing. */
  settle(person: Person, made: Import, now: number): Promise<void>
  byId(person: Person, id: string): Promise<Import | undefined>
  /** The newest first. */
  recent(person: Person, limit: number): Promise<Import[]>
  rows(person: Person, id: string, afterLine: number, limit: number): Promise<KeptRow[]>
  /** What stands of what it wrote to customers, or to all else, the last first, from before `seq`. */
  changes(
    person: Person,
    id: string,
    about: 'customers' | 'others',
    before: number,
    limit: number,
  ): Promise<KeptChange[]>
  /** Of these customers and deals those that others rest on: visits, talk about them, tasks; deals and contacts of a customer. */
  inUse(person: Person, subjects: readonly string[]): Promise<ReadonlySet<string>>
  /** Takes changes back by what undoes them: together or not at all. */
  takeBack(
    person: Person,
    made: Import,
    seqs: readonly number[],
    undoing: readonly SalesChange[],
    now: number,
  ): Promise<void>
}
