import { z } from 'zod'
import { fitLine } from './calibration.ts'
import { cholesky, solveWith } from './cholesky.ts'
import { sigmoid } from './odds.ts'
import type { Rehearsal } from './rehearsal.ts'
import { meanOf, opinionsOn } from './spread.ts'

/** How two learners' log-odds are added up to one: shares are never negative, so that a declared direction survives. */
export const Shares = z.object({ logistic: z.number().min(0), trees: z.number().min(0), shift: z.number() })

export type Shares = z.infer<typeof Shares>

/** What the shares are believed to be before any deal, and by how much information: that of a few dozen deals. */
const believed = [0.5, 0.5, 0]
const firmness = [10, 10, 1]

/** Shares of held-out opinions that foretell the outcomes best; D. Wolpert, Stacked generalization, Neural Networks 5 (1992). */
export function sharesOf(logistic: Float64Array, trees: Float64Array, won: Uint8Array): Shares {
  const both = newton([logistic, trees], won, [0, 1, 2])
  const lacking = both.findIndex((share, index) => index < 2 && share < 0)
  const [one = 0, other = 0, shift = 0] =
    lacking === -1 ? both : newton([logistic, trees], won, lacking === 0 ? [1, 2] : [0, 2])
  return { logistic: rounded(Math.max(0, one)), trees: rounded(Math.max(0, other)), shift: rounded(shift) }
}

export function blended(shares: Shares, logistic: number, trees: number): number {
  return shares.logistic * logistic + shares.trees * trees + shares.shift
}

/**
 * The shares were learned from members of the trees one by one, and it is the mean of all that speaks: it errs less, and is too
 * timid by what its steeper line to the truth of a rehearsal says. Errors shrink with the number of deals learned from.
 * What is said on average, in log-odds, stays.
 */
export function bolder(shares: Shares, rehearsal: Rehearsal, deals: number, average: number): Shares {
  const { truth, logistic, members, taught } = rehearsal
  const chances = truth.map(sigmoid)
  const slopeOf = (trees: (index: number) => number) =>
    fitLine(
      logistic.scores.map((score, index) => blended(shares, score, trees(index))),
      chances,
    ).slope
  const alone = members.map((scores) => slopeOf((index) => scores[index] ?? 0))
  const together = slopeOf((index) => meanOf(opinionsOn(members, index)))
  const ratio = together / (alone.reduce((sum, slope) => sum + slope, 0) / alone.length)
  const factor = 1 + Math.min(1, taught / deals) * Math.max(0, ratio - 1)
  return {
    logistic: rounded(factor * shares.logistic),
    trees: rounded(factor * shares.trees),
    shift: rounded(factor * shares.shift + (1 - factor) * average),
  }
}

/** Each fold's deals blended by shares learned from the other folds, for an honest comparison. */
export function crossBlended(
  logistic: Float64Array,
  trees: Float64Array,
  won: Uint8Array,
  folds: Int32Array,
): Float64Array {
  const result = new Float64Array(won.length)
  for (const fold of new Set(folds)) {
    const others = Int32Array.from(won.keys()).filter((index) => folds[index] !== fold)
    const of = (scores: Float64Array) => Float64Array.from(others, (index) => scores[index] ?? 0)
    const shares = sharesOf(
      of(logistic),
      of(trees),
      Uint8Array.from(others, (index) => won[index] ?? 0),
    )
    for (const [index, score] of logistic.entries()) {
      if (folds[index] === fold) result[index] = blended(shares, score, trees[index] ?? 0)
    }
  }
  return result
}

/** Logistic regression on the two opinions; weights that are not `free` stay at 0. */
function newton([one, other]: [Float64Array, Float64Array], won: Uint8Array, free: readonly number[]): number[] {
  const weights = believed.map((weight, index) => (free.includes(index) ? weight : 0))
  for (let step = 0; step < 30; step++) {
    const gradient = Float64Array.from(free, (index) => pull(weights, index))
    const precision = new Float64Array(free.length ** 2)
    for (const [row, index] of free.entries()) precision[row * free.length + row] = firmness[index] ?? 1
    for (let deal = 0; deal < won.length; deal++) {
      const facts = [one[deal] ?? 0, other[deal] ?? 0, 1]
      const probability = sigmoid(facts.reduce((sum, fact, index) => sum + fact * (weights[index] ?? 0), 0))
      const surprise = (won[deal] ?? 0) - probability
      const weight = probability * (1 - probability)
      for (const [row, index] of free.entries()) {
        const fact = facts[index] ?? 0
        gradient[row] = (gradient[row] ?? 0) + surprise * fact
        for (let column = 0; column <= row; column++) {
          const at = row * free.length + column
          precision[at] = (precision[at] ?? 0) + weight * fact * (facts[free[column] ?? 0] ?? 0)
        }
      }
    }
    const move = solveWith(cholesky(precision, free.length), free.length, gradient)
    for (const [row, index] of free.entries()) weights[index] = (weights[index] ?? 0) + (move[row] ?? 0)
    if (move.every((value) => Math.abs(value) < 1e-9)) break
  }
  return weights
}

function pull(weights: readonly number[], index: number): number {
  return (firmness[index] ?? 1) * ((believed[index] ?? 0) - (weights[index] ?? 0))
}

function rounded(value: number): number {
  return Number(value.toPrecision(9))
}
