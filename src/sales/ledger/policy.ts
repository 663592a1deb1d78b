import type { Industry } from '../../language/industries.ts'
import type { Level } from '../../people/responsibility.ts'
import type { Strategy } from '../tracks/track.ts'
import type { PolicyValue } from './off-policy.ts'

/** One way of answering stands first, in a trade or, without one, wherever no trade has its own. */
export interface Preference {
  trade?: Industry
  strategy: Strategy
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

/** What holds in a trade. */
export function preferredIn(preferences: readonly Preference[], trade: string | undefined): Strategy | undefined {
  const own = trade === undefined ? undefined : preferences.find((one) => one.trade === trade)
  return (own ?? preferences.find((one) => one.trade === undefined))?.strategy
}

/** One more, in the place of what held in that trade. */
export function withPreference(preferences: readonly Preference[], { trade, strategy }: Preference): Preference[] {
  const others = preferences.filter((one) => one.trade !== trade)
  return [...others, { strategy, ...(trade === undefined ? {} : { trade }) }]
}
