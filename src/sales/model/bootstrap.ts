import { randomFrom } from './random.ts'

export interface Gain {
  readonly mean: number
  readonly standard_error: number
  /** One-sided 95 % bound: the gain is at least this. */
  readonly at_least: number
}

const draws = 400

/** Mean of paired differences, resampling whole groups (an account's deals rise and fall together). */
export function pairedGain(differences: Float64Array, groups: Int32Array, seed: number): Gain {
  const numbers = new Map<number, number>()
  const sums: number[] = []
  const counts: number[] = []
  for (const [index, difference] of differences.entries()) {
    const group = groups[index] ?? 0
    const number = numbers.get(group) ?? sums.push(0) - 1
    numbers.set(group, number)
    sums[number] = (sums[number] ?? 0) + difference
    counts[number] = (counts[number] ?? 0) + 1
  }
  const mean = sums.reduce((sum, value) => sum + value, 0) / Math.max(1, differences.length)
  const random = randomFrom(seed)
  const means = Float64Array.from({ length: draws }, () => {
    let sum = 0
    let count = 0
    for (let drawn = 0; drawn < sums.length; drawn++) {
      const group = Math.floor(random() * sums.length)
      sum += sums[group] ?? 0
      count += counts[group] ?? 0
    }
    return sum / count
  }).sort()
  const average = means.reduce((sum, value) => sum + value, 0) / draws
  return {
    mean,
    standard_error: Math.sqrt(means.reduce((sum, value) => sum + (value - average) ** 2, 0) / (draws - 1)),
    at_least: means[Math.floor(0.05 * draws)] ?? mean,
  }
}
