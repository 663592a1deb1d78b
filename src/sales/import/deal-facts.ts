import type { Closing, Deal, DealStatus } from '../deal.ts'
import { type Fact, type Facts, mergeFacts, nothingKnown } from '../facts.ts'
import type { DealRecord } from '../record/field-change.ts'
import type { Draft } from './draft.ts'

/** What a row knows of a deal, as of a day. Contacts only where there is a basis for them. */
export function factsOf(draft: Draft, on: string, withContact: boolean): Facts {
  const { amount = draft.closedAmount, budget, quote, discount, product, procurement, nextStep, expectedOn } = draft
  const { competitors, stage, industry, region, reasons = [], outcome } = draft
  const fact = <Key extends string, Value>(key: Key, value: Value | undefined) =>
    (value === undefined ? {} : { [key]: { value, source: 'record', on } }) as { [key in Key]?: Fact<Value> }
  return {
    ...nothingKnown,
    ...fact('industry', industry),
    ...fact('region', region),
    ...fact('dept', withContact ? undefined : draft.dept),
    ...fact('product', product),
    ...fact('stage', stage),
    ...fact('amount', amount),
    ...fact('budget', budget),
    ...fact('quote', quote),
    ...fact('discount', discount),
    ...fact('procurement', procurement),
    ...fact('competitors', competitors),
    ...fact('nextStep', nextStep),
    ...fact('closeDate', expectedOn),
    contacts: withContact && draft.contact !== undefined ? [contactOf(draft, on)] : [],
    // Why a deal was lost is what stood against it; why it was won is not.
    objections: outcome === 'lost' ? reasons.map((value) => ({ value, source: 'record', on })) : [],
  }
}

function contactOf({ contact = '', title, dept, role }: Draft, on: string): Facts['contacts'][number] {
  return {
    name: contact,
    ...(title === undefined ? {} : { title }),
    ...(dept === undefined ? {} : { dept }),
    ...(role === undefined ? {} : { role: { value: role, source: 'record', on } }),
  }
}

export function closingOf(draft: Draft): Closing | undefined {
  const { closedOn, outcome, closedAmount, amount, competitors, reasons } = draft
  if (outcome !== 'won' && outcome !== 'lost') return undefined
  const worth = closedAmount ?? (outcome === 'won' ? amount : undefined)
  return {
    ...(closedOn === undefined ? {} : { on: closedOn }),
    ...(worth === undefined ? {} : { amount: worth }),
    ...(competitors === undefined || competitors.length === 0 ? {} : { competitors }),
    ...(reasons === undefined ? {} : { reasons }),
  }
}

/**
 * The record with a row laid over it. `keep`: what the record says stays, the row fills in the rest; `replace`: the row wins. A
 * deal that ended takes its end from the row either way, unless the record knows of one itself.
 */
export function laidOver(
  deal: Deal,
  news: Facts,
  end: { status: DealStatus; closing: Closing | undefined },
  conflicts: 'keep' | 'replace',
): { record: DealRecord; left: string[] } {
  const [older, newer] = conflicts === 'replace' ? [deal.facts, news] : [news, deal.facts]
  const merged = mergeFacts(older, newer)
  const stays = conflicts === 'keep' && (deal.status === 'won' || deal.status === 'lost')
  const status = stays ? deal.status : end.status
  const closing =
    stays && deal.closing !== undefined ? deal.closing : status === end.status ? end.closing : deal.closing
  const { closing: _, ...rest } = deal
  return {
    record: { ...rest, facts: merged, status, ...(closing === undefined ? {} : { closing }) },
    left: conflicts === 'keep' ? contested(deal.facts, news) : [],
  }
}

const named = {
  industry: '行业',
  region: '地区',
  product: '产品',
  stage: '阶段',
  amount: '金额',
  budget: '预算',
  quote: '报价',
  discount: '折扣',
  procurement: '采购方式',
  competitors: '竞品',
  nextStep: '下一步',
  closeDate: '预计成交日期',
} as const

/** What both know and say differently. */
function contested(known: Facts, told: Facts): string[] {
  return (Object.keys(named) as (keyof typeof named)[])
    .filter((key) => known[key] !== undefined && told[key] !== undefined)
    .filter((key) => JSON.stringify(known[key]?.value) !== JSON.stringify(told[key]?.value))
    .map((key) => named[key])
}
