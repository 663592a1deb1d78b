import type { Person } from '../../people/person.ts'

/** What somebody is to sign in a period 销售目标: `YYYY-MM`, `YYYY-Qn` or `YYYY`; in fen, 0 takes it back. */
export interface Target {
  personId: string
  period: string
  amount: number
}

/** A deal that was won: within which days, and for how much, in fen; the lower end of a range, absent where nobody told. */
export interface Signed {
  personId: string
  dealId: string
  first: string
  last: string
  amount?: number
}

/** A file of targets that was brought in, and whether it was taken back since. */
export interface TargetImport {
  id: string
  file: string
  count: number
  by: string
  /** ISO 8601, UTC. */
  at: string
  /** Until when it can be taken back; absent once it was, or where it is another's. */
  undoUntil?: string
  undone: boolean
}

/** How long a file of targets may be taken back, in milliseconds: as long as any other import. */
export const targetUndoTerm = 7 * 24 * 3_600_000

/** The keeper of targets: a rep reads their own, a manager sets those of their reports, sales operations everybody's. */
export interface Targets {
  /** Those that hold, of everybody one may see. */
  of(person: Person): Promise<Target[]>
  /** Whose targets somebody sets: nobody their own. */
  colleagues(person: Person): Promise<{ id: string; name: string; team: string }[]>
  /** All or none, with an audit line each; `file` where they came in one, so that it can be taken back. */
  set(person: Person, targets: readonly Target[], now: number, file?: { id: string; name: string }): Promise<void>
  /** The newest first. */
  imports(person: Person, now: number, limit: number): Promise<TargetImport[]>
  /** What stood before the file holds again; what was set since stays. */
  undo(person: Person, importId: string, now: number): Promise<void>
  /** What was won in a year, of everybody one may see. */
  signed(person: Person, year: string): Promise<Signed[]>
  /** Scores went out of the house as a file. */
  exported(person: Person, period: string, now: number): Promise<void>
}
