import type { spokenParts } from '../tracks/track.ts'
import type { Offer } from './offers.ts'

/** One part of a set as it is said, with the clauses it rests on where the scene is regulated: alone it would stand on nothing. */
export function withBasis(offer: Offer, part: (typeof spokenParts)[number]): string {
  return offer.basis === undefined ? offer[part] : `${offer[part]}（依据：${offer.basis[part].join('、')}）`
}
