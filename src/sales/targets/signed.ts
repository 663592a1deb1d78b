import { dayOf } from '../../language/calendar.ts'
import type { Closing } from '../deal.ts'
import type { Facts } from '../facts.ts'
import { daysOf } from '../told-time.ts'
import type { Signed } from './target.ts'

/** What a won deal counts for: what it was closed for, else what was quoted, else what it was said to be worth; of a range the lower end. */
export function signedBy(
  personId: string,
  deal: { id: string; closing: Closing; facts: Facts; recordedAt: Date },
): Signed {
  const { id, closing, facts, recordedAt } = deal
  const { min } = closing.amount ?? facts.quote?.value ?? facts.amount?.value ?? {}
  return {
    personId,
    dealId: id,
    ...daysOf({ value: closing.on ?? dayOf(recordedAt) }),
    ...(min === undefined ? {} : { amount: min }),
  }
}
