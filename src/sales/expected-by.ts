import type { Day } from '../language/calendar.ts'
import type { Facts } from './facts.ts'
import { daysOf, sayDated } from './told-time.ts'

/** Open deals by when they are expected to be signed, held against a time somebody asks about. */
export interface Expected<D> {
  /** Expected to be signed within it. */
  within: D[]
  /** A longer time was told that only touches it: a quarter, asked about a month. */
  perhaps: D[]
  /** Their day has passed, and they are still open. */
  overdue: D[]
  /** Expected at another time. */
  otherwise: D[]
  /** Nobody has said when. */
  undated: D[]
}

/** A day asked about means until then: 月底能签几单 is from today to the end of the month. */
export function expectedBy<D extends { facts: Pick<Facts, 'closeDate'> }>(
  deals: readonly D[],
  by: string,
  today: Day,
): Expected<D> {
  const asked = daysOf({ value: by })
  const from = asked.first === asked.last || asked.first < today ? today : asked.first
  const found: Expected<D> = { within: [], perhaps: [], overdue: [], otherwise: [], undated: [] }
  for (const deal of deals) found[placeOf(deal.facts, { from, to: asked.last }, today)].push(deal)
  return found
}

function placeOf({ closeDate }: Pick<Facts, 'closeDate'>, { from, to }: { from: Day; to: Day }, today: Day) {
  if (closeDate === undefined) return 'undated'
  const { first, last } = daysOf({ value: closeDate.value })
  if (last < today) return 'overdue'
  if (last < from || first > to) return 'otherwise'
  // What has gone by of a longer time no longer counts.
  return (first < from && from > today) || last > to ? 'perhaps' : 'within'
}

/** `预计签约 12月31日 周四`, and whether that has passed; `undefined` where nobody has said when. */
export function sayExpected({ closeDate }: Pick<Facts, 'closeDate'>, today: Day): string | undefined {
  if (closeDate === undefined) return undefined
  const { last } = daysOf({ value: closeDate.value })
  return `预计签约 ${sayDated({ value: closeDate.value })}${last < today ? '（已过）' : ''}`
}
