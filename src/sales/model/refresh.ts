import { interceptShift, type LevelAlarm, levelAlarm, shifted } from './drift.ts'
import { calibrationZ, meanLogLoss } from './metrics.ts'

export interface Refresh {
  readonly alarm: LevelAlarm | null
  /** One refresh on the first deals, judged on all that came after. */
  readonly once: { learned_from: number; shift: number; z_before: number; z_after: number }
  /** The level followed deal by deal, each forecast made before its outcome was seen. */
  readonly following: { z: number; log_loss: number; log_loss_without: number }
}

/** Enough deals to know a level, few enough to be recent. */
const firstDeals = 2000

/** What refreshing the intercept alone would do for these deals, taken in the order in which they closed. */
export function refreshOf(probabilities: Float64Array, won: Uint8Array): Refresh {
  const cut = Math.min(firstDeals, Math.floor(won.length / 3))
  const shift = interceptShift(probabilities.subarray(0, cut), won.subarray(0, cut))
  const rest = probabilities.subarray(cut)
  const restWon = won.subarray(cut)
  const followed = followLevel(probabilities, won).subarray(cut)
  return {
    alarm: levelAlarm(probabilities, won) ?? null,
    once: {
      learned_from: cut,
      shift,
      z_before: calibrationZ(rest, restWon),
      z_after: calibrationZ(shifted(rest, shift), restWon),
    },
    following: {
      z: calibrationZ(followed, restWon),
      log_loss: meanLogLoss(followed, restWon),
      log_loss_without: meanLogLoss(rest, restWon),
    },
  }
}

const every = 50
const memory = 500

/** The intercept refreshed after each fifty closed deals on the last five hundred. */
export function followLevel(probabilities: Float64Array, won: Uint8Array): Float64Array {
  const followed = new Float64Array(won.length)
  for (let from = 0; from < won.length; from += every) {
    const past = Math.max(0, from - memory)
    const shift = interceptShift(probabilities.subarray(past, from), won.subarray(past, from))
    followed.set(shifted(probabilities.subarray(from, from + every), shift), from)
  }
  return followed
}
