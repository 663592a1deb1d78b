import { calibrationZ } from './metrics.ts'
import { logit, sigmoid } from './odds.ts'

export interface LevelAlarm {
  /** Number of closed deals, in order, when it was noticed. */
  readonly at: number
  /** The first deal of the new level, as far as can be told. */
  readonly since: number
  /** How far wins and forecasts are apart over those deals, in standard deviations. */
  readonly z: number
}

/** The change of level looked for, in log-odds: a win rate of 35 % falling to 23 %, or rising to 50 %. */
const sought = 0.6
/**
 * How much the evidence must weigh, as a log-likelihood ratio: more, the longer the watch has gone on, for chance has had more
 * tries. Simulated: forecasts that are right raise an alarm in one year of 2,000 deals in nine; a fall by one log-odd is
 * noticed after 80 deals in the middle, by 1.3 after 63.
 */
const enough = 6
const soon = 300

/**
 * First moment at which wins part from their forecasts, deals in the order in which they closed: cumulative sums of the evidence
 * for a higher and for a lower level, each starting anew whenever it speaks against (E. Page, Continuous inspection schemes,
 * Biometrika 41, 1954).
 */
export function levelAlarm(probabilities: Float64Array, won: Uint8Array, from = 0): LevelAlarm | undefined {
  const sums = [1, -1].map((side) => ({ change: side * sought, evidence: 0, since: from }))
  for (let deal = from; deal < won.length; deal++) {
    const probability = probabilities[deal] ?? 0.5
    for (const sum of sums) {
      sum.evidence += (won[deal] ?? 0) * sum.change - Math.log1p(probability * Math.expm1(sum.change))
      if (sum.evidence <= 0) Object.assign(sum, { evidence: 0, since: deal + 1 })
      if (sum.evidence > enough + Math.log(Math.max(1, (deal - from) / soon))) {
        const { since } = sum
        return {
          at: deal + 1,
          since,
          z: calibrationZ(probabilities.slice(since, deal + 1), won.slice(since, deal + 1)),
        }
      }
    }
  }
  return undefined
}

/** Pull of the refreshed intercept to where it was: a normal prior of this standard deviation. */
const shiftScale = 1

/** Shift in log-odds that makes expected wins meet the real ones, by Newton; the ranking stays as it is. */
export function interceptShift(probabilities: Float64Array, won: Uint8Array): number {
  let shift = 0
  for (let round = 0; round < 50; round++) {
    let slope = -shift / shiftScale ** 2
    let curvature = shiftScale ** -2
    for (const [index, probability] of probabilities.entries()) {
      const now = sigmoid(logit(probability) + shift)
      slope += (won[index] ?? 0) - now
      curvature += now * (1 - now)
    }
    const move = slope / curvature
    shift += Math.max(-1, Math.min(1, move))
    if (Math.abs(move) < 1e-10) break
  }
  return shift
}

export function shifted(probabilities: Float64Array, shift: number): Float64Array {
  return probabilities.map((probability) => sigmoid(logit(probability) + shift))
}
