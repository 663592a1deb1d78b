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
  const level = followLevel(probabilities, won)
  const followed = level.probabilities.subarray(cut)
  return {
    alarm: level.alarms[0] ?? null,
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
/** A level that was followed so far from where it was last spoken of, in log-odds, is spoken of again. */
const worthSaying = 0.5

export interface FollowedLevel {
  /** Each forecast at the level that was believed before its outcome was seen. */
  readonly probabilities: Float64Array
  /** What is to be added to the next forecast's log-odds. */
  readonly shift: number
  readonly alarms: readonly LevelAlarm[]
}

/**
 * As labels arrive: the model's own level is trusted until an alarm, unless it is known to be `moving`; from then on the intercept
 * is learned anew after each fifty closed deals, from those since the change, five hundred at most. The watch goes on.
 */
export function followLevel(probabilities: Float64Array, won: Uint8Array, moving = false): FollowedLevel {
  const followed = probabilities.slice()
  const alarms: LevelAlarm[] = []
  let shift = 0
  let said = 0
  for (let at = 0, since = 0; at < won.length; ) {
    const following = moving || alarms.length > 0
    const end = following ? Math.min(won.length, at + every) : won.length
    followed.set(shifted(probabilities.subarray(at, end), shift), at)
    const alarm = levelAlarm(followed.subarray(0, end), won.subarray(0, end), alarms.at(-1)?.at)
    since = alarm?.since ?? since
    at = alarm?.at ?? end
    if (following || alarm !== undefined) {
      const from = Math.max(since, at - memory)
      shift = interceptShift(probabilities.subarray(from, at), won.subarray(from, at))
    }
    if (alarm !== undefined) alarms.push(alarm)
    else if (Math.abs(shift - said) > worthSaying) {
      const recent = Math.max(0, at - 2 * every)
      const z = calibrationZ(shifted(probabilities.subarray(recent, at), said), won.subarray(recent, at))
      alarms.push({ at, since: recent, z })
    } else continue
    said = shift
  }
  return { probabilities: followed, shift, alarms }
}
