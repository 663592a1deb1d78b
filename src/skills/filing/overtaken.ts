import type { Turn } from '../../conversation/skill.ts'
import { clockOf } from '../../language/calendar.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { Deals } from '../../sales/deal.ts'
import { type FieldChange, overtaken } from '../../sales/record/field-change.ts'
import { changeInWords, sayChange } from '../../sales/record/say-change.ts'

/** A field of a deal that no longer says what a change starts from. */
export interface Overtaken {
  dealId: string
  change: FieldChange
}

/** What stands in the way of writing these changes; a deal that is gone stands in the way with all its fields. */
export async function overtakenIn(
  { person }: Turn,
  changes: readonly SalesChange[],
  deals: Pick<Deals, 'byId'>,
): Promise<Overtaken[]> {
  const found: Overtaken[] = []
  for (const change of changes) {
    if (change.kind !== 'deal.changed') continue
    const deal = await deals.byId(person, change.subject)
    const fields = deal === undefined ? change.changes : overtaken(deal, change.changes)
    found.push(...fields.map((field) => ({ dealId: change.subject, change: field })))
  }
  return found
}

/** `预算 80 万 → 60 万（周岩，10:05）`: what became of each field since a moment, and through whom. */
export async function namedWithAuthors(
  { person }: Turn,
  moved: readonly Overtaken[],
  since: string,
  deals: Pick<Deals, 'history'>,
): Promise<string> {
  const named: string[] = []
  for (const { dealId, change } of moved) {
    const lines = await deals.history(person, dealId, linesRead)
    const line = lines.find(({ field, at }) => field === change.field && at >= since)
    named.push(
      line === undefined
        ? `${sayChange(change).label}已经不是原来的了`
        : `${changeInWords(line)}（${line.personId === person.id ? '你自己' : line.by}，${clockOf(new Date(line.at))}）`,
    )
  }
  return named.join('；')
}

/** A record that moved more often than this within ten minutes is told of in general terms. */
const linesRead = 50
