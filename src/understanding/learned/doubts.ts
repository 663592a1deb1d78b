import type { LinearModel } from '../../language/linear-model.ts'

/** The one label: that what would be written is wrong. */
export type Wrong = 'wrong'

/** How likely what is so described is wrong, 0 to 1. */
export function doubtOf(model: LinearModel<Wrong>, signs: readonly string[]): number {
  const [score = 0] = model.scores({ signs, pieces: [] })
  return 1 / (1 + Math.exp(-score))
}
