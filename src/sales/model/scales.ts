import { inverseOfLower } from './cholesky.ts'
import type { Design } from './design.ts'
import { type Mode, posteriorMode } from './newton.ts'
import { type Block, distance } from './prior.ts'

/** Scale believed before any deal is seen, and how many levels' worth of evidence that is (Salvirt: .55 suits 20 deals, .35 a hundred). */
const firstScale = 0.55
const firstStrength = 6
/** How many levels' worth of evidence the columns in common lend to each one. */
const commonStrength = 5
const narrowest = 0.02
/** Rounds of the fixed point, from the prior and from a near-by fit; in each the weights follow by a step or two. */
const rounds = 6
const roundsFromNear = 3

export interface Learned extends Mode {
  /** Prior standard deviation of each column's weights. */
  readonly scales: Float64Array
}

/**
 * Empirical Bayes: how far weights may stray is itself learned, per column, by MacKay's fixed point
 * (weights' squared length over the number of weights the data determine), each column leaning on all of them together. A
 * column that says nothing shrinks towards nothing; one with many owners or products is pooled as far as they are alike.
 * It starts `from` a near-by fit where there is one, which changes the time it takes and not where it ends.
 * D. MacKay, Bayesian interpolation, Neural Computation 4 (1992), section 4.
 */
export function fitWithLearnedScales(
  design: Design,
  won: Uint8Array,
  rows: Int32Array,
  from?: Pick<Learned, 'weights' | 'scales'>,
): Learned {
  const start = from ?? startOf(design)
  const scales = start.scales.slice()
  let mode: Mode = { weights: start.weights, lower: new Float64Array() }
  for (let round = 0; round < (from ? roundsFromNear : rounds); round++) {
    mode = posteriorMode(design, won, rows, scales, mode.weights, round === 0 && !from ? 5 : 1)
    if (design.blocks.length === 0 || !improveScales(design, mode, scales)) break
  }
  return { ...posteriorMode(design, won, rows, scales, mode.weights, 30), scales }
}

function startOf({ size, blocks }: Design): Pick<Learned, 'weights' | 'scales'> {
  const weights = new Float64Array(size)
  for (const { start, means } of blocks) weights.set(means, start)
  return { weights, scales: new Float64Array(blocks.length).fill(firstScale) }
}

/** One step of the fixed point, in place; false when it has settled. */
function improveScales({ size, blocks }: Design, { weights, lower }: Mode, scales: Float64Array): boolean {
  const inverse = inverseOfLower(lower, size)
  const lengths = blocks.map((block) => distance(block, weights))
  const determined = blocks.map((block, index) => {
    const left = traceWith(block, inverse, size) / (scales[index] ?? 1) ** 2
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

/** Trace of R·Σ over the block, Σ being M⁻ᵀ·M⁻¹ for the lower triangle M⁻¹. */
function traceWith({ start, levels, precision }: Block, inverse: Float64Array, size: number): number {
  let sum = 0
  for (let row = start; row < size; row++) {
    const line = row * size + start
    const reach = Math.min(levels, row - start + 1)
    for (let i = 0; i < reach; i++) {
      const value = inverse[line + i] ?? 0
      if (value === 0) continue
      let pull = 0
      for (let j = 0; j < reach; j++) {
        const tie = precision[i * levels + j] ?? 0
        if (tie !== 0) pull += tie * (inverse[line + j] ?? 0)
      }
      sum += value * pull
    }
  }
  return sum
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
