/** Population stability index: Σ (now − then) · ln(now / then) over shares; an empty share counts as half a deal. */
export function stabilityIndex(then: readonly number[], now: readonly number[], cases: number): number {
  const least = 0.5 / Math.max(1, cases)
  return then.reduce((sum, share, index) => {
    const before = Math.max(least, share)
    const after = Math.max(least, now[index] ?? 0)
    return sum + (after - before) * Math.log(after / before)
  }, 0)
}

/** Shares of the values 0 … size − 1. */
export function sharesOf(values: ArrayLike<number>, size: number): number[] {
  const counts = new Array<number>(size).fill(0)
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0
    counts[value] = (counts[value] ?? 0) + 1
  }
  return counts.map((count) => count / Math.max(1, values.length))
}
