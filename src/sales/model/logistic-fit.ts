import { type Design, designOf } from './design.ts'
import type { Encoder } from './encode.ts'
import type { History } from './history.ts'
import type { Mapping } from './mapping.ts'
import { withoutViolations } from './monotone.ts'
import { fitWithLearnedScales, type Learned } from './scales.ts'

export interface Fit extends Learned {
  readonly encoders: readonly Encoder[]
  readonly design: Design
}

/** `from` is a fit near by, and `design` handed in where several fits share it. */
export function fitWeights(
  history: History,
  mapping: Mapping,
  rows: Int32Array,
  encoders: readonly Encoder[],
  from?: Learned,
  design = designOf(history, encoders, mapping),
): Fit {
  const learned = fitWithLearnedScales(design, history.won, rows, from)
  const mended = withoutViolations(encoders, mapping, design, learned.weights, rows)
  return mended === undefined ? { ...learned, encoders, design } : fitWeights(history, mapping, rows, mended)
}

/** Deals' worth of doubt about the learned scales themselves. */
const doubtOfScales = 60

/**
 * Laplace's covariance takes the learned scales for certain. With few deals they are not: its 80 % intervals then held the truth
 * of simulated deals 67 times in a hundred at 20 deals and 73 at 150; widened so, about 82 times at any number. The
 * probability itself is better (log-loss) without.
 */
export function wideningFor(deals: number): number {
  return 1 + doubtOfScales / (doubtOfScales + deals)
}

export function variancesOf(
  { blocks, indexes, size }: Design,
  covariance: Float64Array,
  rows: Int32Array,
): Float64Array {
  const width = blocks.length
  return Float64Array.from(rows, (row) =>
    varianceOf(indexes.subarray(row * width, (row + 1) * width), size, covariance),
  )
}

export function commonVariance({ columns }: Mapping, variances: Float64Array): number | null {
  if (variances.length === 0 || Object.values(columns).every(({ monotone }) => monotone === 0)) return null
  return variances.reduce((sum, variance) => sum + variance, 0) / variances.length
}

/** xᵀ·Σ·x for a row that is 1 at these ascending indexes and at the intercept. */
export function varianceOf(indexes: Int32Array, size: number, covariance: Float64Array): number {
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
