import type { Circumstance } from '../../../language/circumstances.ts'
import { type Span, spanOf } from '../../../language/span.ts'
import type { CaseEvent, RiskCase } from '../case.ts'
import type { Ledger } from '../money/ledger.ts'
import type { Chronicle } from '../people/chronicle.ts'

/** What can turn a deal: to be seen by a person at once. */
export type TippingKind =
  | 'competitor_price'
  | 'procurement_change'
  | 'escalation'
  | 'key_person_left'
  | 'budget_cut'
  | 'contract_threat'

/** What a detector looks at: one event of a customer or a rep, its clauses that tell a fact of today, and the deal so far. */
export interface Moment {
  event: CaseEvent
  index: number
  risk: RiskCase
  /** Clauses that are neither supposed, refuted, of the past nor of others. */
  facts: readonly Circumstance[]
  /** The same, with what a customer makes dependent on us (再不…就…) left in. */
  threats: readonly Circumstance[]
  ours: readonly string[]
  ledger: Ledger
  chronicle: Chronicle
}

/** One kind of tipping point: what of an event tells it, as words that make a repeat recognisable; `undefined` when it does not. */
export interface Detector {
  kind: TippingKind
  find(moment: Moment): string | undefined
  /** Whether the event cannot tell one, however much it sounds like it: the clause of a contract, a rival who is dearer. */
  rulesOut?(moment: Moment): boolean
}

/** What follows from a condition, with the span in it: the 不 of 再不来人我就找你们老总 denies nothing behind 就. */
export function consequenceIn(clause: string, said: Span): [consequence: string, said: Span] {
  const from = Math.min(said.start, clause.slice(0, said.start + 1).search(/[就则那](?=[^就则那]*$)/) + 1)
  const consequence = clause.slice(from)
  return [consequence, spanOf(consequence, said.start - from, said.end - from)]
}
