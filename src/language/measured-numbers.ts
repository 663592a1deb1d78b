import {
  approxAfter,
  changeAfter,
  colloquialWan,
  countedAfter,
  currencyAfter,
  currencyBefore,
  isInWord,
  minAfter,
  moneyCue,
  moneyTalk,
  numberEnd,
} from './money-words.ts'
import { type Quantity, quantityAt } from './quantities.ts'
import { take } from './sections.ts'

/** A number with what its neighbourhood says about it; its span takes in 元, the 个 that means 万, and a currency. */
export interface MeasuredNumber extends Quantity {
  /** `bare` has no unit and might be money; `other` counts something else, or is no number. */
  kind: 'money' | 'bare' | 'other'
}

/** All numbers of a folded text in order, two that make a range (80到100万) as one. `asked`: an answer about money is due. */
export function numbersIn(text: string, asked: boolean): MeasuredNumber[] {
  const numbers: MeasuredNumber[] = []
  for (let start = nextStart(text, 0); start >= 0; ) {
    const first = measuredAt(text, start, asked)
    const number = first && (rangeFrom(text, first, asked) ?? first)
    if (number !== undefined) numbers.push(number)
    start = nextStart(text, number?.end ?? start + 1)
  }
  return numbers
}

const startPattern = /[\d一二两三四五六七八九十廿卅百千几半]/g

function nextStart(text: string, from: number): number {
  startPattern.lastIndex = from
  return startPattern.exec(text)?.index ?? -1
}

function measuredAt(text: string, start: number, asked: boolean, isLinked = false): MeasuredNumber | undefined {
  const quantity = quantityAt(text, start)
  if (quantity === undefined) return undefined
  const before = text.slice(Math.max(0, start - 12), start)
  const after = text.slice(quantity.end, quantity.end + 12)
  if (!isLinked && isInWord(before, quantity.unit >= 1e4)) return { ...quantity, kind: 'other' }
  if (quantity.headless) return headlessNumber(quantity, before, after)
  if (quantity.unit === 1 && colloquialWan.test(after)) {
    const isMoney = (asked && quantity.low > 1) || (quantity.low >= 10 && moneyTalk.test(before + after))
    return isMoney ? inWan(quantity) : { ...quantity, kind: 'other' }
  }
  if (quantity.unit > 1 && countedAfter.test(after)) return { ...quantity, kind: 'other' }
  const currency = currencyAfter.exec(after)?.[0] ?? (quantity.low >= 100 && after.startsWith('块') ? '块' : '')
  if (quantity.unit > 1 || currency !== '' || currencyBefore.test(before)) {
    return { ...quantity, end: quantity.end + currency.length, kind: 'money' }
  }
  return { ...quantity, kind: isBare(text.slice(start, quantity.end), before, after) ? 'bare' : 'other' }
}

/** 上百万 and 百万左右 are amounts, 千万 alone is a warning (千万别忘). The 上 is taken in, since it makes a bound. */
function headlessNumber(quantity: Quantity, before: string, after: string): MeasuredNumber {
  const isSaid = quantity.unit >= 1e4 && (quantity.approx || approxAfter.test(after) || minAfter.test(after))
  if (/[上破]$/.test(before) && quantity.unit >= 1e4) return { ...quantity, start: quantity.start - 1, kind: 'money' }
  return { ...quantity, kind: isSaid || (quantity.unit >= 1e4 && /[过近约超]$/.test(before)) ? 'money' : 'other' }
}

function inWan(quantity: Quantity): MeasuredNumber {
  const { end, low, high } = quantity
  return { ...quantity, end: end + 1, low: low * 1e4, high: high * 1e4, unit: 1e4, kind: 'money' }
}

/** Nothing is counted by it, and it is neither a year, a telephone number, nor a lone 三 out of some word. */
function isBare(numeral: string, before: string, after: string): boolean {
  if (/^(?:0\d|20[23]\d$|1[3-9]\d{9}$|\d{12})/.test(numeral)) return false
  if (/^[一二两三四五六七八九十]$/.test(numeral) && !moneyCue.test(before)) return false
  if (/^\d{1,3}(?:,\d{3})+$/.test(numeral)) return true
  return numberEnd.test(after) || changeAfter.test(after) || (/从\s?$/.test(before) && after.startsWith('到'))
}

/** 80到100万, 150~180w, 三百到五百个: the first number is the lower one and may leave its unit to the second. */
function rangeFrom(text: string, first: MeasuredNumber, asked: boolean): MeasuredNumber | undefined {
  const link = take(connector, text, first.end)
  const before = text.slice(Math.max(0, first.start - 12), first.start)
  if (link === undefined || /从\s?$/.test(before) || isInWord(before, first.unit >= 1e4)) return undefined
  const second = measuredAt(text, first.end + link.length, asked, true)
  if (second === undefined || second.kind === 'other') return undefined
  const low =
    first.unit > 1 || first.kind === 'money'
      ? first.low
      : lowerBound(first.low, second, text.slice(second.start, second.end))
  const high = second.kind === 'bare' ? second.high * first.unit : second.high
  if (low === undefined || !(low < high)) return undefined
  return { ...second, start: first.start, low, high, kind: first.kind === 'money' ? 'money' : second.kind }
}

const connector = /\s?(?:[-~～–]|—{1,2}|到|至)\s?/y

/** 80 of 80到100万 is 80万, 三 of 三到五百万 is three million, and 9000 of 9000到1.2亿 can only be 9000万. */
function lowerBound(low: number, second: MeasuredNumber, numeral: string): number | undefined {
  if (second.kind === 'bare') return low
  const shared = low < 10 ? /^[一二两三四五六七八九\d]([百千])万/.exec(numeral)?.[1] : undefined
  const units = [...(shared ? [shared === '百' ? 1e6 : 1e7] : []), second.unit, 1e4]
  return units.map((unit) => low * unit).find((sum) => sum < second.high)
}
