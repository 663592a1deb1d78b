import type { Offer } from '../sandbox/offers.ts'
import type { spokenParts } from '../tracks/track.ts'

/** The parts of a set that are said to the customer. */
export type Wording = Pick<Offer, (typeof spokenParts)[number]>

/** All of it, as one text. */
export function allOf({ opening, handling, nextStep }: Wording): string {
  return `${opening}${handling}${nextStep}`
}
