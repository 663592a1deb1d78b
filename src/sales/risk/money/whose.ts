import { ownerBeliefs } from '../learned/owner-beliefs.ts'
import { type Owner, ownerAt, type Reading } from './owner.ts'
import type { Sum } from './sums.ts'

const owners: readonly Owner[] = ['budget', 'quote', 'none']

/** Whose a sum is: ours where it is an item of our offer, else as the rules have it, unless what was learned is surer by far of another. */
export function whoseSum(reading: Reading, sum: Sum): Owner {
  const { parts = [] } = reading
  if (parts.length > 1 && parts.some(({ max }) => max === sum.min)) return 'quote'
  const { owner: told, plainly } = ownerAt(reading, sum)
  const beliefs = ownerBeliefs(reading, sum)
  const likeliest = owners.reduce((best, owner) => (beliefs[owner] > beliefs[best] ? owner : best))
  return beliefs[likeliest] - beliefs[told] > (plainly ? farSurer : surer) ? likeliest : told
}

/** In log-odds; it takes more against the words right at a figure than against what is only likely. */
const [surer, farSurer] = [1, 4]
