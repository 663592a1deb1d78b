import { calibrationZ } from './metrics.ts'
import { logit, sigmoid } from './odds.ts'

export interface LevelAlarm {
  /** Number of closed deals, in order, when it was noticed. */
  readonly at: number
  readonly window: number
  readonly z: number
}

/** Recent deals looked at together: the short window notices a jump soon, the long one a slow slide. */
const windows = [100, 200, 500]
const step = 10
/**
 * A window is looked at again and again, so the bound lies above 3: simulated forecasts that are right then raise an alarm in
 * about one year of 2,000 deals in twenty-five.
 */
const bound = 3.8

/** First moment at which wins part from their forecasts; deals in the order in which they closed. */
export function levelAlarm(probabilities: Float64Array, won: Uint8Array): LevelAlarm | undefined {
  for (let at = windows[0] ?? step; at <= won.length; at += step) {
    for (const window of windows) {
      if (at < window) continue
      const z = calibrationZ(probabilities.subarray(at - window, at), won.subarray(at - window, at))
      if (Math.abs(z) > bound) return { at, window, z }
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
