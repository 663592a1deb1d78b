import type { Work, WorkedDeal } from './work.ts'

/** A plan or proposal a customer was sent 方案. */
export interface Plan {
  deal: WorkedDeal
  at: string
  text: string
}

/** The warning looks at so many. */
const latest = 10
/** A mail that long which calls itself a plan is one. */
const longMail = 120

/** The latest plans, one of each deal, the newest first: a plan that was revised for its customer is one plan. */
export function plansOf({ deals, events }: Work): Plan[] {
  const byDeal = new Map<string, Plan>()
  for (const { dealId, at, source, from, text } of events) {
    const deal = deals.find(({ id }) => id === dealId)
    if (deal === undefined || from !== 'rep' || !isPlan(source, text)) continue
    const known = byDeal.get(dealId)
    if (known === undefined || known.at < at) byDeal.set(dealId, { deal, at, text })
  }
  return [...byDeal.values()].toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, latest)
}

function isPlan(source: string, text: string): boolean {
  if (/方案|建议书|proposal|^plan$/i.test(source)) return true
  return text.length >= longMail && /方案|建议书/.test(text)
}
