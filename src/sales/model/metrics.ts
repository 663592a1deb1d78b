import { logit, logLossOf, sigmoid } from './odds.ts'
import { randomFrom } from './random.ts'

export interface Metrics {
  readonly cases: number
  readonly wins: number
  readonly auc: number
  readonly log_loss: number
  readonly brier: number
  /** Expected calibration error over ten bins of equal width. */
  readonly ece10: number
  /** What a perfectly calibrated forecast of the same cases would show by chance alone: on average, and one time in twenty. */
  readonly ece_floor_mean: number
  readonly ece_floor_p95: number
  /** (wins − expected wins) / its standard deviation; beyond ±3 the level is off. */
  readonly calibration_z: number
  readonly base_rate_log_loss: number
  readonly reliability: readonly ReliabilityRow[]
}

interface ReliabilityRow {
  readonly from: number
  readonly to: number
  readonly cases: number
  readonly said: number
  readonly happened: number
}

export function metricsOf(probabilities: Float64Array, won: Uint8Array, seed: number): Metrics {
  const wins = won.reduce((sum, one) => sum + one, 0)
  const rate = wins / won.length
  const floor = noiseFloor(probabilities, seed)
  return {
    cases: won.length,
    wins,
    auc: areaUnderCurve(probabilities, won),
    log_loss: meanLogLoss(probabilities, won),
    brier: mean(probabilities, (probability, index) => (probability - (won[index] ?? 0)) ** 2),
    ece10: calibrationError(probabilities, won),
    ece_floor_mean: floor.mean,
    ece_floor_p95: floor.p95,
    calibration_z: calibrationZ(probabilities, won),
    base_rate_log_loss: rate <= 0 || rate >= 1 ? 0 : -rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate),
    reliability: reliability(probabilities, won),
  }
}

/** Share of won–lost pairs in which the won deal was rated higher; half for a tie. NaN without both. */
export function areaUnderCurve(scores: Float64Array, won: Uint8Array): number {
  const order = Array.from(scores.keys()).sort((one, other) => (scores[one] ?? 0) - (scores[other] ?? 0))
  let ranksOfWins = 0
  let wins = 0
  for (let start = 0; start < order.length; ) {
    let end = start
    let winsHere = 0
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) {
      winsHere += won[order[end] ?? 0] ?? 0
      end++
    }
    ranksOfWins += winsHere * ((start + 1 + end) / 2)
    wins += winsHere
    start = end
  }
  const losses = order.length - wins
  return (ranksOfWins - (wins * (wins + 1)) / 2) / (wins * losses)
}

export function meanLogLoss(probabilities: Float64Array, won: Uint8Array): number {
  return mean(probabilities, (probability, index) => logLossOf(logit(probability), won[index] ?? 0))
}

export function calibrationError(probabilities: Float64Array, won: Uint8Array): number {
  return reliability(probabilities, won).reduce(
    (sum, { cases, said, happened }) => sum + (cases / probabilities.length) * Math.abs(said - happened),
    0,
  )
}

export function calibrationZ(probabilities: Float64Array, won: Uint8Array): number {
  let surprise = 0
  let variance = 0
  for (const [index, probability] of probabilities.entries()) {
    surprise += (won[index] ?? 0) - probability
    variance += probability * (1 - probability)
  }
  return variance === 0 ? 0 : surprise / Math.sqrt(variance)
}

const draws = 200

/** The calibration error when every outcome is drawn from its own forecast: on average, and its 95th percentile. */
export function noiseFloor(probabilities: Float64Array, seed: number): { mean: number; p95: number } {
  const random = randomFrom(seed)
  const errors = Array.from({ length: draws }, () =>
    calibrationError(
      probabilities,
      Uint8Array.from(probabilities, (probability) => (random() < probability ? 1 : 0)),
    ),
  ).sort((one, other) => one - other)
  return {
    mean: errors.reduce((sum, error) => sum + error, 0) / draws,
    p95: errors[Math.floor(0.95 * draws)] ?? Number.NaN,
  }
}

/** What was said against what happened, in ten bins; empty bins are left out. */
function reliability(probabilities: Float64Array, won: Uint8Array): ReliabilityRow[] {
  const cases = new Int32Array(10)
  const said = new Float64Array(10)
  const happened = new Int32Array(10)
  for (const [index, probability] of probabilities.entries()) {
    const bin = Math.min(9, Math.floor(probability * 10))
    cases[bin] = (cases[bin] ?? 0) + 1
    said[bin] = (said[bin] ?? 0) + probability
    happened[bin] = (happened[bin] ?? 0) + (won[index] ?? 0)
  }
  return Array.from(cases, (count, bin) => ({
    from: bin / 10,
    to: (bin + 1) / 10,
    cases: count,
    said: (said[bin] ?? 0) / count,
    happened: (happened[bin] ?? 0) / count,
  })).filter((row) => row.cases > 0)
}

export function probabilitiesOf(logOdds: Float64Array): Float64Array {
  return logOdds.map(sigmoid)
}

function mean(values: Float64Array, of: (value: number, index: number) => number): number {
  return values.reduce((sum, value, index) => sum + of(value, index), 0) / values.length
}
