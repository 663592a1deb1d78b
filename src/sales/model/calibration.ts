import { z } from 'zod'
import { isotonic } from './isotonic.ts'
import { logit, logLossOf, sigmoid } from './odds.ts'

/** A rising curve from a learner's log-odds to calibrated ones. */
export const Calibration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.enum(['temperature', 'platt']), slope: z.number(), shift: z.number() }),
  /** Straight lines between the points, flat outside. */
  z.object({ kind: z.literal('isotonic'), points: z.array(z.tuple([z.number(), z.number()])).min(1) }),
])

export type Calibration = z.infer<typeof Calibration>

export const uncalibrated: Calibration = { kind: 'none' }

export function calibrated(calibration: Calibration, logOdds: number): number {
  if (calibration.kind === 'none') return logOdds
  if (calibration.kind !== 'isotonic') return calibration.slope * logOdds + calibration.shift
  return onCurve(calibration.points, logOdds)
}

export interface CalibrationChoice {
  readonly calibration: Calibration
  /** Held-out log-loss of each candidate. */
  readonly tried: readonly { kind: Calibration['kind']; log_loss: number }[]
  /** The scores themselves, each bent by the chosen kind of curve as fitted on the other folds. */
  readonly scores: Float64Array
}

/** Below this many cases isotonic regression fits noise (scikit-learn's guide on calibration names the same number). */
const enoughForIsotonic = 1000
const enoughForAny = 100

/**
 * Tries each curve on every other fold of held-out scores and keeps the best one only if its log-loss on the folds left out is
 * lower than without by more than two standard errors; a curve fitted to noise makes a good forecast worse (Maven: ECE .06 → .11).
 * `folds` numbers the fold of each score.
 */
export function chooseCalibration(scores: Float64Array, won: Uint8Array, folds: Int32Array): CalibrationChoice {
  const plain = scores.map((score, index) => logLossOf(score, won[index] ?? 0))
  const tried: { kind: Calibration['kind']; log_loss: number }[] = [{ kind: 'none', log_loss: meanOf(plain) }]
  let best: { curveOf: Fitter; log_loss: number; bent: Float64Array } | undefined
  if (scores.length < enoughForAny) return { calibration: uncalibrated, tried, scores }
  for (const { kind, curveOf, enough } of candidates) {
    if (scores.length < enough) continue
    const bent = heldOut(curveOf, scores, won, folds)
    const losses = bent.map((score, index) => logLossOf(score, won[index] ?? 0))
    const log_loss = meanOf(losses)
    tried.push({ kind, log_loss })
    const gains = plain.map((loss, index) => loss - (losses[index] ?? 0))
    if (log_loss < (best?.log_loss ?? Number.POSITIVE_INFINITY) && meanOf(gains) > 2 * standardError(gains)) {
      best = { curveOf, log_loss, bent }
    }
  }
  if (best === undefined) return { calibration: uncalibrated, tried, scores }
  return { calibration: best.curveOf(scores, won), tried, scores: best.bent }
}

type Fitter = (scores: Float64Array, won: Uint8Array) => Calibration

const candidates: { kind: Calibration['kind']; curveOf: Fitter; enough: number }[] = [
  {
    kind: 'temperature',
    curveOf: (scores, won) => ({ kind: 'temperature', ...fitLine(scores, won, false) }),
    enough: enoughForAny,
  },
  { kind: 'platt', curveOf: (scores, won) => ({ kind: 'platt', ...fitLine(scores, won) }), enough: enoughForAny },
  { kind: 'isotonic', curveOf: fitIsotonic, enough: enoughForIsotonic },
]

function heldOut(curveOf: Fitter, scores: Float64Array, won: Uint8Array, folds: Int32Array): Float64Array {
  const bent = new Float64Array(scores.length)
  for (const fold of new Set(folds)) {
    const indexes = Int32Array.from(scores.keys()).filter((index) => folds[index] !== fold)
    const curve = curveOf(
      Float64Array.from(indexes, (index) => scores[index] ?? 0),
      Uint8Array.from(indexes, (index) => won[index] ?? 0),
    )
    for (const [index, score] of scores.entries()) {
      if (folds[index] === fold) bent[index] = calibrated(curve, score)
    }
  }
  return bent
}

/**
 * Slope, and shift unless it is only a temperature, by Newton; a weak pull to (1, 0) keeps a separable slice finite. An outcome may
 * also be known as a chance.
 */
export function fitLine(
  scores: Float64Array,
  won: Uint8Array | Float64Array,
  shifting = true,
): { slope: number; shift: number } {
  let slope = 1
  let shift = 0
  for (let step = 0; step < 25; step++) {
    let bySlope = 1 - slope
    let byShift = -shift
    let ss = 1
    let st = 0
    let tt = 1
    for (const [index, score] of scores.entries()) {
      const probability = sigmoid(slope * score + shift)
      const surprise = (won[index] ?? 0) - probability
      const weight = probability * (1 - probability)
      bySlope += surprise * score
      byShift += surprise
      ss += weight * score * score
      st += weight * score
      tt += weight
    }
    const determinant = ss * tt - st * st
    const slopeMove = shifting ? (tt * bySlope - st * byShift) / determinant : bySlope / ss
    const shiftMove = shifting ? (ss * byShift - st * bySlope) / determinant : 0
    slope = Math.max(0.05, slope + slopeMove)
    shift += shiftMove
    if (Math.abs(slopeMove) + Math.abs(shiftMove) < 1e-9) break
  }
  return { slope: rounded(slope), shift: rounded(shift) }
}

const mostPoints = 50

/** Isotonic regression over equal shares of the scores; each point is pulled by half a case towards even odds, so none is certain. */
function fitIsotonic(scores: Float64Array, won: Uint8Array): Calibration {
  const order = Array.from(scores.keys()).sort((one, other) => (scores[one] ?? 0) - (scores[other] ?? 0))
  const size = Math.max(50, Math.ceil(order.length / mostPoints))
  const chunks = Array.from({ length: Math.ceil(order.length / size) }, (_, chunk) =>
    order.slice(chunk * size, (chunk + 1) * size),
  )
  const rates = chunks.map((chunk) => (chunk.reduce((sum, row) => sum + (won[row] ?? 0), 0) + 0.5) / (chunk.length + 1))
  const rising = isotonic(
    rates,
    chunks.map((chunk) => chunk.length),
  )
  const points = chunks.map((chunk, index): [number, number] => [
    rounded(chunk.reduce((sum, row) => sum + (scores[row] ?? 0), 0) / chunk.length),
    rounded(logit(rising[index] ?? 0.5)),
  ])
  return { kind: 'isotonic', points }
}

function onCurve(points: readonly (readonly [number, number])[], at: number): number {
  const after = points.findIndex(([from]) => from > at)
  const left = points[after === -1 ? points.length - 1 : after - 1]
  const right = points[after]
  if (left === undefined) return right?.[1] ?? at
  if (right === undefined || right[0] === left[0]) return left[1]
  return left[1] + ((right[1] - left[1]) * (at - left[0])) / (right[0] - left[0])
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function standardError(values: Float64Array): number {
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length ** 2)
}

function rounded(value: number): number {
  return Number(value.toPrecision(9))
}
