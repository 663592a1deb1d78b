import type { Decision } from './sandbox/decision.ts'
import type { Visit } from './visit.ts'

/** What selling writes: each with the level of who answers for it, and the id its audit line is about. */
export type SalesChange =
  | { kind: 'sandbox.decided'; level: 'auto'; subject: string; decision: Decision }
  | { kind: 'sandbox.taken'; level: 'auto'; subject: string; trackId: string; number: number }
  | { kind: 'visit.logged'; level: 'confirm'; subject: string; visit: Visit }
  /** `decisionId`: the decision that came with the visit, withdrawn with it. */
  | { kind: 'visit.undone'; level: 'auto'; subject: string; decisionId?: string }
