import { objectionNames } from '../../language/objections.ts'
import { sceneNames } from '../../language/scenes.ts'
import { type Fact, type Facts, type Money, sayDiscount, sayMoney, sourceLabels } from '../facts.ts'
import { stageLabel } from '../stage.ts'
import { sayDated } from '../told-time.ts'
import { sayContact } from './contacts.ts'
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
export function basis({ peers, learnedFrom }: Estimate): string {
  const count = peers.won + peers.lost
  if (learnedFrom !== undefined) {
    return `学自本公司 ${learnedFrom} 单，${count === 0 ? '其中尚无同类' : `同类 ${count} 单赢 ${peers.won}`}`
  }
  return count === 0 ? '经验先验，本公司尚无同类成交' : `本公司同类已结 ${count} 单，赢了 ${peers.won} 单`
}

/** The same, with the share of the prior beside it. */
export function basisWithShare(estimate: Estimate): string {
  const { peers, priorShare, learnedFrom } = estimate
  if (peers.won + peers.lost === 0 && learnedFrom === undefined) return basis(estimate)
  return `${basis(estimate)}，经验先验占 ${Math.round(priorShare * 100)} %`
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
    facts.closeDate === undefined ? undefined : `预计签约 ${sayDated({ value: facts.closeDate.value })}`,
    ...facts.contacts.map(sayContact),
  ]
  return parts.filter((part) => part !== undefined && part !== '').join(' ｜ ')
}

function competitorsIn({ competitors }: Facts): string | undefined {
  if (competitors === undefined) return undefined
  return competitors.value.length === 0 ? '无竞品' : `竞品 ${competitors.value.join('、')}`
}

/** A next step as it was agreed: a time as people say it, or the words it was told in. */
export function sayStep(step: string): string {
  return isTime.test(step) ? sayDated({ value: step }) : step
}

export interface FactLine {
  key: string
  label: string
  value: string
  source: string
  /** The day it was learned; absent where several things came on several days. */
  on?: string
}

/** Every fact with its provenance, for the page. */
export function factLines(facts: Facts): FactLine[] {
  const line = <T>(key: string, label: string, fact: Fact<T> | undefined, say: (value: T) => string): FactLine[] =>
    fact === undefined ? [] : [{ key, label, value: say(fact.value), source: sourceLabels[fact.source], on: fact.on }]
  const asIs = (value: string) => value
  const money = (value: Money) => sayMoney(value)
  const dated = (value: string) => sayDated({ value })
  return [
    ...line('customer', '客户', facts.customer, asIs),
    ...line('region', '地区', facts.region, asIs),
    ...line('existingCustomer', '老客户', facts.existingCustomer, (existing) => (existing ? '是' : '不是')),
    ...line('industry', '行业', facts.industry, asIs),
    ...line('scene', '场景', facts.scene, (scene) => sceneNames[scene]),
    ...line('dept', '部门', facts.dept, asIs),
    ...line('product', '产品', facts.product, asIs),
    ...line('stage', '阶段', facts.stage, (stage) => stageLabel[stage]),
    ...line('amount', '金额', facts.amount, money),
    ...line('budget', '预算', facts.budget, money),
    ...line('budgetState', '预算状态', facts.budgetState, (state) => budgetStates[state]),
    ...line('quote', '我方报价', facts.quote, money),
    ...line('discount', '折扣', facts.discount, sayDiscount),
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
    ...line('nextStep', '下一步', facts.nextStep, sayStep),
    ...line('closeDate', '预计签约', facts.closeDate, dated),
    ...line('deadline', '截止', facts.deadline, dated),
    ...line('papers', '资料', facts.papers, (names) => (names.length === 0 ? '都还没有' : `有${names.join('、')}`)),
    ...line('payment', '付款', facts.payment, asIs),
  ]
}

/** A step told with its time alone; one from elsewhere may stand in words. */
const isTime = /^\d{4}(?:-|$)/

const budgetStates = { stated: '说过数', approved: '已批', applied: '待批', cut: '被砍', none: '没有' } as const

interface WeighedReason {
  text: string
  /** What the probability would lose (or gain) without this reason, signed. */
  shift: number
}

interface Reasons {
  for: WeighedReason[]
  against: WeighedReason[]
}

/** Reasons for and against, strongest first; `among` picks some of the estimate's contributions. */
export function reasonsOf(result: Estimate, among: readonly Contribution[] = result.contributions): Reasons {
  return weighed(among.map((contribution) => reason(result, contribution)))
}

/** A case with what it was judged by. */
type Judged = Pick<Decision, 'facts' | 'estimate'>

/**
 * What made the difference between two estimates, strongest first: the reasons that came, and those that went away, which speak
 * for the other side. A change of where both start has no contribution of its own, and is said as one.
 */
export function changedReasons({ facts: was, estimate: before }: Judged, { facts, estimate: after }: Judged): Reasons {
  const came = reasonsMissingFrom(before, after)
  const went = reasonsMissingFrom(after, before).map(({ text, shift }) => ({
    text: `${shift < 0 ? '这条扣分没了' : '这条加分没了'}：${text}`,
    shift: -shift,
  }))
  const start = {
    text: startText(was, facts),
    shift: lossWithout(after, after.base - before.base),
  }
  return weighed([...came, ...went, start, ...relearned(before, after)])
}

/** Why two cases do not start alike; where neither stage nor trade differs, it is the company's own record. */
function startText(was: Facts, { stage, industry }: Facts): string {
  const moved = [
    ...(stage === undefined || stage.value === was.stage?.value ? [] : [`阶段到了${stageLabel[stage.value]}`]),
    ...(industry === undefined || industry.value === was.industry?.value ? [] : [`按${industry.value}行业来看`]),
  ]
  return moved.length === 0 ? '起点变了：阶段、行业或本公司的战绩不同了' : moved.join('，')
}

/** The same signs under another model. */
function relearned(before: Estimate, after: Estimate): WeighedReason[] {
  if (before.learnedFrom === after.learnedFrom) return []
  const was = new Map(before.contributions.map(({ state, logOdds }) => [state, logOdds]))
  const moved = after.contributions.reduce(
    (sum, { state, logOdds }) => sum + (was.has(state) ? logOdds - (was.get(state) ?? 0) : 0),
    0,
  )
  return [{ text: '模型重新学过，同样的情况分量不同了', shift: lossWithout(after, moved) }]
}

function reasonsMissingFrom(other: Estimate, result: Estimate): WeighedReason[] {
  const there = new Set(other.contributions.map(({ state }) => state))
  return result.contributions
    .filter(({ state }) => !there.has(state))
    .map((contribution) => reason(result, contribution))
}

function reason(result: Estimate, { reason: text, logOdds }: Contribution): WeighedReason {
  return { text, shift: lossWithout(result, logOdds) }
}

function lossWithout({ value }: Estimate, logOdds: number): number {
  return value - sigmoid(logit(value) - logOdds)
}

/** By side and weight; what moves nothing is no reason. */
function weighed(reasons: readonly WeighedReason[]): Reasons {
  const sorted = [...reasons].sort((one, other) => Math.abs(other.shift) - Math.abs(one.shift))
  return { for: sorted.filter(({ shift }) => shift > nothing), against: sorted.filter(({ shift }) => shift < -nothing) }
}

/** Smaller differences of two probabilities are rounding. */
const nothing = 1e-9
