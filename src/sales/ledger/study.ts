import type { Stage } from '../stage.ts'
import { type Strategy, strategies, type Track } from '../tracks/track.ts'
import { decided, firmly, propensityOf, thompson } from './assign.ts'
import type { Lessons } from './draw.ts'
import { contrastOf, type Effects, learnEffects, type Trial } from './effects.ts'
import { liftsOf } from './lift.ts'
import { type Preference, preferredFor } from './policy.ts'
import { type LedgerLine, moved } from './showing.ts'
import { editionKey, talliesOf } from './tallies.ts'

/** All that a company's ledger says, of what moved within two weeks and, apart from it, of what was won. */
export interface Study {
  moved: Effects
  won: Effects
  lessons(stage: Stage, trade?: string): Lessons
  /** What may still be offered: losers are retired, but never the last of their kind. */
  offered(library: readonly Track[]): readonly Track[]
}

const evenly: Record<Strategy, number> = { clarify: 0, evidence: 0, advance: 0 }

export function studyOf(
  lines: readonly LedgerLine[],
  now: number,
  reprieved?: ReadonlySet<string>,
  preferences: readonly Preference[] = [],
): Study {
  const movement = learnEffects(
    trialsOf(lines, (line) => moved(line, now)),
    evenly,
  )
  const won = learnEffects(
    trialsOf(lines, ({ aftermath }) => aftermath.won),
    evenly,
  )
  const lifts = liftsOf(won)
  const shifts = strategies.map((strategy) => {
    const label = lifts.find((lift) => lift.strategy === strategy)?.label ?? '先验'
    return [strategy, { shift: contrastOf(won.beliefs(), strategy).mean, label }]
  })
  const retired = new Set(talliesOf(lines, now, reprieved).flatMap((tally) => (tally.retired ? editionKey(tally) : [])))
  const isRetired = ({ id: trackId, version }: Track) => retired.has(editionKey({ trackId, version }))
  const propensities = new Map<Stage, Lessons['propensity']>()
  return {
    moved: movement,
    won,
    offered(library) {
      if (retired.size === 0) return library
      const kept = library.filter((track) => !isRetired(track))
      return library.filter((track) => !isRetired(track) || !kept.some((other) => standsInFor(other, track)))
    },
    lessons(stage, trade) {
      const won = Object.fromEntries(shifts) as Lessons['won']
      const first = preferredFor(preferences, { trade, stage })
      if (first !== undefined) return { propensity: firmly(first), policy: decided, won }
      const propensity = propensities.get(stage) ?? propensityOf(movement, stage)
      propensities.set(stage, propensity)
      return { propensity, policy: thompson, won }
    },
  }
}

/** Whether one answers the same in the same way wherever the other does. */
function standsInFor(one: Track, other: Track): boolean {
  const reaches = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined) =>
    wide === undefined || (narrow?.every((each) => wide.includes(each)) ?? false)
  return (
    one.objection === other.objection &&
    one.strategy === other.strategy &&
    one.scene === other.scene &&
    reaches(one.industries, other.industries) &&
    reaches(one.stages, other.stages)
  )
}

/** Who stood first by lot, and what came of it; what nobody knows yet is left out. */
function trialsOf(lines: readonly LedgerLine[], read: (line: LedgerLine) => boolean | undefined): Trial[] {
  return lines.flatMap((line) => {
    const [happened, first] = [read(line), line.candidates[0]]
    if (happened === undefined || first === undefined) return []
    const trade = line.industry === undefined ? {} : { trade: line.industry }
    return [{ strategy: first.strategy, segment: line.stage, ...trade, base: line.base, happened }]
  })
}
