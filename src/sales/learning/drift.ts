import { interceptShift, type LevelAlarm, levelAlarm } from '../model/drift.ts'
import { sigmoid } from '../model/odds.ts'
import type { Beliefs } from '../sandbox/beliefs.ts'
import { priorOf, type Sign } from '../sandbox/signs.ts'
import type { JudgedCase } from './closed-case.ts'
import type { Tenure } from './version.ts'

/** Wins and forecasts have parted. */
export interface Drift {
  /** Absent where a change that was noticed before is only followed further. */
  alarm?: LevelAlarm
  /** When the first deal of the new level was closed, milliseconds UTC. */
  since: number
  /** What to add to all log-odds until something better is learned. */
  shift: number
}

/** A new level is learned anew after so many more closed deals, from so many of the latest; smaller moves are not worth a word. */
const every = 50
const memory = 500
const worthMoving = 0.1

/** A model that begins to speak is watched over so many of the latest deals as well: what it learned from may have changed already. */
const lookedBackOn = 200

/**
 * Looks at deals in the order in which they closed, as who speaks now foretold them or would have: whether they part from it, since
 * when, and by how much. `tenures` are newest first.
 */
export function driftOf(cases: readonly JudgedCase[], beliefs: Beliefs, tenures: readonly Tenure[]): Drift | undefined {
  const inOrder = cases.toSorted((one, other) => one.closedAt - other.closedAt)
  const alarm = levelAlarm(
    Float64Array.from(inOrder, foretold(beliefs, tenures)),
    wonOf(inOrder),
    watchedFrom(inOrder, tenures),
  )
  const since = alarm === undefined ? followedSince(inOrder, tenures) : inOrder[alarm.since]?.closedAt
  if (since === undefined) return undefined
  const latest = inOrder.filter(({ closedAt }) => closedAt >= since).slice(-memory)
  const shift = interceptShift(
    Float64Array.from(latest, ({ signs }) => sigmoid(logOddsFrom(signs, beliefs))),
    wonOf(latest),
  )
  if (alarm === undefined) return Math.abs(shift) < worthMoving ? undefined : { since, shift }
  return { alarm, since, shift }
}

/** Index of the first deal that counts: after the level was last said to have changed, or shortly before another model spoke. */
function watchedFrom(inOrder: readonly JudgedCase[], tenures: readonly Tenure[]): number {
  const [current] = tenures
  const first = tenures.findLast((tenure) => isSameLevel(tenure, current))
  if (first === undefined) return 0
  const before = inOrder.filter(({ closedAt }) => closedAt <= Date.parse(first.at)).length
  if (first.kind === 'refreshed') return before
  const older = inOrder.filter(({ closedAt }) => closedAt < (first.levelSince ?? 0)).length
  return Math.max(older, before - lookedBackOn)
}

function isSameLevel(one: Tenure, other: Tenure | undefined): boolean {
  return one.versionId === other?.versionId && one.levelSince === other?.levelSince
}

function followedSince(inOrder: readonly JudgedCase[], [current]: readonly Tenure[]): number | undefined {
  if (current?.kind !== 'refreshed') return undefined
  const closedSince = inOrder.filter(({ closedAt }) => closedAt > Date.parse(current.at)).length
  return closedSince >= every ? current.levelSince : undefined
}

/**
 * At the level that was in force when a deal was closed. The plain scorecard's own level follows each trade's record day by day: only
 * what it said then tells where it stood.
 */
function foretold(beliefs: Beliefs, tenures: readonly Tenure[]) {
  const levels = tenures.filter((tenure) => isSameLevel(tenure, tenures[0]))
  const plain = beliefs.learned === undefined && beliefs.shift === 0
  return ({ model, said, signs, closedAt }: JudgedCase) => {
    if (plain && model === beliefs.model) return said
    const { shift } = levels.find(({ at }) => Date.parse(at) <= closedAt) ?? levels.at(-1) ?? beliefs
    return sigmoid(logOddsFrom(signs, { ...beliefs, shift }))
  }
}

function logOddsFrom(signs: readonly Sign[], { learned, shift }: Beliefs): number {
  const meanOf = learned?.meanOf ?? ((key: Sign['key']) => priorOf(key).mean)
  return signs.reduce((sum, { key, value }) => sum + value * meanOf(key), shift)
}

function wonOf(cases: readonly JudgedCase[]): Uint8Array {
  return Uint8Array.from(cases, ({ won }) => (won ? 1 : 0))
}
