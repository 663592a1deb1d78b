import { linearModel } from '../../../language/linear-model.ts'
import type { CaseEvent } from '../case.ts'
import type { TippingKind } from '../tipping/point.ts'
import file from './tipping.json' with { type: 'json' }
import { tippingFeatures } from './tipping-features.ts'

const model = linearModel<TippingKind>(file)

/** What was learned from labelled sentences says of an event: for each kind of tipping point the log-odds that it is one. */
export function tippingBeliefs(event: CaseEvent, ours: readonly string[]): ReadonlyMap<TippingKind, number> {
  const scores = model.scores(tippingFeatures(event, ours))
  return new Map(model.labels.map((kind, at) => [kind, scores[at] ?? 0]))
}
