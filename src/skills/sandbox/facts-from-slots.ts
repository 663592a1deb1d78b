import type { BudgetState, ContactFacts, Fact, Facts, Money, Source } from '../../sales/facts.ts'
import { stageFromName } from '../../sales/stage.ts'
import type { Contact, Slots, Understood } from '../../understanding/understood.ts'

/** What a message says about a deal, as facts; `on` is the day it was said, `source` how it counts. */
export function factsFrom(
  text: string,
  { intents, slots }: Understood,
  on: string,
  source: 'said' | 'supposed' = 'said',
): Facts {
  const fact = <T>(value: T, as: Source = source): Fact<T> => ({ value, source: as, on })
  const optional = <K extends keyof Facts, T>(key: K, value: T | undefined): Partial<Record<K, Fact<T>>> =>
    value === undefined ? {} : ({ [key]: fact(value) } as Partial<Record<K, Fact<T>>>)
  const roleSource: Source = source === 'supposed' || intents.includes('chain.update') ? source : 'inferred'
  const reported = intents.includes('visit.log') || source === 'supposed'
  return {
    ...optional('customer', typeof slots.customer === 'string' ? slots.customer : undefined),
    ...optional('region', slots.region),
    ...optional('industry', slots.industry),
    ...optional('dept', slots.dept),
    ...optional('product', slots.product),
    ...optional('stage', slots.stage === undefined ? undefined : stageFromName(slots.stage)),
    ...moneyFacts(text, slots, fact),
    ...optional('budgetState', budgetState(slots)),
    ...optional('discount', slots.discount),
    ...optional('procurement', slots.procurement),
    ...optional('competitors', competitors(slots)),
    ...optional('milestone', slots.milestone),
    ...optional('nextStep', slots.next?.datetime),
    contacts: (slots.contacts ?? []).map((contact) => contactFacts(contact, fact, roleSource, reported)),
    objections: (slots.objection ?? []).map((code) => fact(code)),
  }
}

/** What a hypothesis changes: a smaller budget than the known one is a cut, a rival said to be out leaves the others in. */
export function supposedFacts(text: string, meaning: Understood, before: Facts, on: string): Facts {
  const supposed = factsFrom(text, meaning, on, 'supposed')
  const money = supposed.budget ?? (before.budget === undefined ? undefined : supposed.amount)
  const [was, is] = [before.budget?.value.max, money?.value.max]
  const cut = was !== undefined && is !== undefined && is < was
  const out = meaning.slots.competitor_not ?? []
  const left = before.competitors?.value.filter((name) => !out.includes(name))
  return {
    ...supposed,
    ...(money === undefined ? {} : { budget: money }),
    ...(cut ? { budgetState: { value: 'cut', source: 'supposed', on } } : {}),
    ...(out.length > 0 && left !== undefined ? { competitors: { value: left, source: 'supposed', on } } : {}),
  }
}

const budgetWords = /预算|盘子|经费|额度|控制价|限价|拨款|批复/
const quoteWords = /报价|我们报|报了|合同额|合同价/

/** The guide gives a deal one amount; the word beside it says whose it is. */
function moneyFacts(
  text: string,
  slots: Slots,
  fact: (value: Money) => Fact<Money>,
): Pick<Facts, 'amount' | 'budget' | 'quote'> {
  const amount = moneyOf(slots)
  if (slots.budget !== undefined) {
    return { budget: fact(exactly(slots.budget)), ...(amount === undefined ? {} : { quote: fact(amount) }) }
  }
  if (amount === undefined) return {}
  if (budgetWords.test(text)) return { budget: fact(amount) }
  return quoteWords.test(text) ? { quote: fact(amount) } : { amount: fact(amount) }
}

function moneyOf({ amount, amount_min, amount_max, currency }: Slots): Money | undefined {
  if (currency !== undefined && currency !== 'CNY') return undefined
  if (amount !== undefined) return exactly(amount)
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

function budgetState({ budget_status, amount, amount_prev }: Slots): BudgetState | undefined {
  if (amount !== undefined && amount_prev !== undefined && amount < amount_prev) return 'cut'
  if (budget_status === undefined) return undefined
  if (/砍|压缩|削|冻/.test(budget_status)) return 'cut'
  if (/未批|没批|申报|在批|报上去|审批中/.test(budget_status)) return 'applied'
  if (/没有|无|用完/.test(budget_status)) return 'none'
  return /批|到位|落实/.test(budget_status) ? 'approved' : undefined
}

/** Rivals named; an empty list when the only news is who is out. */
function competitors({ competitor, competitor_not }: Slots): string[] | undefined {
  if (competitor !== undefined && competitor.length > 0) return competitor
  return competitor_not === undefined || competitor_not.length === 0 ? undefined : []
}

function contactFacts(
  { name, title, dept, role, stance, touched }: Contact,
  fact: <T>(value: T, as?: Source) => Fact<T>,
  roleSource: Source,
  reported: boolean,
): ContactFacts {
  return {
    ...(name === null ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(dept === undefined ? {} : { dept }),
    ...(role === undefined ? {} : { role: fact(role, roleSource) }),
    ...(stance === undefined ? {} : { stance: fact(stance) }),
    ...(touched === false ? { touched: fact(false) } : reported ? { touched: fact(true) } : {}),
  }
}
