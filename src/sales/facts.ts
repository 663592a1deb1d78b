import type { Industry } from '../language/industries.ts'
import type { ObjectionCode } from '../language/objections.ts'
import type { BuyingRole, Stance } from '../language/roles.ts'
import type { Scene } from '../language/scenes.ts'
import type { Stage } from './stage.ts'

/**
 * Where a fact comes from: the rep said it, the deal's record holds it, we inferred it (shown as 疑似),
 * or it is supposed for the length of a what-if.
 */
export type Source = 'said' | 'record' | 'inferred' | 'supposed'

export const sourceLabels: Record<Source, string> = {
  said: '你说的',
  record: '记录',
  inferred: '疑似',
  supposed: '假设',
}

export interface Fact<T> {
  value: T
  source: Source
  /** The day it was learned, `YYYY-MM-DD`. */
  on: string
}

/** A sum of money in fen, exact or a range; a range is never collapsed to a point. */
export interface Money {
  min?: number
  max?: number
  /** Said to be about that. */
  approx?: true
}

export interface ContactFacts {
  name?: string
  title?: string
  dept?: string
  role?: Fact<BuyingRole>
  stance?: Fact<Stance>
  /** `false` when we were told they have not been met. */
  touched?: Fact<boolean>
  /** They work there no more, or on something else. */
  left?: Fact<true>
}

export type BudgetState = 'stated' | 'approved' | 'applied' | 'cut' | 'none'

/** What is known of one deal. What nobody said is not here: unknown is not zero. */
export interface Facts {
  customer?: Fact<string>
  region?: Fact<string>
  industry?: Fact<Industry>
  /** What kind of customer within the trade, where the law sets what may be said. */
  scene?: Fact<Scene>
  /** A trade guessed from how the customer is called: good enough to choose words by, not to reckon with. */
  likelyTrade?: Fact<Industry>
  /** Words of the newest telling that talk-tracks wait for. */
  mentioned?: Fact<string[]>
  dept?: Fact<string>
  product?: Fact<string>
  stage?: Fact<Stage>
  /** What the deal is worth, where it was not said whose figure it is. */
  amount?: Fact<Money>
  budget?: Fact<Money>
  budgetState?: Fact<BudgetState>
  quote?: Fact<Money>
  /** Share of the list price kept, 0.9 for ten percent off. */
  discount?: Fact<number>
  procurement?: Fact<string>
  /** Rivals in play; an empty list means somebody said there is none. */
  competitors?: Fact<string[]>
  contacts: ContactFacts[]
  /** What the customer raised, the newest first. */
  objections: Fact<ObjectionCode>[]
  /** A dated next step with the customer has been agreed: its time as told, or words. */
  nextStep?: Fact<string>
  /** When it is expected to be signed, and until when something is due: a day, a minute or a period, as told. */
  closeDate?: Fact<string>
  deadline?: Fact<string>
  /** Papers of the purchase that are in hand; an empty list means that somebody said of all they were asked for that they are not. */
  papers?: Fact<string[]>
  /** How it is to be paid, as told: `30/30/40`. */
  payment?: Fact<string>
  /** A passed milestone, in the rep's words: "POC通过". */
  milestone?: Fact<string>
  /** Has bought from us before. */
  existingCustomer?: Fact<boolean>
}

export const nothingKnown: Facts = { contacts: [], objections: [] }

/** Nothing beyond who it is about. */
export function isNoNews({ customer: _, contacts, objections, ...single }: Facts): boolean {
  return contacts.length + objections.length + Object.keys(single).length === 0
}

/** `newer` laid over `older`: newer values win, people are matched by how they are addressed, objections add up, the newest first. */
export function mergeFacts(older: Facts, newer: Facts): Facts {
  return {
    ...older,
    ...newer,
    contacts: mergeContacts(older.contacts, newer.contacts),
    objections: [
      ...newer.objections,
      ...older.objections.filter(({ value }) => newer.objections.every((objection) => objection.value !== value)),
    ],
  }
}

function mergeContacts(older: ContactFacts[], newer: ContactFacts[]): ContactFacts[] {
  const merged = older.map((contact) => mergeContact(contact, newer.find((other) => samePerson(contact, other)) ?? {}))
  return [...merged, ...newer.filter((contact) => !older.some((other) => samePerson(other, contact)))]
}

/** What follows from a title or a department does not overrule what was said. */
export function mergeContact(older: ContactFacts, newer: ContactFacts): ContactFacts {
  const isGuess = newer.role?.source === 'inferred' && older.role !== undefined && older.role.source !== 'inferred'
  return { ...older, ...newer, ...(isGuess && older.role !== undefined ? { role: older.role } : {}) }
}

/** Without a name, two mentions are the same person when title and department are. */
function samePerson(one: ContactFacts, other: ContactFacts): boolean {
  if (one.name !== undefined || other.name !== undefined) return one.name === other.name
  return one.title === other.title && one.dept === other.dept && one.role?.value === other.role?.value
}

/** What is kept of a price, as people say it: `8 折`, `92 折`. */
export function sayDiscount(kept: number): string {
  const percent = Math.round(kept * 1000) / 10
  return `${percent % 10 === 0 ? percent / 10 : percent} 折`
}

/** `80 万`, `约 80 万`, `30–50 万`, `1.2 亿`, `至少 80 万`, as a rep would write it. */
export function sayMoney({ min, max, approx }: Money): string {
  if (min !== undefined && max !== undefined) {
    if (min === max) return approx ? `约 ${sayFen(min)}` : sayFen(min)
    const [low, high] = [sayFen(min), sayFen(max)]
    const unit = high.split(' ')[1]
    return low.endsWith(` ${unit}`) ? `${low.split(' ')[0]}–${high}` : `${low}–${high}`
  }
  if (min !== undefined) return `至少 ${sayFen(min)}`
  return max === undefined ? '金额未知' : `不超过 ${sayFen(max)}`
}

function sayFen(fen: number): string {
  const yuan = fen / 100
  if (yuan >= 100_000_000) return `${trim(yuan / 100_000_000)} 亿`
  if (yuan >= 10_000) return `${trim(yuan / 10_000)} 万`
  return `${trim(yuan)} 元`
}

function trim(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** Whether a next step is one somebody can be held to, by its day or week: 一月 is a season and no appointment. */
export function isArranged({ nextStep }: Pick<Facts, 'nextStep'>): boolean {
  return nextStep !== undefined && !/^\d{4}(?:-(?:\d\d|Q\d|H\d))?$/.test(nextStep.value)
}
