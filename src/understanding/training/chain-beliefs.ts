import { chainSums, type Moves } from '../learned/chain-sums.ts'

/** What a chain of labels is believed to be. */
export interface ChainBeliefs {
  /** Of each place (`place × label`) how likely each label is. */
  single: Float64Array
  /** How often each label is expected after each other one, over all places: row 0 for the first place, row `l + 1` after label `l`. */
  pairs: Float64Array
}

/** The beliefs that the log-likelihood of a chain is improved by; `emissions` as in `chainSums`. */
export function chainBeliefs(emissions: Float64Array, moves: Moves, width: number): ChainBeliefs {
  const { single, forward, backward, shown, scales } = chainSums(emissions, moves, width)
  const pairs = new Float64Array(moves.readiness.length)
  for (let label = 0; label < width; label++) pairs[label] = single[label] ?? 0
  for (let i = 1; i < scales.length; i++)
    for (let before = 0; before < width; before++) {
      const from = forward[(i - 1) * width + before] as number
      if (from === 0) continue
      for (let label = 0; label < width; label++) {
        const at = (before + 1) * width + label
        pairs[at] =
          (pairs[at] as number) +
          (from *
            (moves.readiness[at] as number) *
            (shown[i * width + label] as number) *
            (backward[i * width + label] as number)) /
            (scales[i] as number)
      }
    }
  return { single, pairs }
}
