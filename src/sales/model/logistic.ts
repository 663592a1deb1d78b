import { z } from 'zod'
import { inverseOfLower, packedInverse } from './cholesky.ts'
import { caseReader, encodersFor, levelCount } from './encode.ts'
import type { Case, History } from './history.ts'
import { commonVariance, fitWeights, varianceOf, variancesOf, wideningFor } from './logistic-fit.ts'
import type { Mapping } from './mapping.ts'
import { interceptScale } from './newton.ts'
import { pack, unpack } from './packed.ts'
import type { Learned } from './scales.ts'
import { moderation, type OpenLearner, type Score } from './score.ts'

const Encoders = z.array(
  z.discriminatedUnion('type', [
    z.object({ name: z.string(), type: z.literal('num'), cuts: z.array(z.number()).readonly() }),
    z.object({ name: z.string(), type: z.literal('cat'), levels: z.array(z.string()).readonly() }),
  ]),
)

/** The logistic model as kept in the file. */
export const LogisticModel = z.object({
  kind: z.literal('logistic'),
  encoders: Encoders,
  /** One per level of every column, the intercept last. */
  weights: z.array(z.number()),
  /** Prior standard deviation learned for each column. */
  scales: z.array(z.number()),
  /** Average weight of each column over the deals learned from: where its contributions are counted from. */
  centres: z.array(z.number()),
  /** Posterior covariance of the weights, packed. */
  covariance: z.string(),
  /** What the variance of an opinion is multiplied by for its interval. */
  widening: z.number(),
  /**
   * Where a direction is declared, every opinion is moderated alike, by this variance: moderation that grows along the column
   * would turn it back. Else null, and each deal is moderated by its own.
   */
  common_variance: z.number().nullable(),
})

export type LogisticModel = z.infer<typeof LogisticModel>

/** Bayesian logistic regression on levels; Laplace's approximation gives its covariance. It may start `from` a fit near by. */
export function fitLogistic(history: History, mapping: Mapping, rows: Int32Array, from?: Learned): LogisticModel {
  const levels = encodersFor(history, mapping)
  const { encoders, design, weights, scales, lower } = fitWeights(history, mapping, rows, levels, from)
  const width = encoders.length
  const centres = new Float64Array(width)
  for (const row of rows) {
    for (let column = 0; column < width; column++) {
      const weight = weights[design.indexes[row * width + column] ?? 0] ?? 0
      centres[column] = (centres[column] ?? 0) + weight / rows.length
    }
  }
  const covariance = packedInverse(inverseOfLower(lower, design.size), design.size)
  const shared = commonVariance(mapping, variancesOf(design, covariance, rows))
  return {
    kind: 'logistic',
    encoders: [...encoders],
    weights: Array.from(weights, short),
    scales: Array.from(scales, short),
    centres: Array.from(centres, short),
    covariance: pack(covariance),
    widening: short(wideningFor(rows.length)),
    common_variance: shared === null ? null : short(shared),
  }
}

/** Reads the file's form once into what scoring needs. */
export function openLogistic(model: LogisticModel): OpenLearner {
  const readers = model.encoders.map(caseReader)
  const starts: number[] = []
  let size = 0
  for (const encoder of model.encoders) {
    starts.push(size)
    size += levelCount(encoder)
  }
  const intercept = model.weights[size] ?? 0
  const weights = Float64Array.from(model.weights)
  const covariance = unpack(model.covariance)
  const centres = Float64Array.from(model.centres)
  const base = centres.reduce((sum, centre) => sum + centre, intercept)
  const priorVariance = model.widening * model.scales.reduce((sum, scale) => sum + scale ** 2, interceptScale ** 2)
  const indexes = new Int32Array(readers.length)
  const explain = (facts: Case): Score => {
    const contributions = new Float64Array(readers.length)
    let mean = base
    for (const [column, reader] of readers.entries()) {
      const index = (starts[column] ?? 0) + reader(facts)
      indexes[column] = index
      const contribution = (weights[index] ?? 0) - (centres[column] ?? 0)
      contributions[column] = contribution
      mean += contribution
    }
    const own = varianceOf(indexes, size + 1, covariance)
    return {
      mean,
      variance: own * model.widening,
      towardsEven: moderation(model.common_variance ?? own),
      priorVariance,
      base,
      contributions,
    }
  }
  return { columns: model.encoders.map(({ name }) => name), explain, point: explain }
}

function short(value: number): number {
  return Number(value.toPrecision(9))
}
