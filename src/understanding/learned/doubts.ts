import type { LinearModel } from '../../language/linear-model.ts'
import type { Decision, Reading } from '../read.ts'
import { doubtFeatures } from './doubt-features.ts'
import type { NamedSpan } from './name-tagger.ts'

/** The one label: that what would be written is wrong. */
export type Wrong = 'wrong'

/** How likely a name is wrong, 0 to 1, in the light of all that was read and decided. */
export function doubtOf(model: LinearModel<Wrong>, name: NamedSpan, reading: Reading, decision: Decision): number {
  const [score = 0] = model.scores({ signs: doubtFeatures(name, reading, decision), pieces: [] })
  return 1 / (1 + Math.exp(-score))
}
