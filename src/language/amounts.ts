import { type Figure, figuresIn } from './figures.ts'
import { fold } from './fold.ts'
import {
  approxAfter,
  approxBefore,
  type Currency,
  currencyBefore,
  currencyNamed,
  maxAfter,
  maxBefore,
  minAfter,
  minBefore,
  taxedAfter,
  taxedBefore,
  untaxedAfter,
  untaxedBefore,
} from './money-words.ts'
import { longestRead, type Span, spanOf } from './span.ts'

/** Money as said, in yuan or units of `currency`: either a `value`, or a range or bound in `min` and `max`, never both. */
export interface Amount extends Span {
  value?: number
  min?: number
  max?: number
  approx?: true
  currency?: Currency
  tax?: 'included' | 'excluded'
}

interface AmountOptions {
  /** Set when money was asked for: what a number without a unit is counted in, e.g. 10000 for 「80」 = 80万. */
  bareUnit?: number
}

/**
 * The sums of money in a text, in order: 80w, 一百二十万, 三五十万, 小两百万, 不到80万. A sum nobody could write down (几十万) is left
 * out. Without `bareUnit` a number needs a unit of money, or the unit of a sum next to it (含税98.6万，不含税87.3).
 */
export function readAmounts(text: string, options: AmountOptions = {}): Amount[] {
  const folded = fold(text.slice(0, longestRead))
  return figuresIn(folded, options.bareUnit).map((figure) => ({
    ...spanOf(text, figure.start, figure.end),
    ...worth(folded, figure),
    ...circumstances(folded, figure),
  }))
}

function worth(text: string, { start, end, low, high }: Figure): Pick<Amount, 'value' | 'min' | 'max'> {
  const [min, max] = [inCents(low), inCents(high)]
  if (min !== max) return { min, max }
  const [before, after] = [text.slice(Math.max(0, start - 12), start), text.slice(end, end + 6)]
  if (/^[上破]/.test(text.slice(start, end)) || minAfter.test(after)) return { min }
  if (maxAfter.test(after)) return { max }
  if (approxAfter.test(after)) return { value: min }
  if (maxBefore.test(before)) return { max }
  if (minBefore.test(before)) return { min }
  return { value: min }
}

function inCents(sum: number): number {
  return Math.round(sum * 100) / 100
}

function circumstances(text: string, { start, end, approx }: Figure): Pick<Amount, 'approx' | 'currency' | 'tax'> {
  const [before, after] = [text.slice(Math.max(0, start - 12), start), text.slice(end, end + 10)]
  const currency = currencyNamed(`${currencyBefore.exec(before)?.[0] ?? ''} ${text.slice(start, end)}`)
  const tax = taxIn(before, after)
  return {
    ...((approx || approxBefore.test(before) || approxAfter.test(after)) && { approx: true }),
    ...(currency && { currency }),
    ...(tax && { tax }),
  }
}

function taxIn(before: string, after: string): Amount['tax'] {
  if (untaxedBefore.test(before) || untaxedAfter.test(after)) return 'excluded'
  return taxedBefore.test(before) || taxedAfter.test(after) ? 'included' : undefined
}
