import { type ObjectionCode, objectionNames } from '../../language/objections.ts'
import type { Facts } from '../facts.ts'
import { holdersOf } from '../sandbox/contacts.ts'

/** Something the customer will bring up, and why it is expected of them. */
export interface Concern {
  topic: ObjectionCode
  why: string
}

/** What is known of a deal besides its facts. */
export interface Surroundings {
  /** Signals that are raised, by id, each with its reason. */
  signals: readonly { id: string; reason: string }[]
  /** Why deals of this company were lost, the most frequent reason first. */
  lostOver: readonly ObjectionCode[]
}

export const turnsInAll = 5

/** The five concerns a rehearsal is about: what they raised, what the record tells, what deals were lost over, and what everybody asks. */
export function concernsOf(facts: Facts, { signals, lostOver }: Surroundings): Concern[] {
  const all = [
    ...facts.objections.map(({ value }) => ({ topic: value, why: `对方提过“${objectionNames[value]}”` })),
    ...signals.flatMap(({ id, reason }) => fromSignal(id, reason)),
    ...fromFacts(facts),
    ...lostOver
      .slice(0, lostReasonsUsed)
      .map((topic) => ({ topic, why: `本公司丢过的单里有“${objectionNames[topic]}”` })),
    ...usual.map((topic) => ({ topic, why: '这个阶段常见' })),
  ]
  const first = all.filter(({ topic }, at) => all.findIndex((other) => other.topic === topic) === at)
  return first.slice(0, turnsInAll)
}

/** So that what is special to this deal is not crowded out by the past. */
const lostReasonsUsed = 2

/** What every buyer asks sooner or later. */
const usual: readonly ObjectionCode[] = ['PRICE', 'TRUST', 'TIME', 'NEED', 'RISK']

const bySignal: Record<string, ObjectionCode> = {
  'budget-deviation': 'PRICE',
  'competitor-appeared': 'COMPETE',
  'complaint-link': 'SERVICE',
  'deadline-near': 'DELIVERY',
  'decision-chain': 'AUTH',
  'slipping-date': 'TIME',
  'stuck-stage': 'NEED',
  ghosted: 'SMOKE',
  silence: 'SMOKE',
}

function fromSignal(id: string, reason: string): Concern[] {
  const topic = bySignal[id]
  return topic === undefined ? [] : [{ topic, why: reason }]
}

function fromFacts(facts: Facts): Concern[] {
  const { competitors, budgetState, budget, quote, stage, procurement, payment, deadline, existingCustomer } = facts
  const [rival] = competitors?.value ?? []
  const over = quote?.value.min !== undefined && budget?.value.max !== undefined && quote.value.min > budget.value.max
  return [
    ...when(rival !== undefined, 'COMPETE', `${rival}在场`),
    ...when(over, 'PRICE', '报价高过对方的预算'),
    ...when(budgetState?.value === 'none' || budgetState?.value === 'cut', 'BUDGET', '预算没有着落'),
    ...when(holdersOf(facts, 'EB').length === 0, 'AUTH', '拍板人还没露面'),
    ...when(stage?.value === 'bidding' || procurement !== undefined, 'PROCESS', '要走采购流程'),
    ...when(payment !== undefined, 'PAYMENT', '付款方式谈过'),
    ...when(deadline !== undefined, 'DELIVERY', '对方有时间要求'),
    ...when(existingCustomer?.value === false, 'TRUST', '头一回合作'),
    ...when(existingCustomer?.value !== true && rival !== undefined, 'RELATION', '对方有用惯的一家'),
  ]
}

function when(holds: boolean, topic: ObjectionCode, why: string): Concern[] {
  return holds ? [{ topic, why }] : []
}
