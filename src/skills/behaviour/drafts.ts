import { draftFor, type PlanDraft } from '../../sales/behaviour/plan-draft.ts'
import type { Standing } from './standings.ts'

/** Habits that a paragraph of the customer’s own mends. */
const mended: readonly string[] = ['plan-likeness', 'customisation']

/** A draft for each plan of somebody’s that is like others or says little of its customer, with what is amiss with it. */
export function draftsOf({ work, health }: Standing): (PlanDraft & { note: string })[] {
  const notes = new Map<string, string[]>()
  for (const { behaviour, measured } of health.parts) {
    if (!mended.includes(behaviour.id)) continue
    for (const { dealId, note } of measured.about) notes.set(dealId, [...(notes.get(dealId) ?? []), note])
  }
  return [...notes].flatMap(([dealId, said]) => {
    const draft = draftFor(work, dealId)
    return draft === undefined ? [] : [{ ...draft, note: said.join('，') }]
  })
}
