import type { Industry } from '../../language/industries.ts'
import { ladder } from '../stage.ts'
import { firmly } from './assign.ts'
import { type Lift, liftsOf } from './lift.ts'
import { type PolicyValue, policyValue } from './off-policy.ts'
import type { Part } from './policy.ts'
import { type LedgerLine, moved } from './showing.ts'
import type { Study } from './study.ts'

/** What it would have brought, on what is logged, to let one way stand first 换打法之前先看账. */
export interface PolicyOutlook {
  part: Part
  leader: Lift
  value: PolicyValue
}

/** Trades that are looked at by themselves: those with the most trials. */
const tradesLookedAt = 6
const seed = 20_261_122

/** Everywhere first, then stage by stage up the ladder, then trade by trade, each with the way that leads there. */
export function outlooksOf(lines: readonly LedgerLine[], study: Study, now: number): PolicyOutlook[] {
  const stages = ladder.filter((stage) => study.moved.segments.includes(stage))
  const trades = study.moved.trades.slice(0, tradesLookedAt) as Industry[]
  const parts: Part[] = [{}, ...stages.map((stage) => ({ stage })), ...trades.map((trade) => ({ trade }))]
  return parts.flatMap((part) => outlookIn(lines, study, now, part) ?? [])
}

/** The same in one part; `undefined` while nothing is known there. */
export function outlookIn(
  lines: readonly LedgerLine[],
  study: Study,
  now: number,
  part: Part,
): PolicyOutlook | undefined {
  const { trade, stage } = part
  const leader = liftsOf(study.moved, { segment: stage, trade }).toSorted((one, other) => other.value - one.value)[0]
  const log = lines.flatMap((line) => {
    const [happened, first] = [moved(line, now), line.candidates[0]]
    if (happened === undefined || first === undefined) return []
    if (trade !== undefined && line.industry !== trade) return []
    if (stage !== undefined && line.stage !== stage) return []
    const propensity = line.assignment.propensity[first.strategy]
    const reward = happened ? 1 : 0
    return [{ account: line.accountId, segment: line.stage, strategy: first.strategy, propensity, reward }]
  })
  if (leader === undefined || log.length === 0) return undefined
  const share = firmly(leader.strategy)
  const value = policyValue(log, () => share, seed)
  return { part, leader, value }
}
