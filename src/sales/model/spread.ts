import type { Rehearsal } from './rehearsal.ts'
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

export function pooledVariance(members: readonly Float64Array[], rows: Int32Array): number {
  const sum = rows.reduce((total, row) => {
    const opinions = opinionsOn(members, row)
    return total + jackknife(opinions, meanOf(opinions))
  }, 0)
  return sum / rows.length
}

/** What the blend's spread must be multiplied by so that 80 % of the rehearsal's intervals hold the truth. */
export function coverageScale({ truth, logistic, members, pooled }: Rehearsal, shares: Shares): number {
  const misses = Float64Array.from(truth, (log_odds, index) => {
    const opinions = opinionsOn(members, index)
    const mean = meanOf(opinions)
    const ofTrees = Math.sqrt(tempered(jackknife(opinions, mean), pooled))
    const deviation = deviationOf(shares, logistic.deviations[index] ?? 0, ofTrees)
    return Math.abs(blended(shares, logistic.scores[index] ?? 0, mean) - log_odds) / deviation
  }).sort()
  return (misses[Math.floor(0.8 * misses.length)] ?? 1) / 1.2816
}

export function opinionsOn(members: readonly Float64Array[], row: number): Float64Array {
  return Float64Array.from(members, (scores) => scores[row] ?? 0)
}

export function meanOf(opinions: Float64Array): number {
  return opinions.reduce((sum, opinion) => sum + opinion, 0) / opinions.length
}
