import { inverseOfLower, packedInverse } from './cholesky.ts'
import { designOf } from './design.ts'
import { encodersFor } from './encode.ts'
import type { Fold } from './folds.ts'
import type { History } from './history.ts'
import { commonVariance, fitWeights, variancesOf, wideningFor } from './logistic-fit.ts'
import type { Mapping } from './mapping.ts'
import { logOddsOf } from './newton.ts'
import type { Learned } from './scales.ts'
import { moderation } from './score.ts'

/** Log-odds of expected probabilities, and how unsure each is (standard deviation). */
interface Opinions {
  readonly scores: Float64Array
  readonly deviations: Float64Array
}

/** Opinions on `tested` from fits on `taught`, for cross-validation; each fit starts where the last one ended. */
export function crossLogistic(
  history: History,
  mapping: Mapping,
  folds: readonly Fold[],
  encoders = encodersFor(history, mapping),
): Opinions[] {
  const common = designOf(history, encoders, mapping)
  let last: Learned | undefined
  return folds.map(({ taught, tested }) => {
    const fit = fitWeights(history, mapping, taught, encoders, common, last)
    const { design, weights, lower } = fit
    if (design === common) last = fit
    const covariance = packedInverse(inverseOfLower(lower, design.size), design.size)
    const variances = variancesOf(design, covariance, tested)
    const shared = commonVariance(mapping, variances)
    const towardsEven = variances.map((variance) => moderation(shared ?? variance))
    return {
      scores: Float64Array.from(tested, (row, index) => logOddsOf(design, weights, row) * (towardsEven[index] ?? 1)),
      deviations: variances.map(
        (variance, index) => Math.sqrt(variance * wideningFor(taught.length)) * (towardsEven[index] ?? 1),
      ),
    }
  })
}
