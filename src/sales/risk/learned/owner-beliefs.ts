import { linearModel } from '../../../language/linear-model.ts'
import type { Owner, Reading } from '../money/owner.ts'
import type { Sum } from '../money/sums.ts'
import { ownerFeatures } from './owner-features.ts'
import file from './owners.json' with { type: 'json' }

const model = linearModel<Owner>(file)

/** What was learned from labelled sums says of one: the log-odds that it is the budget, our offer, or neither. */
export function ownerBeliefs(reading: Reading, sum: Sum): Readonly<Record<Owner, number>> {
  const [budget = 0, quote = 0, none = 0] = model.scores(ownerFeatures(reading, sum))
  return { budget, quote, none }
}
