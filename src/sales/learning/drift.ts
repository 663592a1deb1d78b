import { interceptShift, type LevelAlarm, levelAlarm } from '../model/drift.ts'
import type { JudgedCase } from './closed-case.ts'

/** Wins and forecasts have parted: since when it shows, and what to add to all log-odds until something better is learned. */
export interface Drift {
  alarm: LevelAlarm
  shift: number
}

/** The level is refreshed on this many of the latest deals: enough to know one, few enough to be recent. */
const recent = 200

/** Looks at deals in the order in which they closed; `since` leaves out what was predicted before the level was last refreshed. */
export function driftOf(cases: readonly JudgedCase[], since: number): Drift | undefined {
  const watched = cases.filter(({ madeAt }) => madeAt >= since).sort((one, other) => one.closedAt - other.closedAt)
  const alarm = levelAlarm(saidOf(watched), wonOf(watched))
  if (alarm === undefined) return undefined
  const latest = watched.slice(-recent)
  return { alarm, shift: interceptShift(saidOf(latest), wonOf(latest)) }
}

function saidOf(cases: readonly JudgedCase[]): Float64Array {
  return Float64Array.from(cases, ({ said }) => said)
}

function wonOf(cases: readonly JudgedCase[]): Uint8Array {
  return Uint8Array.from(cases, ({ won }) => (won ? 1 : 0))
}
