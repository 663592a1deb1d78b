/** Nearest non-decreasing sequence in weighted least squares, by pooling adjacent violators. */
export function isotonic(values: readonly number[], weights: readonly number[]): number[] {
  const pools: { mean: number; weight: number; count: number }[] = []
  for (const [index, value] of values.entries()) {
    let pool = { mean: value, weight: weights[index] ?? 1, count: 1 }
    for (let last = pools.at(-1); last !== undefined && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop()
      const weight = last.weight + pool.weight
      pool = {
        mean: weight > 0 ? (last.mean * last.weight + pool.mean * pool.weight) / weight : pool.mean,
        weight,
        count: last.count + pool.count,
      }
    }
    pools.push(pool)
  }
  return pools.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean))
}
