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
 * Deals closed from `levelSince` on may have moved to a level of their own, and the level they stand on is the one that is learned.
 */
export function fitWeights(cases: readonly Example[], levelSince = Number.POSITIVE_INFINITY): LearnedWeights {
  const design = designOf(cases, levelSince)
  let weights: Float64Array = priorAt(design, 1).means
  const fits = scales.map((scale) => {
    const fit = fitAt(design, scale, weights)
    weights = fit.weights
    return fit
  })
  const best = fits.reduce((one, other) => (other.evidence > one.evidence ? other : one))
  const { size, keys, rows } = design
  const covariance = packedInverse(inverseOfLower(best.lower, size), size)
  const means = best.weights.slice()
  if (size > keys.length) addChangeToLevel(means, covariance, keys)
  const seen = new Int32Array(size)
  for (const { places } of rows) for (const place of places) seen[place] = (seen[place] ?? 0) + 1
  return {
    upTo: cases.reduce((latest, { closedAt }) => Math.max(latest, closedAt), 0),
    cases: cases.length,
    wins: cases.filter(({ won }) => won).length,
    scale: best.scale,
    keys,
    means: keys.map((_, place) => Number((means[place] ?? 0).toPrecision(9))),
    seen: Array.from(seen.subarray(0, keys.length)),
    covariance: pack(covariance.subarray(0, (keys.length * (keys.length + 1)) / 2)),
  }
}

/** The level of today is the one before and its change; the covariance (lower triangle by rows) follows them. */
function addChangeToLevel(means: Float64Array, covariance: Float64Array, keys: readonly SignKey[]): void {
  const level = keys.indexOf('level')
  const change = keys.length
  const at = (i: number, j: number) => (i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i)
  const ofChange = Array.from({ length: change + 1 }, (_, place) => covariance[at(change, place)] ?? 0)
  means[level] = (means[level] ?? 0) + (means[change] ?? 0)
  for (let place = 0; place < change; place++) {
    const twice = place === level ? (ofChange[level] ?? 0) + (ofChange[change] ?? 0) : 0
    covariance[at(level, place)] = (covariance[at(level, place)] ?? 0) + (ofChange[place] ?? 0) + twice
  }
}

interface Design {
  /** One more than there are keys where the level has changed: by how much comes last. */
  size: number
  keys: readonly SignKey[]
  rows: readonly Row[]
}

interface Row {
  places: Int32Array
  values: Float64Array
  won: number
}

/** Signs of old records that nobody knows any more are left out. */
function designOf(cases: readonly Example[], levelSince: number): Design {
  const keys = [...priorBeliefs.keys()]
  const placeOf = new Map(keys.map((key, place) => [key, place]))
  const hasChanged = cases.some(({ closedAt }) => closedAt >= levelSince)
  const rows = cases.map(({ signs, won, closedAt }) => {
    const known = signs.flatMap(({ key, value }) => {
      const place = placeOf.get(key)
      return place === undefined ? [] : [{ place, value }]
    })
    if (closedAt >= levelSince) known.push({ place: keys.length, value: 1 })
    return {
      places: Int32Array.from(known, ({ place }) => place),
      values: Float64Array.from(known, ({ value }) => value),
      won: won ? 1 : 0,
    }
  })
  return { size: keys.length + (hasChanged ? 1 : 0), keys, rows }
}

interface Fit {
  scale: number
  weights: Float64Array
  lower: Float64Array
  evidence: number
}

const mostSteps = 50

/** Newton, steps halved while they would go uphill. */
function fitAt(design: Design, scale: number, start: Float64Array): Fit {
  const prior = priorAt(design, scale)
  let weights = start
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

/** How far a level may have moved, in log-odds. */
const changeSd = 1

function priorAt({ keys, size }: Design, scale: number): Prior {
  const beliefs = [...priorBeliefs.values()]
  return {
    means: Float64Array.from({ length: size }, (_, place) => beliefs[place]?.mean ?? 0),
    precisions: Float64Array.from({ length: size }, (_, place) => {
      const key = keys[place]
      return (key === undefined ? changeSd : spread(key, scale) * (beliefs[place]?.sd ?? 1)) ** -2
    }),
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
    const { places, values, won } = row
    const probability = sigmoid(logOddsOf(row, weights))
    const curvature = probability * (1 - probability)
    for (let i = 0; i < places.length; i++) {
      const [one, value] = [places[i] ?? 0, values[i] ?? 0]
      gradient[one] = (gradient[one] ?? 0) + value * (won - probability)
      for (let j = 0; j < places.length; j++) {
        const other = places[j] ?? 0
        if (other > one) continue
        const at = one * size + other
        hessian[at] = (hessian[at] ?? 0) + curvature * value * (values[j] ?? 0)
      }
    }
  }
  return { gradient, hessian }
}

function logOddsOf({ places, values }: Row, weights: Float64Array): number {
  let sum = 0
  for (let index = 0; index < places.length; index++) sum += (values[index] ?? 0) * (weights[places[index] ?? 0] ?? 0)
  return sum
}

function moved(weights: Float64Array, move: Float64Array, share: number): Float64Array {
  return weights.map((weight, place) => weight + share * (move[place] ?? 0))
}
