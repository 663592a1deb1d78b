import type { ChainLink } from '../../sales/sandbox/chain.ts'
import type { Probability } from './case.ts'
import type { TimelineRow } from './customers.ts'
import type { HeatLevel } from './heatmap.ts'
import type { SolutionRow } from './solutions.ts'
import type { TimedRow } from './today.ts'

/** GET /api/deals/:id/record: what stands behind a deal's figure. */
export interface DealRecord {
  /** Every kept prediction, the oldest first. */
  points: { at: string; value: number; low: number; high: number }[]
  /** What moved it, the newest first. */
  steps: { on: string; from: number; to: number; reasons: string[] }[]
  chain: ChainLink[]
  ahead: TimedRow[]
  signals: { name: string; level: HeatLevel; reason: string; suggestion: string }[]
  timeline: TimelineRow[]
  /** The company's summaries that fit what the customer said, each with why. */
  solutions: SolutionRow[]
}

/** GET /api/deals */
export interface DealList {
  deals: DealRow[]
}

export interface DealRow {
  id: string
  customer: string
  name: string
  stage: string
  amount: string
  /** When it is expected to be signed, in words; absent where nobody has said. */
  expected?: string
  owner: string
  probability: Probability
}
