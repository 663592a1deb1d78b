import { budgetStateOf, lowering, whoseAmount } from '../../language/budget.ts'
import { isDemanded } from '../../language/demands.ts'
import type { Industry } from '../../language/industries.ts'
import { hasLeft } from '../../language/leaving.ts'
import { papersToldIn } from '../../language/papers.ts'
import { readPeople } from '../../language/people.ts'
import { sceneIn } from '../../language/scenes.ts'
import type { BudgetState, ContactFacts, Fact, Facts, Money, Source } from '../../sales/facts.ts'
import { papersAfter } from '../../sales/papers.ts'
import { stageFromName } from '../../sales/stage.ts'
import { isTradeOnly, likelyTrade } from '../../understanding/slots/industry.ts'
import type { Contact, Slots, Understood } from '../../understanding/understood.ts'

/** What a message says about a deal, as facts; `on` is the day it was said, `source` how it counts. */
export function factsFrom(
  text: string,
  { intents, slots }: Understood,
  on: string,
  source: 'said' | 'supposed' = 'said',
): Facts {
  const fact = <T>(value: T, as: Source = source): Fact<T> => ({ value, source: as, on })
  const saidRoles = rolesSaidIn(text, slots)
  const roleSource = (name: string | null): Source =>
    source === 'supposed' || saidRoles.has(name) ? source : 'inferred'
  const reported = intents.includes('visit.log') || source === 'supposed'
  const { customer, region, industry, dept, product, discount, procurement, milestone, next, payment } = slots
  const { close_date: closeDate, deadline } = slots
  const stage = slots.stage && stageFromName(slots.stage)
  const trade = industry === undefined ? tradeGuess(text, slots) : undefined
  const scene = sceneIn(text, industry ?? trade)
  const rivals = rivalsIn(slots)
  const owner = ownerOf(text, slots)
  const budgetState = budgetStateIn(slots, owner)
  return {
    ...(typeof customer === 'string' && { customer: fact(customer) }),
    ...(region && { region: fact(region) }),
    ...(industry && { industry: fact(industry) }),
    ...(trade && { likelyTrade: fact(trade, 'inferred') }),
    ...(scene && { scene: fact(scene) }),
    ...(dept && { dept: fact(dept) }),
    ...(product && { product: fact(product) }),
    ...(stage && { stage: fact(stage) }),
    ...moneyFacts(slots, owner, fact),
    ...(budgetState && { budgetState: fact(budgetState) }),
    ...(discount !== undefined && !(source === 'said' && isDemanded(text)) && { discount: fact(discount) }),
    ...(procurement && { procurement: fact(procurement) }),
    ...(rivals && { competitors: fact(rivals) }),
    ...(milestone && { milestone: fact(milestone) }),
    ...(next?.datetime && { nextStep: fact(next.datetime) }),
    ...(closeDate && { closeDate: fact(closeDate) }),
    ...(deadline && { deadline: fact(deadline) }),
    ...(payment && { payment: fact(payment) }),
    contacts: (slots.contacts ?? []).map((contact) => {
      const left = contact.name !== null && hasLeft(text, contact.name)
      const facts = contactFacts(contact, fact, roleSource(contact.name), reported && !left)
      return left ? { ...facts, left: fact(true as const) } : facts
    }),
    objections: (slots.objection ?? []).map((code) => fact(code)),
  }
}

/** From the customer's name, else from how the telling begins. */
function tradeGuess(text: string, { customer }: Slots): Industry | undefined {
  return (typeof customer === 'string' ? likelyTrade(customer) : undefined) ?? likelyTrade(text)
}

/** Whose part in the purchase was said in words (拍板的), rather than following from a title or a department. */
function rolesSaidIn(text: string, { contacts = [] }: Slots): Set<string | null> {
  if (contacts.every(({ role }) => role === undefined)) return new Set()
  return new Set(readPeople(text).flatMap(({ name, role, inferred }) => (role === undefined || inferred ? [] : [name])))
}

/**
 * What a message adds to what is known: a rival more or less leaves the others in, a figure that replaces another is of its kind,
 * and a report moves nobody to another trade or place.
 */
export function toldFacts(text: string, meaning: Understood, before: Facts, on: string): Facts {
  const { amount, likelyTrade: _, scene: __, ...heard } = factsFrom(text, meaning, on)
  const told = meaning.intents.includes('visit.log') ? inPlace(heard, before) : heard
  const out = meaning.slots.competitor_not ?? []
  const known = before.competitors?.value.filter((name) => !out.includes(name)) ?? []
  const rivals = told.competitors && [...new Set([...known, ...told.competitors.value])]
  const [was, is] = [before.budget?.value.max, told.budget?.value.max]
  const papers = papersAfter(before.papers?.value ?? [], papersToldIn(text))
  const cut = told.budgetState === undefined && was !== undefined && is !== undefined && is < was
  return {
    ...told,
    ...(cut ? { budgetState: { value: 'cut', source: 'said', on } } : {}),
    ...(amount === undefined ? {} : { [kindOfFigure(meaning.slots, before)]: amount }),
    ...(rivals === undefined ? {} : { competitors: { value: rivals, source: 'said', on } }),
    ...(papers === undefined ? {} : { papers: { value: papers, source: 'said', on } }),
    ...(isDemanded(text) ? {} : lowered(text, before, (value) => ({ value, source: 'said', on }))),
  }
}

function inPlace({ industry, region, ...told }: Omit<Facts, 'amount'>, before: Facts): Omit<Facts, 'amount'> {
  return {
    ...told,
    ...(industry && before.industry === undefined && { industry }),
    ...(region && before.region === undefined && { region }),
  }
}

/** 从80万砍到65万 is about whichever figure was 80万. */
function kindOfFigure({ amount_prev: was }: Slots, before: Facts): Owner {
  if (was === undefined) return 'amount'
  const kinds = ['budget', 'quote'] as const
  return kinds.find((kind) => before[kind]?.value.max === fen(was)) ?? 'amount'
}

/** A bare figure after the question about the budget is the budget. */
export function asAnswer({ amount, ...facts }: Facts, pending: string | undefined): Facts {
  if (amount === undefined) return facts
  const isBudget = pending === 'ask:amount' && facts.budget === undefined && facts.quote === undefined
  return isBudget ? { ...facts, budget: amount } : { ...facts, amount }
}

/** What a hypothesis changes: a smaller budget than the known one is a cut, a rival said to be out leaves the others in. */
export function supposedFacts(text: string, meaning: Understood, before: Facts, on: string): Facts {
  const supposed = factsFrom(text, meaning, on, 'supposed')
  const money = supposed.budget ?? (before.budget === undefined ? undefined : supposed.amount)
  const [was, is] = [before.budget?.value.max, money?.value.max]
  const isLess = was !== undefined && is !== undefined && is < was
  const cut = isLess || (supposed.budget !== undefined && budgetStateOf(text) === 'cut')
  const out = meaning.slots.competitor_not ?? []
  const left = before.competitors?.value.filter((name) => !out.includes(name))
  return {
    ...supposed,
    ...(money === undefined ? {} : { budget: money }),
    ...(cut ? { budgetState: { value: 'cut', source: 'supposed', on } } : {}),
    ...(out.length > 0 && left !== undefined ? { competitors: { value: left, source: 'supposed', on } } : {}),
    ...lowered(text, before, (value) => ({ value, source: 'supposed', on })),
  }
}

/** What a sum that goes off our price, or off their budget, leaves of what is known of it. */
function lowered(
  text: string,
  before: Facts,
  fact: <T>(value: T) => Fact<T>,
): Pick<Facts, 'budget' | 'budgetState' | 'quote' | 'discount'> {
  const { whose, by } = lowering(text) ?? {}
  if (by === undefined) return {}
  if (whose === 'budget') {
    const left = less(before.budget?.value, fen(by))
    return { budgetState: fact('cut'), ...(left && { budget: fact(left) }) }
  }
  const price = (before.quote?.value ?? before.amount?.value)?.max
  if (price === undefined || price <= fen(by)) return {}
  const quote = less(before.quote?.value, fen(by))
  return { discount: fact(Math.round((1 - fen(by) / price) * 1e4) / 1e4), ...(quote && { quote: fact(quote) }) }
}

function less(money: Money | undefined, off: number): Money | undefined {
  if (money?.max === undefined || money.max <= off) return undefined
  return { ...money, ...(money.min !== undefined && { min: Math.max(0, money.min - off) }), max: money.max - off }
}

type Owner = ReturnType<typeof whoseAmount>

/** Beside a budget of its own the message's one amount is our quote; alone, its words say whose it is. */
function ownerOf(text: string, { amount, amount_min, amount_max, budget }: Slots): Owner {
  if (budget !== undefined) return 'quote'
  return whoseAmount(text, {
    ...(amount !== undefined && { value: amount }),
    ...(amount_min !== undefined && { min: amount_min }),
    ...(amount_max !== undefined && { max: amount_max }),
  })
}

function moneyFacts(
  slots: Slots,
  owner: Owner,
  fact: (value: Money) => Fact<Money>,
): Pick<Facts, 'amount' | 'budget' | 'quote'> {
  const money = moneyOf(slots)
  return {
    ...(slots.budget !== undefined && { budget: fact(exactly(slots.budget)) }),
    ...(money && owner === 'budget' && { budget: fact(money) }),
    ...(money && owner === 'quote' && { quote: fact(money) }),
    ...(money && owner === 'amount' && { amount: fact(money) }),
  }
}

/** The one sum of a message in yuan, exact or a range; sums in other currencies are not ours to convert. */
export function moneyOf({ amount, amount_min, amount_max, approx, currency }: Slots): Money | undefined {
  if (currency !== undefined && currency !== 'CNY') return undefined
  if (amount !== undefined) return { ...exactly(amount), ...(approx ? { approx } : {}) }
  if (amount_min === undefined && amount_max === undefined) return undefined
  return {
    ...(amount_min === undefined ? {} : { min: fen(amount_min) }),
    ...(amount_max === undefined ? {} : { max: fen(amount_max) }),
  }
}

function exactly(yuan: number): Money {
  return { min: fen(yuan), max: fen(yuan) }
}

function fen(yuan: number): number {
  return Math.round(yuan * 100)
}

/** A budget that was larger before was cut; a price of ours that came down was not. */
function budgetStateIn({ budget_status, amount, amount_prev }: Slots, owner: Owner): BudgetState | undefined {
  if (owner === 'budget' && amount !== undefined && amount_prev !== undefined && amount < amount_prev) return 'cut'
  return budget_status === undefined ? undefined : budgetStateOf(budget_status)
}

/** Rivals named; an empty list when the only news is who is out. */
function rivalsIn({ competitor, competitor_not }: Slots): string[] | undefined {
  if (competitor !== undefined && competitor.length > 0) return competitor
  return competitor_not === undefined || competitor_not.length === 0 ? undefined : []
}

/** 施工 of 施工总承包 and 办主任 of 街道办主任 are heard as somebody called Shi or Ban: nobody is addressed by them. */
function isNoName(name: string): boolean {
  return isTradeOnly(name) || /^[办处科部局所院馆站厂校](?:主任|[处科部局所院馆站厂校]?长)$/.test(name)
}

function contactFacts(
  { name, title, dept, role, stance, touched }: Contact,
  fact: <T>(value: T, as?: Source) => Fact<T>,
  roleSource: Source,
  reported: boolean,
): ContactFacts {
  return {
    ...(name === null || isNoName(name) ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(dept === undefined ? {} : { dept }),
    ...(role === undefined ? {} : { role: fact(role, roleSource) }),
    ...(stance === undefined ? {} : { stance: fact(stance) }),
    ...(touched === false ? { touched: fact(false) } : reported ? { touched: fact(true) } : {}),
  }
}
