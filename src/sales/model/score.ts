import type { Case } from './history.ts'

/** A learner's opinion of one deal, in log-odds, before calibration. */
export interface Score {
  readonly mean: number
  /** How unsure the learner is of `mean` itself. */
  readonly variance: number
  /** What `mean` and `base` are multiplied by to get the log-odds of the expected probability; 1 where that is done already. */
  readonly towardsEven: number
  /** The same before any deal was seen; Infinity where the learner has no prior. */
  readonly priorVariance: number
  /** Log-odds of an average deal; `base` and all contributions add up to `mean`. */
  readonly base: number
  /** By column, in the order of the learner's columns. */
  readonly contributions: Float64Array
}

/** A learner read from its file and ready to score. */
export interface OpenLearner {
  readonly columns: readonly string[]
  explain(facts: Case): Score
  /** The same without contributions, for where only the number is needed. */
  point(facts: Case): Pick<Score, 'mean' | 'variance' | 'towardsEven'>
}

/**
 * Log-odds that are themselves normal with this variance, times this, are those of the expected probability: an unsure opinion is
 * a moderate one. D. MacKay, The evidence framework applied to classification networks, Neural Computation 4 (1992).
 */
export function moderation(variance: number): number {
  return 1 / Math.sqrt(1 + (Math.PI * variance) / 8)
}
