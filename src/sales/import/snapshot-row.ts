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

export function kept(dealId: string, snapshot: Snapshot): SnapshotChange {
  return { kind: 'snapshot.kept', level: 'confirm', subject: dealId, ...snapshot }
}
