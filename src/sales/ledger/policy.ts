import type { Industry } from '../../language/industries.ts'
import type { Level } from '../../people/responsibility.ts'
import { type Stage, stageLabel } from '../stage.ts'
import type { Strategy } from '../tracks/track.ts'
import type { PolicyValue } from './off-policy.ts'

/** What is looked at, and decided about, by itself: a trade, a stage of deals, or, with neither, all there is. */
export interface Part {
  trade?: Industry
  stage?: Stage
}

/** One way of answering stands first in a part, or wherever no part has its own. */
export interface Preference extends Part {
  strategy: Strategy
}

/** `机械`, `商务谈判阶段`, or what is said of all the others. */
export function sayPart({ trade, stage }: Part, others: string): string {
  return trade ?? (stage === undefined ? others : `${stageLabel[stage]}阶段`)
}

/**
 * Who stands first as a company has decided it 排位安排. Nothing of it is ever changed; the newest holds, and before the first
 * who stands first is drawn as the ledger goes.
 */
export interface Policy {
  /** From 1. */
  number: number
  /** None: drawn as the ledger goes. */
  preferences: readonly Preference[]
  /** What the ledger said of the step when it was taken; absent of a step back. */
  evidence?: PolicyValue
  /** The number it goes back to, where it is a step back; 0 is before the first. */
  restores?: number
  decidedBy: string
  /** ISO 8601, UTC. */
  at: string
}

/** Fails where somebody else has decided meanwhile. `subject`: the number. */
export interface PolicyChange {
  kind: 'policy.decided'
  level: Level
  subject: string
  policy: Policy
}

/** What holds for a deal: its trade's own, else its stage's own, else what holds everywhere. */
export function preferredFor(
  preferences: readonly Preference[],
  deal: { trade?: string | undefined; stage?: Stage | undefined },
): Strategy | undefined {
  const found =
    preferences.find(({ trade }) => trade !== undefined && trade === deal.trade) ??
    preferences.find(({ stage }) => stage !== undefined && stage === deal.stage) ??
    preferences.find(({ trade, stage }) => trade === undefined && stage === undefined)
  return found?.strategy
}

/** One more, in the place of what held in that part. */
export function withPreference(preferences: readonly Preference[], added: Preference): Preference[] {
  return [...preferences.filter(({ trade, stage }) => trade !== added.trade || stage !== added.stage), added]
}
