import type { Facts } from '../facts.ts'
import type { Topic, Track } from '../tracks/track.ts'
import type { Decision } from './decision.ts'
import { answers, type Offer, offersOf } from './offers.ts'
import { logit } from './probability.ts'

/** Other words for a decision, and how many of those asked for the library could not give. */
export interface Redone {
  offers: Offer[]
  /** Tracks put aside, now and before: they are not offered again. */
  passed: string[]
  missing: number
}

/**
 * Puts other tracks in the places of those sent back (`numbers` from 1): about the same thing, none that was shown before, the
 * same strategy where the library has it. A place for which nothing is left falls away.
 */
export function redone(decision: Decision, numbers: readonly number[], library: readonly Track[]): Redone {
  const { facts, offers, estimate, passed = [] } = decision
  const shown = new Set([...passed, ...offers.map(({ trackId }) => trackId)])
  const about = new Set(
    library.flatMap(({ id, objection }) => (offers.some(({ trackId }) => trackId === id) ? objection : [])),
  )
  const left = offersOf(
    library.filter((track) => !shown.has(track.id) && isOnTopic(track, facts, about)),
    facts,
    logit(estimate.value),
  )
  const next = offers.flatMap((offer, at) => {
    if (!numbers.includes(at + 1)) return [offer]
    const found = left.findIndex(({ strategy }) => strategy === offer.strategy)
    return left.splice(Math.max(0, found), 1)
  })
  return {
    offers: next,
    passed: [...passed, ...offers.filter((_, at) => numbers.includes(at + 1)).map(({ trackId }) => trackId)],
    missing: offers.length - next.length,
  }
}

/** What the customer raised, or, where nothing was heard, what the words shown are `about`. */
function isOnTopic(track: Track, facts: Facts, about: ReadonlySet<Topic>): boolean {
  return facts.objections.length === 0 ? about.has(track.objection) : answers(track, facts)
}
