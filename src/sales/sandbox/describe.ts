import { objectionNames } from '../../language/objections.ts'
import { roleNames, stanceNames } from '../../language/roles.ts'
import { type ContactFacts, type Fact, type Facts, type Money, sayMoney, sourceLabels } from '../facts.ts'
import { stageLabel } from '../stage.ts'
import type { Decision } from './decision.ts'
import { type Contribution, type Estimate, logit, sigmoid } from './probability.ts'

/** `38 %`: never a decimal, for nothing here is known to one. */
export function percent(probability: number): string {
  return `${Math.round(probability * 100)} %`
}

/** `24–54 %`, the 80 % interval. */
export function interval({ low, high }: Pick<Estimate, 'low' | 'high'>): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)} %`
}

/** `＋9`, `－6`: points between two probabilities as they are shown, so that the sum is right to the eye; `0` stays bare. */
export function points(from: number, to: number): string {
  const whole = Math.round(to * 100) - Math.round(from * 100)
  if (whole === 0) return '0'
  return whole > 0 ? `＋${whole}` : `－${-whole}`
}

/** What the figure rests on, in words: the company's own record, if there is one. */
export function recordOf({ peers }: Estimate): string {
  const count = peers.won + peers.lost
  return count === 0 ? '经验先验，本公司尚无同类成交' : `本公司同类 ${count} 单赢 ${peers.won}`
}

/** The same, with the share of the prior beside it. */
export function basisOf(estimate: Estimate): string {
  const { peers, priorShare } = estimate
  if (peers.won + peers.lost === 0) return recordOf(estimate)
  return `${recordOf(estimate)}，经验先验占 ${Math.round(priorShare * 100)} %`
}

/** Who this is about: the customer's name, else what is known of an unnamed one. */
export function whoOf({ customer, region, industry, dept }: Facts): string {
  const where = [region, industry, dept].flatMap((fact) => (fact === undefined ? [] : [fact.value]))
  return customer?.value ?? (where.length > 0 ? where.join(' · ') : '这个客户')
}

/** One line for the card: what was understood. */
export function headline({ facts }: Pick<Decision, 'facts'>): string {
  const parts = [
    whoOf(facts),
    facts.stage === undefined ? undefined : stageLabel[facts.stage.value],
    facts.amount === undefined ? undefined : sayMoney(facts.amount.value),
    facts.budget === undefined ? undefined : `预算 ${sayMoney(facts.budget.value)}`,
    facts.quote === undefined ? undefined : `报价 ${sayMoney(facts.quote.value)}`,
    competitorsIn(facts),
    ...facts.contacts.map(sayContact),
  ]
  return parts.filter((part) => part !== undefined && part !== '').join(' ｜ ')
}

function competitorsIn({ competitors }: Facts): string | undefined {
  if (competitors === undefined) return undefined
  return competitors.value.length === 0 ? '无竞品' : `竞品 ${competitors.value.join('、')}`
}

/** `张主任（疑似把关人）` */
function sayContact({ name, title, dept, role, stance, touched }: ContactFacts): string {
  const who = name ?? title ?? dept ?? (role === undefined ? '' : roleNames[role.value])
  const notes = [
    name === undefined ? undefined : dept,
    role === undefined || who === roleNames[role.value]
      ? undefined
      : `${role.source === 'inferred' ? '疑似' : ''}${roleNames[role.value]}`,
    stance === undefined ? undefined : stanceNames[stance.value],
    touched?.value === false ? '未见' : undefined,
  ].filter((note) => note !== undefined)
  return notes.length === 0 ? who : `${who}（${notes.join('，')}）`
}

export interface FactLine {
  key: string
  label: string
  value: string
  source: string
}

/** Every fact with its provenance, for the page. */
export function factLines(facts: Facts): FactLine[] {
  const line = <T>(key: string, label: string, fact: Fact<T> | undefined, say: (value: T) => string): FactLine[] =>
    fact === undefined ? [] : [{ key, label, value: say(fact.value), source: sourceLabels[fact.source] }]
  const asIs = (value: string) => value
  const money = (value: Money) => sayMoney(value)
  return [
    ...line('customer', '客户', facts.customer, asIs),
    ...line('region', '地区', facts.region, asIs),
    ...line('industry', '行业', facts.industry, asIs),
    ...line('dept', '部门', facts.dept, asIs),
    ...line('product', '产品', facts.product, asIs),
    ...line('stage', '阶段', facts.stage, (stage) => stageLabel[stage]),
    ...line('amount', '金额', facts.amount, money),
    ...line('budget', '预算', facts.budget, money),
    ...line('budgetState', '预算状态', facts.budgetState, (state) => budgetStates[state]),
    ...line('quote', '我方报价', facts.quote, money),
    ...line('discount', '折扣', facts.discount, (kept) => `${Math.round(kept * 100) / 10} 折`),
    ...line('procurement', '采购方式', facts.procurement, asIs),
    ...line('competitors', '竞品', facts.competitors, (names) => (names.length === 0 ? '没有' : names.join('、'))),
    ...facts.contacts.map((contact, index) => ({
      key: `contact-${index}`,
      label: '联系人',
      value: sayContact(contact),
      source: sourceLabels[contact.role?.source ?? contact.stance?.source ?? contact.touched?.source ?? 'said'],
    })),
    ...facts.objections.flatMap((objection) =>
      line(`objection-${objection.value}`, '异议', objection, (code) => objectionNames[code]),
    ),
    ...line('milestone', '节点', facts.milestone, asIs),
    ...line('nextStep', '下一步', facts.nextStep, asIs),
  ]
}

const budgetStates = { stated: '说过数', approved: '已批', applied: '已申报', cut: '被砍', none: '没有' } as const

export interface WeighedReason {
  text: string
  /** What the probability would lose (or gain) without this reason, signed. */
  shift: number
}

/** Reasons for and against, strongest first; `among` picks some of the estimate's contributions. */
export function reasonsOf(
  result: Estimate,
  among: readonly Contribution[] = result.contributions,
): { for: WeighedReason[]; against: WeighedReason[] } {
  const logOdds = logit(result.value)
  const weighed = [...among]
    .sort((one, other) => Math.abs(other.logOdds) - Math.abs(one.logOdds))
    .map((contribution) => ({
      text: contribution.reason,
      shift: sigmoid(logOdds) - sigmoid(logOdds - contribution.logOdds),
    }))
  return { for: weighed.filter(({ shift }) => shift > 0), against: weighed.filter(({ shift }) => shift < 0) }
}
