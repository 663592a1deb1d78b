import type { Span } from './span.ts'

export type Currency = 'USD' | 'EUR' | 'HKD' | 'JPY' | 'GBP'

/** Money as said, in yuan (or units of `currency`): either a `value`, or a range or bound in `min` / `max`, never both. */
export interface Amount extends Span {
  value?: number
  min?: number
  max?: number
  approx?: true
  currency?: Currency
  tax?: 'included' | 'excluded'
}

export interface AmountOptions {
  /** Set when money was asked for: what a number without a unit is counted in, e.g. 10000 for 「80」 = 80万. */
  bareUnit?: number
}

export function readAmounts(_text: string, _options: AmountOptions = {}): Amount[] {
  return []
}
