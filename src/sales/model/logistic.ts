import { z } from 'zod'
import { inverseOfLower, packedInverse } from './cholesky.ts'
import { type Design, designOf } from './design.ts'
import { caseReader, type Encoder, encodersFor, levelCount } from './encode.ts'
import type { Case, History } from './history.ts'
import type { Mapping } from './mapping.ts'
import { withoutViolations } from './monotone.ts'
import { interceptScale, logOddsOf } from './newton.ts'
import { pack, unpack } from './packed.ts'
import { fitWithLearnedScales, type Learned } from './scales.ts'
import { moderated, type OpenLearner, type Score } from './score.ts'

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
})

export type LogisticModel = z.infer<typeof LogisticModel>

interface Fit extends Learned {
  encoders: readonly Encoder[]
  design: Design
}

/** Bayesian logistic regression on levels; Laplace's approximation gives its covariance. */
export function fitLogistic(history: History, mapping: Mapping, rows: Int32Array): LogisticModel {
  const { encoders, design, weights, scales, lower } = fitWeights(history, mapping, rows, encodersFor(history, mapping))
  const width = encoders.length
  const centres = new Float64Array(width)
  for (const row of rows) {
    for (let column = 0; column < width; column++) {
      const weight = weights[design.indexes[row * width + column] ?? 0] ?? 0
      centres[column] = (centres[column] ?? 0) + weight / rows.length
    }
  }
  return {
    kind: 'logistic',
    encoders: [...encoders],
    weights: Array.from(weights, short),
    scales: Array.from(scales, short),
    centres: Array.from(centres, short),
    covariance: pack(packedInverse(inverseOfLower(lower, design.size), design.size)),
  }
}

/** Moderated log-odds of `tested` from a fit on `taught`, for cross-validation. */
export function crossLogistic(
  history: History,
  mapping: Mapping,
  encoders: readonly Encoder[],
  taught: Int32Array,
  tested: Int32Array,
): Float64Array {
  const { design, weights, lower } = fitWeights(history, mapping, taught, encoders)
  const covariance = packedInverse(inverseOfLower(lower, design.size), design.size)
  const width = design.blocks.length
  return Float64Array.from(tested, (row) =>
    moderated(
      logOddsOf(design, weights, row),
      varianceOf(design.indexes.subarray(row * width, (row + 1) * width), design.size, covariance),
    ),
  )
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
  const priorVariance = model.scales.reduce((sum, scale) => sum + scale ** 2, interceptScale ** 2)
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
    return { mean, variance: varianceOf(indexes, size + 1, covariance), priorVariance, base, contributions }
  }
  return { columns: model.encoders.map(({ name }) => name), explain, point: explain }
}

function fitWeights(history: History, mapping: Mapping, rows: Int32Array, encoders: readonly Encoder[]): Fit {
  const design = designOf(history, encoders, mapping)
  const learned = fitWithLearnedScales(design, history.won, rows)
  const mended = withoutViolations(encoders, mapping, design, learned.weights, rows)
  return mended === undefined ? { ...learned, encoders, design } : fitWeights(history, mapping, rows, mended)
}

/** xᵀ·Σ·x for a row that is 1 at these ascending indexes and at the intercept. */
function varianceOf(indexes: Int32Array, size: number, covariance: Float64Array): number {
  const last = ((size - 1) * size) / 2
  let variance = covariance[last + size - 1] ?? 0
  for (let b = 0; b < indexes.length; b++) {
    const index = indexes[b] ?? 0
    const line = (index * (index + 1)) / 2
    let sum = covariance[last + index] ?? 0
    for (let a = 0; a < b; a++) sum += covariance[line + (indexes[a] ?? 0)] ?? 0
    variance += 2 * sum + (covariance[line + index] ?? 0)
  }
  return Math.max(0, variance)
}

function short(value: number): number {
  return Number(value.toPrecision(9))
}
