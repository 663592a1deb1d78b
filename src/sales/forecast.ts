import type { Money } from './facts.ts'
import type { Estimate } from './sandbox/probability.ts'

/** How many of some deals will be won in the end, and for how much; nothing is said of when. */
export interface Forecast {
  /** Expected number of deals won. */
  count: number
  /** Ends of the 80 % range of that number, whole deals, were the figures right and the deals independent of each other. */
  low: number
  high: number
  /** Expected amount in fen, over the deals whose amount is known. */
  amount: number
  /** Deals whose amount is not known: they are not in `amount`. */
  withoutAmount: number
}

export interface Expected {
  estimate: Pick<Estimate, 'value'>
  amount?: Money
}

export function forecastOf(deals: readonly Expected[]): Forecast {
  const chances = distributionOf(deals.map(({ estimate }) => estimate.value))
  const priced = deals.filter(({ amount }) => amount !== undefined)
  return {
    count: deals.reduce((sum, { estimate }) => sum + estimate.value, 0),
    low: quantile(chances, 0.1),
    high: quantile(chances, 0.9),
    amount: priced.reduce((sum, { estimate, amount }) => sum + estimate.value * middleOf(amount), 0),
    withoutAmount: deals.length - priced.length,
  }
}

/** Chances of winning exactly 0, 1, 2 … of deals with these probabilities. */
function distributionOf(probabilities: readonly number[]): number[] {
  let chances = [1]
  for (const won of probabilities) {
    const one = [0, ...chances]
    chances = one.map((before, count) => before * won + (chances[count] ?? 0) * (1 - won))
  }
  return chances
}

/** The least number that is reached or undercut with this probability. */
function quantile(chances: readonly number[], probability: number): number {
  let sum = 0
  const at = chances.findIndex((chance) => {
    sum += chance
    return sum >= probability
  })
  return at < 0 ? chances.length - 1 : at
}

/** A range counts by its middle here, where sums are expected values anyway; an open one by its only end. */
function middleOf(amount: Money | undefined): number {
  const { min, max } = amount ?? {}
  return ((min ?? max ?? 0) + (max ?? min ?? 0)) / 2
}
