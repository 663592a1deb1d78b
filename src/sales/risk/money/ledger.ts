import type { CaseEvent, RiskCase } from '../case.ts'
import { type Known, placesIn } from '../people/roster.ts'
import { quoteIn } from '../people/touches.ts'
import { changesIn, voidsBudget } from './changes.ts'
import { exactly, type Figure, plus, times } from './figure.ts'
import { type Part, statedIn } from './stated.ts'

/** What we last offered and what the customer last had for it, in yuan with tax; `null` where it is not known. */
export interface Ledger {
  quote: Figure | null
  budget: Figure | null
  /** The budget as it stood after each event, by the event's place. */
  budgets: readonly (Figure | null)[]
  /** Our offer as it stood after each event. */
  quotes: readonly (Figure | null)[]
}

/** Reads the events in order: each statement of a sum replaces the one before, each change is reckoned on it. */
export function ledgerOf(risk: RiskCase, people: readonly Known[]): Ledger {
  const { deal, events } = risk
  let quote: Figure | null = deal.quote === null ? null : exactly(deal.quote)
  let budget: Figure | null = deal.budget
  let parts: Part[] = []
  const budgets: (Figure | null)[] = []
  const quotes: (Figure | null)[] = []
  for (const event of events) {
    if (event.from !== 'system' || /contract|tender/.test(event.source)) {
      const ours = namesKnown(risk, people)
      const reportedFrom = event.from === 'rep' ? quoteIn(event.text, placesIn(event.text, people)).from : 0
      const sizes = [quote?.max, budget?.max, deal.quote, deal.budget?.max].filter(
        (size) => size != null && size > 0,
      ) as number[]
      const read = { event, ours, reportedFrom, quote, budget }
      const stated = statedIn(read, sizes.length > 0 ? sizes : [1e6], countSaidBefore(events, event))
      if (stated.quote !== undefined) {
        quote = stated.quote
        parts = stated.parts
      }
      for (const change of changesIn(read, 'quote', parts, stated)) {
        quote = quote === null ? null : change.by === 'share' ? times(quote, 1 + change.size) : plus(quote, change.size)
        parts = parts.filter((part) => !change.parts?.includes(part))
      }
      if (voidsBudget(event) && (stated.budget === undefined || isSame(stated.budget, budget))) budget = null
      else if (stated.budget !== undefined) budget = stated.budget
      for (const change of changesIn(read, 'budget', [], stated)) {
        budget =
          budget === null ? null : change.by === 'share' ? times(budget, 1 + change.size) : plus(budget, change.size)
      }
    }
    budgets.push(budget)
    quotes.push(quote)
  }
  return { quote, budget, budgets, quotes }
}

/** 那七八十万不算了: the sum that is void is only named again. */
function isSame(one: Figure, other: Figure | null): boolean {
  return other !== null && one.min === other.min && one.max === other.max
}

/** Who cannot be a rival: the customer by any of its names, its people, our rep. */
export function namesKnown({ deal, events }: RiskCase, people: readonly Known[]): string[] {
  return [
    deal.customer,
    ...deal.aliases,
    ...(deal.group === null ? [] : [deal.group]),
    ...people.map(({ name }) => name),
    ...new Set(events.map(({ who }) => who)),
    deal.product,
  ]
}

/** The events up to and with this one, the newest first, for a number of pieces said elsewhere. */
function countSaidBefore(events: readonly CaseEvent[], event: CaseEvent): readonly string[] {
  return events
    .slice(0, events.indexOf(event) + 1)
    .map(({ text }) => text)
    .reverse()
}
