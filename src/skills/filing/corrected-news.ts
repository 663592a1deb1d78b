import type { ContactFacts, Facts } from '../../sales/facts.ts'
import type { Understood } from '../../understanding/understood.ts'
import { factsFrom } from '../sandbox/facts-from-slots.ts'
import { isCorrecting } from './correcting.ts'

/** The news with what a correction says put right; `undefined` when the correction is about nothing it could tell. */
export function correctedNews(news: Facts, text: string, meaning: Understood, on: string): Facts | undefined {
  const { contacts, objections, competitors, customer, ...told } = factsFrom(text, meaning, on)
  const right = sameFigure(news, told)
  const denied = meaning.slots.competitor_not ?? []
  const rivals = rivalsPutRight(
    news.competitors?.value,
    [...(competitors?.value ?? []), ...(customer === undefined ? [] : [customer.value])],
    denied,
  )
  const isNew = Object.keys(right).length + contacts.length + objections.length > 0
  if (rivals === undefined && !(isNew && (isCorrecting(text) || touches(news, right, contacts, objections))))
    return undefined
  return {
    ...news,
    ...right,
    ...(rivals === undefined ? {} : { competitors: { value: rivals, source: 'said', on } }),
    contacts: contacts.length === 0 ? news.contacts : peoplePutRight(news.contacts, contacts),
    objections: objections.length === 0 ? news.objections : objections,
  }
}

/** Whether something of the same kind was told before. */
function touches(
  news: Facts,
  right: Partial<Facts>,
  contacts: readonly unknown[],
  objections: readonly unknown[],
): boolean {
  return (
    Object.keys(right).some((key) => key in news) ||
    (contacts.length > 0 && news.contacts.length > 0) ||
    (objections.length > 0 && news.objections.length > 0)
  )
}

function rivalsPutRight(told: readonly string[] = [], right: readonly string[], denied: readonly string[]) {
  const isAboutRivals = denied.some((name) => told.includes(name)) || (right.length > 0 && told.length > 0)
  if (!isAboutRivals) return undefined
  // 不是A，是B takes A's place; a bare 是B takes the place of all.
  const left = denied.length === 0 ? [] : told.filter((name) => !denied.includes(name))
  return [...new Set([...left, ...right])]
}

/** A bare figure is the figure that was told, whatever it was of. */
function sameFigure(news: Facts, { amount, ...right }: Partial<Facts>): Partial<Facts> {
  if (amount === undefined) return right
  const [told = 'amount'] = (['amount', 'budget', 'quote'] as const).filter((key) => news[key] !== undefined)
  return { ...right, [told]: amount }
}

/** One person told of and one put right are the same; of several, the one addressed alike. */
function peoplePutRight(told: readonly ContactFacts[], right: readonly ContactFacts[]): ContactFacts[] {
  const [only, ...more] = told
  const [correct] = right
  if (only !== undefined && more.length === 0 && right.length === 1) return [{ ...only, ...correct }]
  const rest = told.filter((contact) => right.every((other) => !isAlike(contact, other)))
  return [...rest, ...right.map((other) => ({ ...told.find((contact) => isAlike(contact, other)), ...other }))]
}

/** The same person by name, or by the surname or the title with the other half put right: 王主任, 张主任. */
function isAlike(one: ContactFacts, other: ContactFacts): boolean {
  if (one.name === other.name) return one.name !== undefined || one.title === other.title
  return one.name !== undefined && other.name !== undefined && one.name.slice(1) === other.name.slice(1)
}
