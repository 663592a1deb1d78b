import { type MeasuredNumber, numbersIn } from './measured-numbers.ts'
import { changeAfter, moneyCue } from './money-words.ts'

/** Money whose unit is settled, in yuan or units of its currency; `low` and `high` differ for a range. */
export interface Figure {
  start: number
  end: number
  low: number
  high: number
  approx: boolean
}

/**
 * The money in a folded text, in order. A number without a unit takes that of the sum before it (80万，最多给75), of the sum it
 * changes into (从80砍到65万), or `bareUnit`, which is given when money was asked for.
 */
export function figuresIn(text: string, bareUnit: number | undefined): Figure[] {
  const figures: Figure[] = []
  const numbers = numbersIn(text, bareUnit !== undefined)
  let last: MeasuredNumber | undefined
  for (const [i, number] of numbers.entries()) {
    if (number.kind === 'other') last = undefined
    if (number.kind === 'money') last = number
    const unit = number.kind === 'bare' ? unitOf(text, number, last, numbers[i + 1], bareUnit) : 1
    if (number.kind === 'other' || unit === undefined || Number.isNaN(number.low)) continue
    figures.push(lessened(text, { ...number, low: number.low * unit, high: number.high * unit }))
  }
  return figures
}

function unitOf(
  text: string,
  number: MeasuredNumber,
  last: MeasuredNumber | undefined,
  next: MeasuredNumber | undefined,
  bareUnit: number | undefined,
): number | undefined {
  const numeral = text.slice(number.start, number.end)
  const cued = moneyCue.test(text.slice(Math.max(0, number.start - 8), number.start))
  if (number.low >= 1e4) return cued || bareUnit !== undefined || numeral.includes(',') ? 1 : undefined
  const changes = changeAfter.test(text.slice(number.end, number.end + 6))
  const inherited =
    (cued || isAlone(text, number) ? unitBeside(number, last) : undefined) ??
    (cued || changes ? unitBeside(number, next) : undefined)
  return inherited ?? bareUnit
}

/** 二百六十万，…，一百九十五。 or 旗舰版198: a number that is a clause or a version's price can only be another sum. */
function isAlone(text: string, { start, end }: MeasuredNumber): boolean {
  return (
    /^(?:$|[，,。；;\s])/.test(text.slice(end, end + 1)) &&
    (/[版档款]$/.test(text.slice(0, start).slice(-1)) ||
      (/百/.test(text.slice(start, end)) && /^$|[，,：:；;]/.test(text.slice(Math.max(0, start - 1), start))))
  )
}

/** The unit two sums share, if that keeps them of comparable size: after 1.2亿, 8000 means 8000万. */
function unitBeside(number: MeasuredNumber, beside: MeasuredNumber | undefined): number | undefined {
  if (beside?.kind !== 'money') return undefined
  const units = beside.unit === 1e8 ? [1e8, 1e4] : [beside.unit]
  return units.find((unit) => {
    const ratio = (number.low * unit) / beside.high
    return ratio > 1 / comparable && ratio < comparable
  })
}

/** Two sums of one deal seldom differ more than this many times. */
const comparable = 20

/** 小两百万 is a little under two million. */
function lessened(text: string, figure: Figure): Figure {
  const { start, end, low, high } = figure
  if (low !== high || !/(?<![大缩多较最])小$/.test(text.slice(Math.max(0, start - 2), start))) return figure
  return { start: start - 1, end, low: low * 0.9, high, approx: true }
}
