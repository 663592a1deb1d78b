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
}

/** From which label which may follow, and how readily. */
export interface Moves {
  /** `1 + label before × label`, the first row for the beginning. */
  readiness: Float64Array
  /** For each label those that it may follow, and those that may follow it, in order. */
  before: readonly (readonly number[])[]
  after: readonly (readonly number[])[]
}

/** `transitions` (`1 + label before × label`, the first row for the beginning) are log-scores. */
export function movesOf(transitions: Float64Array, width: number): Moves {
  const readiness = transitions.map(Math.exp)
  const labels = Array.from({ length: width }, (_, label) => label)
  const mayMove = (from: number, to: number) => readiness[(from + 1) * width + to] !== 0
  return {
    readiness,
    before: labels.map((label) => labels.filter((before) => mayMove(before, label))),
    after: labels.map((label) => labels.filter((after) => mayMove(label, after))),
  }
}

/**
 * Sums over all paths through a chain, forward and backward (Rabiner 1989, with scaling). `emissions` (`place × label`) are
 * log-scores.
 */
export function chainSums(
  emissions: Float64Array,
  { readiness, before: befores, after: afters }: Moves,
  width: number,
): ChainSums {
  const length = emissions.length / width
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
      let reach = i === 0 ? (readiness[label] as number) : 0
      if (i > 0)
        for (const before of befores[label] as readonly number[])
          reach += (forward[(i - 1) * width + before] as number) * (readiness[(before + 1) * width + label] as number)
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
      for (const label of afters[before] as readonly number[])
        reach +=
          (readiness[(before + 1) * width + label] as number) *
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
  }
}
