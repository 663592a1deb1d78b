import type { ObjectionCode } from '../../language/objections.ts'
import type { Approval } from '../../sales/approval.ts'
import { screen } from '../../sales/compliance.ts'
import { type Facts, mergeFacts, nothingKnown } from '../../sales/facts.ts'
import { type Offer, offersOf } from '../../sales/sandbox/offers.ts'
import { withBasis } from '../../sales/sandbox/with-basis.ts'
import type { Track } from '../../sales/tracks/track.ts'
import type { Slots } from '../../understanding/understood.ts'

/**
 * Words for the rep to send themselves: from the library, about what they want to talk of, filled with what is known of the deal.
 * Nothing they wanted promised is in it. `undefined` when no track passes the screen.
 */
export function draftFor(known: Facts, slots: Slots, on: string, library: readonly Track[]): string | undefined {
  const about = topicOf(slots)
  const topic = { ...nothingKnown, objections: about.map((value) => ({ value, source: 'said' as const, on })) }
  const facts = mergeFacts(known, topic)
  return offersOf(library, facts, 0)
    .filter(({ strategy }) => strategy === 'advance' || about.length === 0)
    .map(wordsToSend)
    .find((words) => screen(words).length === 0)
}

/** The same of what was granted: that it was, and the next step; the promise is the company's by then. */
export function grantedDraft(to: string | undefined, { what, rows }: Pick<Approval, 'what' | 'rows'>): string {
  const price = rows.find(({ label }) => label === '价格')?.value.split('，')[0]
  const sum = price?.includes('→') ? `，${price}` : ''
  return `${to === undefined ? '' : `${to}，`}您上次提的，公司这边定下来了：${what}${sum}。\n您看这两天哪天方便，我带着新的报价单过来，当面跟您对一遍。`
}

function wordsToSend(offer: Offer): string {
  return `${withBasis(offer, 'opening')}\n${withBasis(offer, 'nextStep')}`
}

/** What the rep wants said is about this: a discount is about the price, terms are about paying. */
function topicOf({ objection, discount, concession, payment }: Slots): ObjectionCode[] {
  if (objection !== undefined && objection.length > 0) return objection
  if (discount !== undefined || concession !== undefined) return ['PRICE']
  return payment === undefined ? [] : ['PAYMENT']
}
