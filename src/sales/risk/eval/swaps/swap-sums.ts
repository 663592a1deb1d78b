import { numeralChars, parseNumeral } from '../../../../language/numerals.ts'
import { sumsIn } from '../../money/sums.ts'
import type { Case, Draw } from './swap.ts'

/** By which all sums of a case are multiplied; shares between them stay to the last digit. */
const factors = [0.5, 2, 3, 4]

/** The same case about more or less money. Left alone where a sum is told in a way that no other number can be put into (七八十万). */
export function swapSums<One extends Case>(one: One, draw: Draw): One {
  const factor = draw(factors)
  const { deal } = one
  const sizes = [deal.amount, deal.quote, deal.budget.amount, deal.budget.min, deal.budget.max].filter(
    (size) => size != null,
  )
  const texts = one.events.map(({ text }) => scaledText(text, sizes, factor))
  if (texts.includes(undefined)) return one
  const scaled = (sum: number | null | undefined) => (sum == null ? sum : sum * factor)
  const { amount, min, max } = deal.budget
  return {
    ...one,
    deal: {
      ...deal,
      amount: scaled(deal.amount),
      quote: scaled(deal.quote),
      budget: { ...deal.budget, amount: scaled(amount), min: scaled(min), max: scaled(max) },
    },
    events: one.events.map((event, at) => ({ ...event, text: texts[at] })),
  }
}

function scaledText(text: string, sizes: readonly number[], factor: number): string | undefined {
  let [scaled, done]: [string, number] = ['', 0]
  for (const { start, end } of sumsIn(text, sizes)) {
    const words = text.slice(start, end)
    const [numeral] = aNumeral.exec(words) ?? []
    const number = numeral === undefined ? undefined : parseNumeral(numeral)
    if (numeral === undefined || number === undefined || start < done) return undefined
    const other = /\d/.test(numeral) ? String(number * factor) : inChinese(number * factor)
    const rest = words.slice(words.indexOf(numeral) + numeral.length)
    if (other === undefined || aNumeral.test(rest)) return undefined
    scaled += text.slice(done, start) + words.replace(numeral, other)
    done = end
  }
  return scaled + text.slice(done)
}

const aNumeral = new RegExp(`[\\d.,]*\\d|[${numeralChars}点]+`)

const digits = [...'零一二三四五六七八九']
const units = ['千', '百', '十', '']

/** Whole numbers below 10,000 as they are said: 105 is 一百零五. */
function inChinese(number: number): string | undefined {
  if (!Number.isInteger(number) || number < 1 || number > 9_999) return undefined
  const places = [...String(number).padStart(4, '0')]
  const said = places.map((digit, at) => (digit === '0' ? '零' : `${digits[Number(digit)]}${units[at]}`)).join('')
  return said
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
    .replace(/^一十/, '十')
}
