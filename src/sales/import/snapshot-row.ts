import type { Day } from '../../language/calendar.ts'
import { lead, startOf } from '../learning/closed-case.ts'
import type { Snapshot, SnapshotChange } from '../learning/snapshot.ts'
import { factsOf } from './deal-facts.ts'
import type { Draft } from './draft.ts'

/** Why a row tells nothing of how its deal stood before the end, for a report that counts deals by it. */
export type Untold = keyof typeof untoldWords

export const untoldWords = {
  undated: '只有结案后的值（没有数据日期）',
  late: '数据日期离结束日期不到 3 天',
  endless: '结束日期不知道',
} as const

/**
 * How a row's deal stood on the row's day, where that is honest: the values are of a day, and the day lies before anybody knew
 * the end. Without a day they are what was written last, when the end was known.
 */
export function snapshotIn(
  { asOf, closedAmount: _, reasons: __, outcome: ___, ...then }: Draft,
  closedOn: Day | undefined,
  withContact: boolean,
): Snapshot | Untold {
  if (closedOn === undefined) return 'endless'
  if (asOf === undefined) return 'undated'
  if (startOf(asOf) > startOf(closedOn) - lead) return 'late'
  return { on: asOf, facts: factsOf(then, asOf, withContact) }
}

/** The same from the days on which it entered its stages: the stage, the trade and the region, for all else was written later. */
export function stageSnapshots({ stageDays = [], industry, region }: Draft, closedOn: Day | undefined): Snapshot[] {
  if (closedOn === undefined) return []
  const lasting = { ...(industry === undefined ? {} : { industry }), ...(region === undefined ? {} : { region }) }
  return stageDays
    .filter(({ on }) => startOf(on) <= startOf(closedOn) - lead)
    .map(({ on, stage }) => ({ on, facts: factsOf({ ...lasting, stage }, on, false) }))
}

export function kept(dealId: string, snapshot: Snapshot): SnapshotChange {
  return { kind: 'snapshot.kept', level: 'confirm', subject: dealId, ...snapshot }
}
