import { countsIn } from '../../../language/counts.ts'
import type { CaseEvent, RiskCase } from '../case.ts'
import { type Known, placesIn } from '../people/roster.ts'
import { quoteIn } from '../people/touches.ts'
import { rivalPricesIn } from '../rivals.ts'
import { changesIn, voidsBudget } from './changes.ts'
import { exactly, type Figure, plus, times } from './figure.ts'
import { fitsIn, likeliest } from './likeliest.ts'
import { type Bill, recounted } from './recounted.ts'
import { type Part, type Stated, statedIn } from './stated.ts'

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
  let bill: Bill | undefined
  const rivals: Figure[] = []
  const budgets: (Figure | null)[] = []
  const quotes: (Figure | null)[] = []
  for (const event of events) {
    if (event.from !== 'system' || /contract|tender/.test(event.source)) {
      const ours = namesKnown(risk, people)
      const reportedFrom = event.from === 'rep' ? quoteIn(event.text, placesIn(event.text, people)).from : 0
      const alike = [deal.size, quote?.max, budget?.max].filter(isSize)
      const sizes = [...alike, deal.quote, deal.budget?.max].filter(isSize)
      const read = { event, ours, reportedFrom, quote, budget, parts, rivals, size: deal.size }
      const said = countSaidBefore(events, event)
      const stated = statedIn(read, sizes.length > 0 ? sizes : [1e6], said)
      const meant = (of: 'quote' | 'budget', before: Figure | null) =>
        stated[of] &&
        likeliest(stated[of], alike, {
          sums: sumsOf(stated, of),
          // Asked for seldom, and dear where much was said.
          get counts() {
            return stated.owned.some(
              ({ sum, owner }) => owner === of && sum.pieces !== undefined && alike.some((size) => sum.max > size / 5),
            )
              ? []
              : said.flatMap((text) => countsIn(text).map(({ value }) => value))
          },
          before,
          moves: movesIn(event.text),
        })
      const changed = (before: Figure | null, of: 'quote' | 'budget') =>
        changesIn(read, of, of === 'quote' ? parts : [], stated).reduce((figure, change) => {
          if (figure === null) return null
          const after = change.by === 'share' ? times(figure, 1 + change.size) : plus(figure, change.size)
          if (!fitsIn(after, alike)) return figure
          parts = parts.filter((part) => !change.parts?.includes(part))
          return after
        }, before)
      const offered = meant('quote', quote)
      if (offered !== undefined) {
        quote = offered
        parts = offered === stated.quote ? stated.parts : []
        bill = offered === stated.quote ? stated.bill : undefined
      } else if (bill !== undefined && quote !== null) {
        const pieces = recounted(event.text, bill)
        if (pieces !== undefined) {
          quote = times(quote, pieces / bill.pieces)
          bill = { ...bill, pieces }
        }
      }
      rivals.push(...rivalSumsIn(event.text, ours, stated))
      quote = changed(quote, 'quote')
      const granted = meant('budget', budget)
      if (voidsBudget(event) && (granted === undefined || isSame(granted, budget))) budget = null
      else if (granted !== undefined) budget = granted
      budget = changed(budget, 'budget')
    }
    budgets.push(budget)
    quotes.push(quote)
  }
  return { quote, budget, budgets, quotes }
}

/** What rivals asked, so that it is theirs too where it is named again: 那个229，财务核过. */
function rivalSumsIn(text: string, ours: readonly string[], { owned }: Stated): Figure[] {
  const prices = rivalPricesIn(text, ours)
  return owned.flatMap(({ sum, owner }) =>
    owner === 'none' && prices.some(({ start, end }) => start <= sum.start && sum.end <= end)
      ? [{ min: sum.min, max: sum.max }]
      : [],
  )
}

function isSize(size: number | null | undefined): size is number {
  return size != null && size > 0
}

function sumsOf({ owned }: Stated, owner: 'quote' | 'budget'): Figure[] {
  return owned.filter((each) => each.owner === owner).map(({ sum: { min, max } }) => ({ min, max }))
}

/** Which way a text moves what was known: 刨出来 less, 追加 more. */
function movesIn(text: string): (-1 | 1)[] {
  return [...(lessening.test(text) ? [-1 as const] : []), ...(adding.test(text) ? [1 as const] : [])]
}

const lessening = /砍|削|减|扣|去掉|拿掉|刨|剔|划|抹|挪|抽|不做|不要|让|降|少|优惠|便宜/
const adding = /追加|另加|加|添|补|增|涨|多/

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
