import { grownMembers, type Member } from './boost.ts'
import { crossLogistic } from './cross-logistic.ts'
import { groupsOf } from './duplicates.ts'
import { groupedFolds } from './folds.ts'
import { type History, historyOf } from './history.ts'
import type { Mapping } from './mapping.ts'
import { sigmoid } from './odds.ts'
import { randomFrom, shuffledIndexes } from './random.ts'
import { blended, type Shares } from './stack.ts'

/** Members of a model of trees. */
export const memberCount = 5

/** (K − 1)/K · Σ (member − mean)²: the variance of the mean when each member lacks a K-th of the deals. */
export function jackknife(opinions: Float64Array, mean: number): number {
  const count = opinions.length
  return (opinions.reduce((sum, opinion) => sum + (opinion - mean) ** 2, 0) * (count - 1)) / count
}

/** Five opinions tell a variance badly, so it leans half on the average deal's. */
export function tempered(variance: number, pooled: number): number {
  return (variance + pooled) / 2 + 1e-6
}

/** Both learn from the same deals and err together: their standard deviations are added, not their variances. */
export function deviationOf(shares: Shares, logistic: number, trees: number): number {
  return shares.logistic * logistic + shares.trees * trees
}

export function pooledVariance(members: readonly Member[], rows: Int32Array): number {
  const sum = rows.reduce((total, row) => {
    const opinions = opinionsOn(members, row)
    return total + jackknife(opinions, meanOf(opinions))
  }, 0)
  return sum / rows.length
}

/** The ratio of miss to spread settles with some thousands of deals; more would only take time. */
const mostSimulated = 15_000

/** What was said is smoother than what is true; without this, 76 of 100 intervals held a truth with crossing effects. */
const smoother = 1.06

/**
 * What the blend's spread must be multiplied by so that 80 % of intervals hold the truth: what was said of held-out deals is taken
 * for the truth, outcomes are drawn from it, both learners learn from four fifths of them, and the misses are counted on the
 * last fifth.
 */
export function coverageScale(
  history: History,
  mapping: Mapping,
  held: { readonly rows: Int32Array; readonly scores: Float64Array },
  { members, shares }: { readonly members: readonly Member[]; readonly shares: Shares },
  seed: number,
): number {
  const random = randomFrom(seed + 7919)
  const places = shuffledIndexes(held.rows.length, random).subarray(0, mostSimulated).sort()
  const truth = Float64Array.from(places, (place) => held.scores[place] ?? 0)
  const simulated: History = {
    ...historyOf(
      history,
      places.map((place) => held.rows[place] ?? 0),
    ),
    won: Uint8Array.from(truth, (score) => (random() < sigmoid(score) ? 1 : 0)),
  }
  const groups = groupsOf(simulated)
  const [split] = groupedFolds(groups, 5, seed + 1)
  if (split === undefined) return 1
  const known = new Set(split.taught)
  const folds = groupedFolds(groups, memberCount, seed).map((fold) => ({
    taught: fold.taught.filter((row) => known.has(row)),
    tested: fold.tested,
  }))
  const rounds = members[0]?.trees.length ?? 0
  const regrown = grownMembers(simulated, mapping, folds, groups, seed + 104729, rounds)
  const pooled = pooledVariance(regrown, split.tested)
  const [logistic] = crossLogistic(simulated, mapping, [split])
  const misses = Float64Array.from(split.tested, (row, index) => {
    const opinions = opinionsOn(regrown, row)
    const mean = meanOf(opinions)
    const deviation = deviationOf(
      shares,
      logistic?.deviations[index] ?? 0,
      Math.sqrt(tempered(jackknife(opinions, mean), pooled)),
    )
    return Math.abs(blended(shares, logistic?.scores[index] ?? 0, mean) - (truth[row] ?? 0)) / deviation
  }).sort()
  return (smoother * (misses[Math.floor(0.8 * misses.length)] ?? 1)) / 1.2816
}

function opinionsOn(members: readonly Member[], row: number): Float64Array {
  return Float64Array.from(members, ({ scores }) => scores[row] ?? 0)
}

function meanOf(opinions: Float64Array): number {
  return opinions.reduce((sum, opinion) => sum + opinion, 0) / opinions.length
}
