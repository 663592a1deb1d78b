import { objectionCodes } from '../../language/objections.ts'
import { type ContactFacts, type Facts, isArranged, type Money } from '../facts.ts'
import { holdersOf, present } from './contacts.ts'
import { type Signalled, signalStates } from './signalled.ts'
import { type WeightKey, weights } from './weights.ts'

/** One thing about a deal that the scorecard has an opinion on. */
interface Feature {
  id: FeatureId
  /** How a person would call it. */
  label: string
  /** The states the facts put it in; none when the facts do not say. */
  read(facts: Facts): WeightKey[]
}

export type FeatureId =
  | 'budget'
  | 'fit'
  | 'decider'
  | 'gatekeeper'
  | 'user'
  | 'coach'
  | 'others'
  | 'breadth'
  | 'rivals'
  | 'objections'
  | 'purchase'
  | 'next-step'
  | 'milestone'
  | 'customer'
  | 'concession'
  | 'signals'

/** What the facts tell, and what the signals found beyond them; an agreed step whose day went by without a word is no step. */
export function statesOf(facts: Facts, signalled: readonly Signalled[] | undefined): WeightKey[] {
  const told = features.flatMap(({ read }) => read(facts))
  const found = signalStates(facts, told, signalled)
  const replaced = found.flatMap((state) => replaces[state] ?? [])
  return [...told.filter((state) => !replaced.includes(state)), ...found]
}

/** How a person would call the feature a state belongs to. */
export function labelOf(id: FeatureId): string {
  return id === 'signals' ? '风险信号' : (features.find((feature) => feature.id === id)?.label ?? id)
}

/** What was found later than what it stands against. */
const replaces: Partial<Record<WeightKey, WeightKey[]>> = {
  'signal:step-overdue': ['next-step:agreed'],
  'signal:budget-apart': ['fit:within'],
  'signal:budget-cut': ['budget:stated', 'budget:approved', 'budget:applied'],
}

/**
 * Beyond this share of the budget an offer no longer fits it: what whoever holds a budget can usually find elsewhere without
 * asking for it anew. A judgement of 2026-11-21.
 */
const fitTolerance = 0.15

/** Objections beyond the three heaviest are usually the same worry said again. */
const objectionsCounted = 3

const features: readonly Feature[] = [
  { id: 'budget', label: '预算', read: readBudget },
  { id: 'fit', label: '报价与预算', read: readFit },
  { id: 'decider', label: '拍板人', read: readDecider },
  { id: 'gatekeeper', label: '把关人态度', read: (facts) => attitude(holdersOf(facts, 'TB'), 'gatekeeper') },
  { id: 'user', label: '使用人态度', read: (facts) => attitude(holdersOf(facts, 'UB'), 'user') },
  {
    id: 'coach',
    label: '内线',
    read: (facts) => (holdersOf(facts, 'COACH').length > 0 ? ['coach:present'] : []),
  },
  { id: 'others', label: '其他人态度', read: (facts) => attitude(present(facts).filter(isUnplaced), 'others') },
  { id: 'breadth', label: '接触面', read: readBreadth },
  { id: 'rivals', label: '对手', read: readRivals },
  { id: 'objections', label: '异议', read: readObjections },
  { id: 'purchase', label: '采购方式', read: readPurchase },
  { id: 'next-step', label: '下一步', read: (facts) => (isArranged(facts) ? ['next-step:agreed'] : []) },
  { id: 'milestone', label: '节点', read: ({ milestone }) => (milestone === undefined ? [] : ['milestone:passed']) },
  {
    id: 'customer',
    label: '老客户',
    read: ({ existingCustomer }) => (existingCustomer?.value ? ['customer:existing'] : []),
  },
  {
    id: 'concession',
    label: '让价',
    read: ({ discount }) => (discount !== undefined && discount.value < 1 ? ['concession:given'] : []),
  },
]

function readBudget({ budget, budgetState }: Facts): WeightKey[] {
  const state = budgetState?.value ?? (budget === undefined ? undefined : 'stated')
  return state === undefined ? [] : [`budget:${state}`]
}

/** Where our offer lies against the budget; none when one of them is unknown. */
export function readFit({ budget, quote }: Facts): WeightKey[] {
  const deviation = budget === undefined || quote === undefined ? undefined : deviationOf(quote.value, budget.value)
  if (deviation === undefined) return []
  if (deviation > fitTolerance) return ['fit:over']
  return deviation < -fitTolerance ? ['fit:far-under'] : ['fit:within']
}

/** How far an offer lies outside a budget, as a share of the budget's nearer end; 0 inside, `undefined` when an end is open. */
function deviationOf(quote: Money, budget: Money): number | undefined {
  const offer = quote.max ?? quote.min
  const low = budget.min ?? budget.max
  const high = budget.max ?? budget.min
  if (offer === undefined || low === undefined || high === undefined || low === 0) return undefined
  if (offer > high) return (offer - high) / high
  return offer < low ? (offer - low) / low : 0
}

/** Nobody is missing from people of whom we do not know what they are: any of them may be the one who decides. */
function readDecider(facts: Facts): WeightKey[] {
  const deciders = holdersOf(facts, 'EB')
  if (deciders.some(({ stance }) => stance?.value === 'oppose')) return ['decider:opposes']
  if (deciders.some(({ stance }) => stance?.value === 'support')) return ['decider:supports']
  if (deciders.some(({ touched }) => touched?.value === true)) return ['decider:met']
  if (deciders.length > 0) return ['decider:named']
  return present(facts).every(isUnplaced) ? [] : ['decider:missing']
}

/** Somebody whose part in the purchase is unknown, or who only handles it. */
function isUnplaced({ role }: ContactFacts): boolean {
  return role === undefined || role.value === 'OTHER'
}

function attitude(people: readonly ContactFacts[], name: 'gatekeeper' | 'user' | 'others'): WeightKey[] {
  if (people.some(({ stance }) => stance?.value === 'oppose')) return [`${name}:opposes`]
  return people.some(({ stance }) => stance?.value === 'support') ? [`${name}:supports`] : []
}

function readBreadth(facts: Facts): WeightKey[] {
  const talking = present(facts).filter(({ touched }) => touched?.value !== false)
  if (talking.length >= 3) return ['breadth:wide']
  return talking.length === 1 && talking.every(isThinLine) ? ['breadth:single'] : []
}

/**
 * A bare name tells nothing of how many we talk to; a role or a meeting does. Who stands by us is no thin line: with that held
 * against them too, hearing of a supporter would lower the figure.
 */
function isThinLine({ role, touched, stance }: ContactFacts): boolean {
  return (role !== undefined || touched?.value === true) && stance?.value !== 'support'
}

function readRivals({ competitors }: Facts): WeightKey[] {
  if (competitors === undefined) return []
  if (competitors.value.length === 0) return ['rivals:none']
  return competitors.value.length === 1 ? ['rivals:one'] : ['rivals:several']
}

/** "No budget" is already told by the budget itself, and a rival by name: counted once. */
function readObjections(facts: Facts): WeightKey[] {
  const raised = new Set(facts.objections.map(({ value }) => value))
  if (facts.budgetState?.value === 'none' || facts.budgetState?.value === 'cut') raised.delete('BUDGET')
  return objectionCodes
    .filter((code) => raised.has(code))
    .map((code) => `objection:${code}` as const)
    .sort((one, other) => weights[one].logOdds - weights[other].logOdds)
    .slice(0, objectionsCounted)
}

const purchaseStates: Record<string, WeightKey> = {
  单一来源: 'purchase:single-source',
  直采: 'purchase:direct',
  邀标: 'purchase:invited',
  公开招标: 'purchase:open-tender',
  政府采购: 'purchase:open-tender',
  集采: 'purchase:volume',
  询价: 'purchase:inquiry',
}

function readPurchase({ procurement }: Facts): WeightKey[] {
  const state = procurement === undefined ? undefined : purchaseStates[procurement.value]
  return state === undefined ? [] : [state]
}
