import { ownerBeliefs } from '../learned/owner-beliefs.ts'
import { type Owner, ownerAt, type Reading } from './owner.ts'
import type { Sum } from './sums.ts'

const owners: readonly Owner[] = ['budget', 'quote', 'none']

/** Whose a sum is: as the rules have it, unless what was learned is surer by far of another. */
export function whoseSum(reading: Reading, sum: Sum): Owner {
  const told = ownerAt(reading, sum)
  const beliefs = ownerBeliefs(reading, sum)
  const likeliest = owners.reduce((best, owner) => (beliefs[owner] > beliefs[best] ? owner : best))
  return beliefs[likeliest] - beliefs[told] > (likeliest === 'none' ? farSurer : surer) ? likeliest : told
}

/**
 * In log-odds; it takes more to drop a figure than to take one. On four authors' deals, each read by rules that had not seen them and
 * taught by the others, the level was right in 0.89 of them instead of 0.83, within 0.02 of it from 0.5 to 2 and from 3 on.
 */
const [surer, farSurer] = [1.5, 4]
