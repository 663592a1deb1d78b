import type { Offer } from '../sandbox/offers.ts'
import { logit, sigmoid } from '../sandbox/probability.ts'
import { type Strategy, strategies } from '../tracks/track.ts'
import { assign } from './assign.ts'
import type { Label } from './lift.ts'
import type { Assignment } from './showing.ts'

/** What the ledger has taught about the three strategies, for a deal in its stage. */
export interface Lessons {
  /** How likely each is to stand first. */
  propensity: Record<Strategy, number>
  /** By which way of drawing. */
  policy: string
  /** What closed deals say of each, log-odds against the three on average, and on what that rests. */
  won: Record<Strategy, { shift: number; label: Label }>
}

/** Sets further apart in fit are no equals: then the better fitting one stands first, and nothing is drawn. */
const equalFit = 8

/** Offers with who stands first drawn by lot, where all three fit about equally well; the others follow as they fit. */
export function inDrawnOrder(
  offers: readonly Offer[],
  { propensity, policy }: Lessons,
  seed: number,
): { offers: Offer[]; assignment: Assignment } | undefined {
  const fits = offers.map(({ fit }) => fit)
  if (offers.length < strategies.length || Math.max(...fits) - Math.min(...fits) > equalFit) return undefined
  const { first, assignment } = assign(propensity, seed, policy)
  const isFirst = ({ strategy }: Offer) => strategy === first
  return { offers: [...offers.filter(isFirst), ...offers.filter((offer) => !isFirst(offer))], assignment }
}

/** Offers with what closed deals have taught: an expectation moves only as far as they say. */
export function taught(offers: readonly Offer[], { won }: Lessons): Offer[] {
  return offers.map((offer) => {
    const { shift, label } = won[offer.strategy]
    return { ...offer, expected: sigmoid(logit(offer.expected) + shift), label }
  })
}
