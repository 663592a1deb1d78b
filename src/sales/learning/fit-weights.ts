import { cholesky, inverseOfLower, packedInverse, solveWith } from '../model/cholesky.ts'
import { logLossOf, sigmoid } from '../model/odds.ts'
import { pack } from '../model/packed.ts'
import { type LearnedWeights, spread } from '../sandbox/beliefs.ts'
import { priorBeliefs, type SignKey } from '../sandbox/signs.ts'
import type { ClosedCase } from './closed-case.ts'

type Example = Pick<ClosedCase, 'signs' | 'won' | 'closedAt'>

/** By how much the expert's uncertainty may turn out too small or too large; 1 is believed most. */
const scales = [0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6]
const scaleSd = 0.5

/**
 * Logistic regression around the expert's scorecard: the prior mean of each weight is the expert's, the posterior comes from
 * closed deals. Laplace's approximation gives the covariance; how far the company may stray from the expert is learned by the
 * evidence of each scale (D. MacKay, Bayesian interpolation, Neural Computation 4, 1992). Without deals it is the scorecard itself.
 */
export function fitWeights(cases: readonly Example[]): LearnedWeights {
  const design = designOf(cases)
  const fits = scales.map((scale) => fitAt(design, scale))
  const best = fits.reduce((one, other) => (other.evidence > one.evidence ? other : one))
  const { size, keys } = design
  return {
    upTo: Math.max(0, ...cases.map(({ closedAt }) => closedAt)),
    cases: cases.length,
    wins: cases.filter(({ won }) => won).length,
    scale: best.scale,
    keys,
    means: Array.from(best.weights, (weight) => Number(weight.toPrecision(9))),
    seen: keys.map((_, place) => design.rows.filter(({ places }) => places.includes(place)).length),
    covariance: pack(packedInverse(inverseOfLower(best.lower, size), size)),
  }
}

interface Design {
  size: number
  keys: readonly SignKey[]
  rows: readonly { places: number[]; values: number[]; won: number }[]
}

/** Signs of old records that nobody knows any more are left out. */
function designOf(cases: readonly Example[]): Design {
  const keys = [...priorBeliefs.keys()]
  const placeOf = new Map(keys.map((key, place) => [key, place]))
  const rows = cases.map(({ signs, won }) => {
    const known = signs.flatMap(({ key, value }) => {
      const place = placeOf.get(key)
      return place === undefined ? [] : [{ place, value }]
    })
    return { places: known.map(({ place }) => place), values: known.map(({ value }) => value), won: won ? 1 : 0 }
  })
  return { size: keys.length, keys, rows }
}

interface Fit {
  scale: number
  weights: Float64Array
  lower: Float64Array
  evidence: number
}

const mostSteps = 50

/** Newton from the expert's own weights, steps halved while they would go uphill. */
function fitAt(design: Design, scale: number): Fit {
  const prior = priorAt(design, scale)
  let weights: Float64Array = prior.means
  let loss = lossOf(design, prior, weights)
  for (let step = 0; ; step++) {
    const { gradient, hessian } = derivatives(design, prior, weights)
    const lower = cholesky(hessian, design.size)
    const move = solveWith(lower, design.size, gradient)
    let next = moved(weights, move, 1)
    let nextLoss = lossOf(design, prior, next)
    for (let share = 0.5; nextLoss > loss && share > 1e-4; share /= 2) {
      next = moved(weights, move, share)
      nextLoss = lossOf(design, prior, next)
    }
    const settled = loss - nextLoss < 1e-10 * (1 + loss)
    if (nextLoss < loss) {
      weights = next
      loss = nextLoss
    }
    if (settled || step >= mostSteps)
      return { scale, weights, lower, evidence: evidenceOf(design, prior, loss, lower, scale) }
  }
}

interface Prior {
  means: Float64Array
  precisions: Float64Array
}

function priorAt({ keys }: Design, scale: number): Prior {
  const beliefs = [...priorBeliefs.values()]
  return {
    means: Float64Array.from(beliefs, ({ mean }) => mean),
    precisions: Float64Array.from(keys, (key, place) => (spread(key, scale) * (beliefs[place]?.sd ?? 1)) ** -2),
  }
}

/** Log of the evidence but for what is the same at every scale, and what is believed of the scale itself. */
function evidenceOf({ size }: Design, { precisions }: Prior, loss: number, lower: Float64Array, scale: number): number {
  let logDeterminants = 0
  for (let place = 0; place < size; place++) {
    logDeterminants += Math.log(precisions[place] ?? 1) / 2 - Math.log(lower[place * size + place] ?? 1)
  }
  return logDeterminants - loss - (Math.log(scale) / scaleSd) ** 2 / 2
}

function lossOf({ rows, size }: Design, { means, precisions }: Prior, weights: Float64Array): number {
  let loss = 0
  for (let place = 0; place < size; place++) {
    loss += ((precisions[place] ?? 0) * ((weights[place] ?? 0) - (means[place] ?? 0)) ** 2) / 2
  }
  for (const row of rows) loss += logLossOf(logOddsOf(row, weights), row.won)
  return loss
}

function derivatives({ rows, size }: Design, { means, precisions }: Prior, weights: Float64Array) {
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  for (let place = 0; place < size; place++) {
    const precision = precisions[place] ?? 0
    gradient[place] = -precision * ((weights[place] ?? 0) - (means[place] ?? 0))
    hessian[place * size + place] = precision
  }
  for (const row of rows) {
    const probability = sigmoid(logOddsOf(row, weights))
    const curvature = probability * (1 - probability)
    for (const [i, one] of row.places.entries()) {
      const value = row.values[i] ?? 0
      gradient[one] = (gradient[one] ?? 0) + value * (row.won - probability)
      for (const [j, other] of row.places.entries()) {
        if (other > one) continue
        const at = one * size + other
        hessian[at] = (hessian[at] ?? 0) + curvature * value * (row.values[j] ?? 0)
      }
    }
  }
  return { gradient, hessian }
}

function logOddsOf({ places, values }: Design['rows'][number], weights: Float64Array): number {
  return places.reduce((sum, place, index) => sum + (values[index] ?? 0) * (weights[place] ?? 0), 0)
}

function moved(weights: Float64Array, move: Float64Array, share: number): Float64Array {
  return weights.map((weight, place) => weight + share * (move[place] ?? 0))
}
