import type { Features, LinearModel } from '../../language/linear-model.ts'
import type { Intent } from '../understood.ts'

/** How much each intent is believed in, 0 to 1; each for itself, for several may be meant. */
export type Beliefs = ReadonlyMap<Intent, number>

export function beliefsOf(model: LinearModel<Intent>, features: Features): Beliefs {
  const scores = model.scores(features)
  return new Map(model.labels.map((intent, i) => [intent, 1 / (1 + Math.exp(-(scores[i] as number)))]))
}
