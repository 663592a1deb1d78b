/**
 * Cuts for about `most` bins with about as many values each. A cut lies half-way between two values that occur, and a value so
 * frequent that it fills a bin gets one of its own (many sales columns are mostly 0).
 */
export function cutsOf(values: Float64Array, most: number): number[] {
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  const share = known.length / most
  const cuts: number[] = []
  let inBin = 0
  let index = 0
  while (index < known.length) {
    const value = known[index] ?? 0
    let next = index
    while (next < known.length && known[next] === value) next++
    const count = next - index
    if (count >= share && inBin > 0) {
      cuts.push(between(known[index - 1] ?? value, value))
      inBin = 0
    }
    inBin += count
    if (inBin >= share && next < known.length) {
      cuts.push(between(value, known[next] ?? value))
      inBin = 0
    }
    index = next
  }
  return [...new Set(cuts)]
}

/** Number of cuts at or below the value: its bin, from 0 to `cuts.length`. */
export function binOf(cuts: readonly number[] | Float64Array, value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Rounded so that the file stays short; still strictly above the lower value, or the rounding is not made. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2
  const short = Number(middle.toPrecision(6))
  return short > low && short <= high ? short : middle > low ? middle : high
}
