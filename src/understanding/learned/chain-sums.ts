/** What is summed over all paths through a chain of labels; everything is laid out `place × label`. */
export interface ChainSums {
  /** How likely each label is at each place. */
  single: Float64Array
  /** What leads up to each label at each place, and what follows it. */
  forward: Float64Array
  backward: Float64Array
  /** What each place shows of each label, its highest set to 1, and what all paths up to it add up to. */
  shown: Float64Array
  scales: Float64Array
  /** `1 + label before × label`. */
  moves: Float64Array
}

/**
 * Sums over all paths through a chain, forward and backward (Rabiner 1989, with scaling). `emissions` (`place × label`) and
 * `transitions` (`1 + label before × label`, the first row for the beginning) are log-scores.
 */
export function chainSums(emissions: Float64Array, transitions: Float64Array, width: number): ChainSums {
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
  return {
    single: forward.map((value, at) => value * (backward[at] as number)),
    forward,
    backward,
    shown,
    scales,
    moves,
  }
}
