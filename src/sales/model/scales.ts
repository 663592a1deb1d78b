import { inverseOfLower } from './cholesky.ts'
import type { Design } from './design.ts'
import { type Mode, posteriorMode } from './newton.ts'
import { type Block, distance } from './prior.ts'

/** Scale believed before any deal is seen, and how many levels' worth of evidence that belief is (research: sd .35–.5). */
const firstScale = 0.5
const firstStrength = 6
/** How many levels' worth of evidence the columns in common lend to each one. */
const commonStrength = 1
const narrowest = 0.02
const rounds = 8

export interface Learned extends Mode {
  /** Prior standard deviation of each column's weights. */
  readonly scales: Float64Array
}

/**
 * Empirical Bayes: how far weights may stray is itself learned, per column, by MacKay's fixed point
 * (weights' squared length over the number of weights the data determine), each column leaning on all of them together. A
 * column that says nothing shrinks towards nothing; one with many owners or products is pooled as far as they are alike.
 * D. MacKay, Bayesian interpolation, Neural Computation 4 (1992), section 4.
 */
export function fitWithLearnedScales(design: Design, won: Uint8Array, rows: Int32Array): Learned {
  const scales = new Float64Array(design.blocks.length).fill(firstScale)
  let mode: Mode = { weights: startingWeights(design), lower: new Float64Array() }
  for (let round = 0; round < rounds; round++) {
    mode = posteriorMode(design, won, rows, scales, mode.weights, 4)
    if (design.blocks.length === 0 || !improveScales(design, mode, scales)) break
  }
  return { ...posteriorMode(design, won, rows, scales, mode.weights, 30), scales }
}

function startingWeights({ size, blocks }: Design): Float64Array {
  const weights = new Float64Array(size)
  for (const { start, means } of blocks) weights.set(means, start)
  return weights
}

/** One step of the fixed point, in place; false when it has settled. */
function improveScales({ size, blocks }: Design, { weights, lower }: Mode, scales: Float64Array): boolean {
  const { variance, beside } = bandOfInverse(lower, size)
  const lengths = blocks.map((block) => distance(block, weights))
  const determined = blocks.map((block, index) => {
    const left = traceWith(block, variance, beside) / (scales[index] ?? 1) ** 2
    return Math.min(block.levels, Math.max(0, block.levels - left))
  })
  const common = (total(lengths) + firstStrength * firstScale ** 2) / (total(determined) + firstStrength)
  let change = 0
  for (const [index, length] of lengths.entries()) {
    const squared = (length + commonStrength * common) / ((determined[index] ?? 0) + commonStrength)
    const next = Math.max(narrowest, Math.sqrt(squared))
    change = Math.max(change, Math.abs(Math.log(next / (scales[index] ?? 1))))
    scales[index] = next
  }
  return change > 0.03
}

/** Diagonal of A⁻¹ and its entries beside the diagonal. */
function bandOfInverse(lower: Float64Array, size: number): { variance: Float64Array; beside: Float64Array } {
  const inverse = inverseOfLower(lower, size)
  const variance = new Float64Array(size)
  const beside = new Float64Array(size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const value = inverse[row * size + column] ?? 0
      variance[column] = (variance[column] ?? 0) + value * value
      if (column < row) beside[column] = (beside[column] ?? 0) + value * (inverse[row * size + column + 1] ?? 0)
    }
  }
  return { variance, beside }
}

/** Trace of R·Σ over the block. */
function traceWith({ start, levels, diagonal, next }: Block, variance: Float64Array, beside: Float64Array): number {
  let sum = 0
  for (let level = 0; level < levels; level++) {
    sum += (diagonal[level] ?? 0) * (variance[start + level] ?? 0)
    if (level + 1 < levels) sum += 2 * (next[level] ?? 0) * (beside[start + level] ?? 0)
  }
  return sum
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
