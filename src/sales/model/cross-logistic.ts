import { inverseOfLower, packedInverse } from './cholesky.ts'
import { designOf } from './design.ts'
import type { Encoder } from './encode.ts'
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

interface CrossLogistic {
  /** Fold by fold. */
  readonly opinions: readonly Opinions[]
  /** The last fit, for another one near by to start from; none where directions had to be mended. */
  readonly last: Learned | undefined
}

/** Opinions on `tested` from fits on `taught`, for cross-validation; each fit starts where the last one ended. */
export function crossLogistic(
  history: History,
  mapping: Mapping,
  folds: readonly Fold[],
  encoders: readonly Encoder[],
  from?: Learned,
): CrossLogistic {
  const common = designOf(history, encoders, mapping)
  let last = from
  const opinions = folds.map(({ taught, tested }) => {
    const fit = fitWeights(history, mapping, taught, encoders, last, common)
    const { design, weights, lower } = fit
    if (design === common) last = { weights, lower, scales: fit.scales }
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
  return { opinions, last }
}
