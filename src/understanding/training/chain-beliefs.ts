/** What a chain of labels is believed to be. */
export interface ChainBeliefs {
  /** Of each place (`place × label`) how likely each label is. */
  single: Float64Array
  /** How often each label is expected after each other one, over all places: row 0 for the first place, row `l + 1` after label `l`. */
  pairs: Float64Array
}

/**
 * Sums over all paths through a chain, forward and backward (Rabiner 1989, with scaling). `emissions` (`place × label`) and
 * `transitions` (`1 + label before × label`) are log-scores.
 */
export function chainBeliefs(emissions: Float64Array, transitions: Float64Array, width: number): ChainBeliefs {
  const length = emissions.length / width
  const moves = transitions.map(Math.exp)
  const shown = new Float64Array(emissions.length)
  const forward = new Float64Array(emissions.length)
  const backward = new Float64Array(emissions.length).fill(1)
  const scales = new Float64Array(length)
  for (let i = 0; i < length; i++) {
    let most = Number.NEGATIVE_INFINITY
    for (let label = 0; label < width; label++) most = Math.max(most, emissions[i * width + label] as number)
    let sum = 0
    for (let label = 0; label < width; label++) {
      shown[i * width + label] = Math.exp((emissions[i * width + label] as number) - most)
      let reach = i === 0 ? (moves[label] as number) : 0
      if (i > 0)
        for (let before = 0; before < width; before++)
          reach += (forward[(i - 1) * width + before] as number) * (moves[(before + 1) * width + label] as number)
      const here = reach * (shown[i * width + label] as number)
      forward[i * width + label] = here
      sum += here
    }
    scales[i] = sum
    for (let label = 0; label < width; label++)
      forward[i * width + label] = (forward[i * width + label] as number) / sum
  }
  for (let i = length - 2; i >= 0; i--)
    for (let before = 0; before < width; before++) {
      let reach = 0
      for (let label = 0; label < width; label++)
        reach +=
          (moves[(before + 1) * width + label] as number) *
          (shown[(i + 1) * width + label] as number) *
          (backward[(i + 1) * width + label] as number)
      backward[i * width + before] = reach / (scales[i + 1] as number)
    }
  const single = forward.map((value, at) => value * (backward[at] as number))
  const pairs = new Float64Array(moves.length)
  for (let label = 0; label < width; label++) pairs[label] = single[label] ?? 0
  for (let i = 1; i < length; i++)
    for (let before = 0; before < width; before++) {
      const from = forward[(i - 1) * width + before] as number
      if (from === 0) continue
      for (let label = 0; label < width; label++) {
        const at = (before + 1) * width + label
        pairs[at] =
          (pairs[at] as number) +
          (from *
            (moves[at] as number) *
            (shown[i * width + label] as number) *
            (backward[i * width + label] as number)) /
            (scales[i] as number)
      }
    }
  return { single, pairs }
}
