import type { Industry } from '../../language/industries.ts'
import { firmly } from './assign.ts'
import { type Lift, liftsOf } from './lift.ts'
import { type PolicyValue, policyValue } from './off-policy.ts'
import { type LedgerLine, moved } from './showing.ts'
import type { Study } from './study.ts'

/** What it would have brought, on what is logged, to let one way stand first 换打法之前先看账. */
export interface PolicyOutlook {
  /** Absent: everywhere. */
  trade?: Industry
  leader: Lift
  value: PolicyValue
}

/** Trades that are looked at by themselves: those with the most trials. */
const tradesLookedAt = 6
const seed = 20_261_122

/** Everywhere first, then trade by trade, each with the way that leads there. */
export function outlooksOf(lines: readonly LedgerLine[], study: Study, now: number): PolicyOutlook[] {
  const trades = study.moved.trades.slice(0, tradesLookedAt) as Industry[]
  return [undefined, ...trades].flatMap((trade) => outlookIn(lines, study, now, trade) ?? [])
}

/** The same in one trade, or everywhere; `undefined` while nothing is known there. */
export function outlookIn(
  lines: readonly LedgerLine[],
  study: Study,
  now: number,
  trade: Industry | undefined,
): PolicyOutlook | undefined {
  const leader = liftsOf(study.moved, trade).toSorted((one, other) => other.value - one.value)[0]
  const log = lines.flatMap((line) => {
    const [happened, first] = [moved(line, now), line.candidates[0]]
    if (happened === undefined || first === undefined) return []
    if (trade !== undefined && line.industry !== trade) return []
    const propensity = line.assignment.propensity[first.strategy]
    const reward = happened ? 1 : 0
    return [{ account: line.accountId, segment: line.stage, strategy: first.strategy, propensity, reward }]
  })
  if (leader === undefined || log.length === 0) return undefined
  const share = firmly(leader.strategy)
  const value = policyValue(log, () => share, seed)
  return { leader, value, ...(trade === undefined ? {} : { trade }) }
}
