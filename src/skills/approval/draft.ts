import type { Turn } from '../../conversation/skill.ts'
import { objectionNames } from '../../language/objections.ts'
import { type Approval, priceEffect } from '../../sales/approval.ts'
import type { Deal } from '../../sales/deal.ts'
import { nothingKnown } from '../../sales/facts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { percent } from '../../sales/sandbox/describe.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Cases } from '../sandbox/cases.ts'
import { matterOf, whatOf } from './matter.ts'

type Row = Approval['rows'][number]

/** Of the rep's own words this much goes to whoever decides, in characters; a request is a sentence. */
const longestRequest = 600

/** A request as it would be sent: what is asked, of which deal, what it does to price and probability as far as known, and why. */
export async function draftApproval(
  turn: Turn,
  cases: Cases,
  text: string,
  meaning: Understood,
  deal: Deal | undefined,
): Promise<Approval> {
  const { person, platform, now } = turn
  const { slots } = meaning
  const customer = deal?.customer ?? (typeof slots.customer === 'string' ? slots.customer : undefined)
  const standing = deal === undefined ? undefined : await cases.ofDeal(turn, deal)
  const matter = matterOf(text, slots)
  return {
    id: turn.newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    matter,
    what: whatOf(text, slots),
    request: text.trim().slice(0, longestRequest),
    rows: [
      { label: '关于', value: deal === undefined ? (customer ?? '没说是哪一单') : `${deal.customer} ${deal.name}` },
      ...(matter === 'discount' ? [priceRow(standing, slots.discount)] : []),
      ...(costly.includes(matter) ? [{ label: '毛利', value: '没有成本记录，算不出' }] : []),
      ...(standing === undefined ? [] : [await chanceRow(turn, cases, standing, slots.discount)]),
      ...reasonRow(meaning, standing),
    ],
    ...(customer === undefined ? {} : { customer }),
    ...(deal === undefined ? {} : { dealId: deal.id }),
    platform,
    state: 'open',
    askedAt: now.toISOString(),
    notes: [],
  }
}

/** Matters that cost margin. */
const costly: readonly Approval['matter'][] = ['discount', 'extras', 'payment']

function priceRow(standing: Decision | undefined, kept: number | undefined): Row {
  const effect = standing === undefined || kept === undefined ? undefined : priceEffect(standing.facts, kept)
  return { label: '价格', value: effect ?? '报价没有记录，差额算不出' }
}

/** The probability now, and with the discount given; of other terms nobody knows what they would do. */
async function chanceRow(turn: Turn, cases: Cases, standing: Decision, kept: number | undefined): Promise<Row> {
  const now = `现在 ${percent(standing.estimate.value)}`
  if (kept === undefined) return { label: '赢单概率', value: `${now}，批了会怎样没有依据` }
  const discount = { value: kept, source: 'supposed' as const, on: turn.today }
  const given = await cases.told(turn, standing, { ...nothingKnown, discount })
  return { label: '赢单概率', value: `${now}，批了约 ${percent(given.estimate.value)}（估计）` }
}

/** What the customer raised, who else is in play, and what they can pay. */
function reasonRow({ slots }: Understood, standing: Decision | undefined): Row[] {
  const raised = slots.objection ?? standing?.facts.objections.map(({ value }) => value) ?? []
  const rivals = slots.competitor ?? standing?.facts.competitors?.value ?? []
  const reasons = [
    ...raised.slice(0, 2).map((code) => `客户${objectionNames[code]}`),
    ...(rivals.length === 0 ? [] : [`竞品 ${rivals.slice(0, 2).join('、')}`]),
  ]
  return reasons.length === 0 ? [] : [{ label: '理由', value: reasons.join('；') }]
}
