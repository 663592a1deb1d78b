import { cholesky, solveWith } from './cholesky.ts'
import type { Design } from './design.ts'
import { logLossOf, sigmoid } from './odds.ts'
import { type Block, distance } from './prior.ts'

/** Standard deviation of the intercept's prior around even odds: wide, since a company's win rate may be 5 % as well as 60 %. */
export const interceptScale = 2

export interface Mode {
  readonly weights: Float64Array
  /** Cholesky factor of the posterior precision at the mode. */
  readonly lower: Float64Array
}

/** Most probable weights of a logistic model under the blocks' priors, by Newton's method with halved steps. */
export function posteriorMode(
  design: Design,
  won: Uint8Array,
  rows: Int32Array,
  scales: Float64Array,
  from: Float64Array,
  steps: number,
): Mode {
  let weights = from
  let loss = penalisedLoss(design, won, rows, scales, weights)
  for (let step = 1; ; step++) {
    const { gradient, precision } = derivatives(design, won, rows, scales, weights)
    const lower = cholesky(precision, design.size)
    const move = solveWith(lower, design.size, gradient)
    let next = moved(weights, move, 1)
    let nextLoss = penalisedLoss(design, won, rows, scales, next)
    for (let share = 0.5; nextLoss > loss + 1e-9 && share > 1e-4; share /= 2) {
      next = moved(weights, move, share)
      nextLoss = penalisedLoss(design, won, rows, scales, next)
    }
    const settled = loss - nextLoss < 1e-7 * (1 + Math.abs(loss))
    if (nextLoss <= loss) {
      weights = next
      loss = nextLoss
    }
    if (settled || step >= steps) return { weights, lower }
  }
}

/** Log-odds of one row under the weights. */
export function logOddsOf({ size, blocks, indexes }: Design, weights: Float64Array, row: number): number {
  const width = blocks.length
  let sum = weights[size - 1] ?? 0
  for (let at = row * width; at < (row + 1) * width; at++) sum += weights[indexes[at] ?? 0] ?? 0
  return sum
}

function penalisedLoss(
  design: Design,
  won: Uint8Array,
  rows: Int32Array,
  scales: Float64Array,
  weights: Float64Array,
): number {
  const intercept = weights[design.size - 1] ?? 0
  let loss = intercept ** 2 / (2 * interceptScale ** 2)
  for (const [index, block] of design.blocks.entries()) {
    loss += distance(block, weights) / (2 * (scales[index] ?? 1) ** 2)
  }
  for (const row of rows) loss += logLossOf(logOddsOf(design, weights, row), won[row] ?? 0)
  return loss
}

/** Downhill direction of the penalised loss, and its matrix of second derivatives (lower triangle). */
function derivatives(
  design: Design,
  won: Uint8Array,
  rows: Int32Array,
  scales: Float64Array,
  weights: Float64Array,
): { gradient: Float64Array; precision: Float64Array } {
  const { size, blocks, indexes } = design
  const width = blocks.length
  const last = size - 1
  const gradient = new Float64Array(size)
  const precision = new Float64Array(size * size)
  for (const row of rows) {
    const probability = sigmoid(logOddsOf(design, weights, row))
    const surprise = (won[row] ?? 0) - probability
    const weight = probability * (1 - probability)
    const start = row * width
    for (let b = start; b < start + width; b++) {
      const index = indexes[b] ?? 0
      gradient[index] = (gradient[index] ?? 0) + surprise
      const line = index * size
      for (let a = start; a <= b; a++) {
        const at = line + (indexes[a] ?? 0)
        precision[at] = (precision[at] ?? 0) + weight
      }
      const at = last * size + index
      precision[at] = (precision[at] ?? 0) + weight
    }
    gradient[last] = (gradient[last] ?? 0) + surprise
    precision[last * size + last] = (precision[last * size + last] ?? 0) + weight
  }
  for (const [index, block] of blocks.entries())
    addPrior(block, (scales[index] ?? 1) ** -2, weights, gradient, precision)
  gradient[last] = (gradient[last] ?? 0) - (weights[last] ?? 0) / interceptScale ** 2
  precision[last * size + last] = (precision[last * size + last] ?? 0) + interceptScale ** -2
  return { gradient, precision }
}

function addPrior(
  { start, levels, means, precision: among }: Block,
  factor: number,
  weights: Float64Array,
  gradient: Float64Array,
  precision: Float64Array,
): void {
  const size = gradient.length
  for (let row = 0; row < levels; row++) {
    let pull = 0
    for (let column = 0; column < levels; column++) {
      const tie = among[row * levels + column] ?? 0
      if (tie === 0) continue
      pull += tie * ((weights[start + column] ?? 0) - (means[column] ?? 0))
      const at = (start + row) * size + start + column
      if (column <= row) precision[at] = (precision[at] ?? 0) + factor * tie
    }
    gradient[start + row] = (gradient[start + row] ?? 0) - factor * pull
  }
}

function moved(weights: Float64Array, move: Float64Array, share: number): Float64Array {
  return weights.map((weight, index) => weight + share * (move[index] ?? 0))
}
