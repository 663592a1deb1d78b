import type { RiskLevel } from '../case.ts'
import type { Figure } from '../money/figure.ts'
import type { Ledger } from '../money/ledger.ts'
import type { Limits } from '../thresholds.ts'

export interface BudgetDeviation {
  level: RiskLevel
  /** How far our offer lies above the budget, as a share of it; `null` while one of both is unknown. */
  ratio: number | null
}

/** Percent of the budget from which a deviation, over or under, is worth a look, and above which it is grave; after the labelling guide, section 2.1. */
const standard: Limits = { watch: 10, high: 15 }

export function budgetDeviation(
  { quote, budget }: Pick<Ledger, 'quote' | 'budget'>,
  { watch, high }: Limits = standard,
): BudgetDeviation {
  if (quote === null || budget === null) return { level: 'none', ratio: null }
  const ratio = Math.round(deviation((quote.min + quote.max) / 2, budget) * 1e4) / 1e4
  const size = Math.abs(ratio) * 100
  return { level: size > high ? 'high' : size >= watch ? 'watch' : 'none', ratio }
}

/** Against the nearer end of a range; inside it there is none. */
function deviation(quote: number, { min, max }: Figure): number {
  if (quote > max) return (quote - max) / max
  return quote < min ? (quote - min) / min : 0
}
