import { allMatches } from './all-matches.ts'
import { fold } from './fold.ts'
import { numeralChars, parseNumeral } from './numerals.ts'
import { longestRead, type Span, spanOf } from './span.ts'

/** `kept` is the part of the price that remains: 8折 → 0.8, 让10个点 → 0.9. */
export interface Discount extends Span {
  kept: number
}

/**
 * The discounts in a text, whether asked, offered or supposed. Not rebates (返5个点), not gaps between two prices (贵10%, 比我们
 * 便宜5%), not what else may fall (能耗降10%); and a range (七八折, 让三五个点) is no discount yet.
 */
export function readDiscounts(text: string): Discount[] {
  const folded = fold(text.slice(0, longestRead))
  return [...factors(folded), ...cuts(folded)]
    .filter(({ kept, start }) => kept > 0 && kept < 1 && !takenBack.test(folded.slice(Math.max(0, start - 6), start)))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, kept }) => ({ ...spanOf(text, start, end), kept: Math.round(kept * 1e4) / 1e4 }))
}

/** 不是68折, 写成8折了: the wrong one in a correction. */
const takenBack = /(?:不是|[写录记标填打听说]成了?)\s?$/

type Found = Omit<Discount, 'text'>

const number = `\\d{1,3}(?:\\.\\d+)?|[${numeralChars}点]{1,6}`

const factor = new RegExp(
  `(?<![\\d.]|[\\d${numeralChars}][-~到至])(?<tenths>${number}|对)\\s?折(?![叠腾旧线页返])`,
  'g',
)

function factors(text: string): Found[] {
  return allMatches(text, factor).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kept: keptOf(match.groups?.['tenths'] ?? ''),
  }))
}

/** 8, 85, 8.5, 八, 八五, 八点五; 七八 next to each other are two factors, and 10折 is none. */
function keptOf(tenths: string): number {
  if (tenths === '对') return 0.5
  if (tenths === '10' || neighbours.includes(tenths)) return Number.NaN
  if (/^\d+$/.test(tenths)) return Number(tenths) / 10 ** tenths.length
  const digits = [...tenths].map((char) => parseNumeral(char) ?? 10)
  if (digits.length === 2 && digits.every((digit) => digit < 10)) return Number(digits.join('')) / 100
  return (parseNumeral(tenths) ?? Number.NaN) / 10
}

const neighbours = ['一二', '二三', '三四', '四五', '五六', '六七', '七八', '八九']

const percent = '(?:%|个?百分点|个点|点(?![\\d多])|(?<tenth>成)(?![本交功半五]))'
const cutPatterns = [
  `(?:降价|降低|下降|下浮|下调|优惠|让利|减价|砍价|压价|${'(?<=[再能给要求还多想得们]|可以|^|[,，。\\s])便宜'}|[降让砍减压]|(?<=[再还])低)[了掉个他再出]{0,2}(?:大概|差不多|最多|至少)?(?<n>${number})\\s?${percent}`,
  `(?:降价|降低|下降|下浮|下调|优惠|让利|[降让砍减])了?百分之(?<n>${number})`,
  `(?<![\\d.贵高差返降让低浮惠利价])(?<n>${number})\\s?${percent}的?(?:折扣|优惠|让利|降价|降幅)`,
].map((pattern) => new RegExp(pattern, 'g'))

function cuts(text: string): Found[] {
  return cutPatterns.flatMap((pattern) =>
    allMatches(text, pattern)
      .filter(
        (match) =>
          !match[0].endsWith('一点') && !notThePrice.test(text.slice(Math.max(0, match.index - 12), match.index)),
      )
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        kept: 1 - (parseNumeral(match.groups?.['n'] ?? '') ?? Number.NaN) / (match.groups?.['tenth'] ? 10 : 100),
      })),
  )
}

/** In the clause before: a comparison, a rival, or something other than our price. */
const notThePrice =
  /(?:比(?![价例如])|差|返|竞品|对手|友商|别家|人家|预算|经费|额度|成本|毛利|利润|销[量售]|业绩|效率|[能损]耗|故障|良率|产量|份额|人工|比例|首付|预付|工期|周期|库存)[^,，。;；!！?？\s]*$/
