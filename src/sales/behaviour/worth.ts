import type { WorkedDeal } from './work.ts'

/** What a deal is worth today in fen, its amount by its probability; `undefined` where either is not known. */
export function worthOf({ facts, predictions }: WorkedDeal): number | undefined {
  const { min, max } = (facts.amount ?? facts.budget)?.value ?? {}
  const amount = min !== undefined && max !== undefined ? (min + max) / 2 : (min ?? max)
  const probability = predictions.at(-1)?.probability
  return amount === undefined || probability === undefined ? undefined : Math.round(amount * probability)
}
