import { grownMembers } from './boost.ts'
import { crossLogistic } from './cross-logistic.ts'
import { groupsOf } from './duplicates.ts'
import { encodersFor } from './encode.ts'
import { groupedFolds } from './folds.ts'
import { type History, historyOf } from './history.ts'
import type { Mapping } from './mapping.ts'
import { sigmoid } from './odds.ts'
import type { Blend, OutOfFold } from './out-of-fold.ts'
import { randomFrom, shuffledIndexes } from './random.ts'
import { memberCount, pooledVariance } from './spread.ts'

/** What both learners said of deals that none of them had seen, in a world whose truth is known; all arrays run over these deals. */
export interface Rehearsal {
  /** Log-odds that the outcomes were drawn from. */
  readonly truth: Float64Array
  readonly logistic: { readonly scores: Float64Array; readonly deviations: Float64Array }
  /** What each member of the trees said. */
  readonly members: readonly Float64Array[]
  /** Their disagreement on an average deal, as a variance. */
  readonly pooled: number
  /** How many deals each member learned from. */
  readonly taught: number
}

/** What is measured on a rehearsal settles with some thousands of deals; more would only take time. */
const mostSimulated = 15_000

/**
 * What was said of held-out deals is taken for the truth and outcomes are drawn from it; both learners learn from four fifths of
 * those deals, as they did from the real ones, and are asked about the last fifth.
 */
export function rehearse(
  history: History,
  mapping: Mapping,
  { rows, last }: OutOfFold,
  { scores, members }: Blend,
  seed: number,
): Rehearsal | undefined {
  const random = randomFrom(seed + 7919)
  const places = shuffledIndexes(rows.length, random).subarray(0, mostSimulated).sort()
  const truth = Float64Array.from(places, (place) => scores[place] ?? 0)
  const simulated: History = {
    ...historyOf(
      history,
      places.map((place) => rows[place] ?? 0),
    ),
    won: Uint8Array.from(truth, (score) => (random() < sigmoid(score) ? 1 : 0)),
  }
  const groups = groupsOf(simulated)
  const [split] = groupedFolds(groups, 5, seed + 1)
  if (split === undefined) return undefined
  const known = new Set(split.taught)
  const folds = groupedFolds(groups, memberCount, seed).map((fold) => ({
    taught: fold.taught.filter((row) => known.has(row)),
    tested: fold.tested,
  }))
  const rounds = members[0]?.trees.length ?? 0
  const grown = grownMembers(simulated, mapping, folds, groups, seed + 104729, rounds).map(({ scores }) => scores)
  const [logistic] = crossLogistic(simulated, mapping, [split], encodersFor(history, mapping), last).opinions
  if (logistic === undefined) return undefined
  const ofTested = (scores: Float64Array) => Float64Array.from(split.tested, (row) => scores[row] ?? 0)
  return {
    truth: ofTested(truth),
    logistic,
    members: grown.map(ofTested),
    pooled: pooledVariance(grown, split.tested),
    taught: folds[0]?.taught.length ?? 0,
  }
}
