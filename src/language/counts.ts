import { readAmounts } from './amounts.ts'
import { fold } from './fold.ts'
import { numeralChars, parseNumeral } from './numerals.ts'
import { longestRead, type Span, spanOf } from './span.ts'

/** The price of one piece, in yuan, where its number stands. */
export interface UnitPrice extends Span {
  value: number
  /** Said to be for each (每台, 单价); 一台165万 may be the price of the one there is. */
  isEach: boolean
}

/** A number of pieces, more than one. */
interface Count {
  start: number
  end: number
  value: number
}

/** What purchases are counted by. */
const measure =
  '(?:个?(?:席位|点位|用户|教室|座席|工位|站点|门店|房间|枪位|车位|泊位|摊位|机位|床位|园区|校区|班级)|公里|人次|[台套个间席位点张把辆条人床桶副部支只块组门件户处座樘屏站路根盏份批面架头箱柜节眼口页店园所馆校班层亩米吨平株棵盒瓶卷场片枚颗册双桩杆孔罐袋捆家])'

const numeral = `(?:\\d[\\d,]{0,14}(?:\\.\\d{1,4})?[万千百]?|[${numeralChars}点半万]{1,12})`
const price = `${numeral}(?:块[${numeralChars}\\d]?|万?元|万)?`
/** 有一家, 另一家 and 同一家 are no one piece of many. */
const one = `(?<![另这那哪某有是第同换找\\d${numeralChars}])[一1]`

/** 每张八千二百, 单台给到31.5万 (but 这单批的 is no 单批), 单价5.2万, 均价五万五, 一台三千三; 九万四一台, 3.3万/台; and 120套×8600. */
const unitPrices = [
  `(?:[每按](?:一)?${measure}|(?<![这那本该])单${measure}|${measure}均|(?:单价|均价)[^，。,;；\\d${numeralChars}]{0,4})[^，。,;；\\d${numeralChars}]{0,4}(?<n>${price})(?![\\d${numeralChars}]|(?!批(?:[的了下准给到]|$))${measure})`,
  `${one}(?:个)?${measure}(?<!家)[^，。,;；:\\d${numeralChars}月年天]{0,4}(?<n>${price})(?![\\d${numeralChars}]|(?!批(?:[的了下准给到]|$))${measure})`,
  `(?<n>${price})(?:钱)?\\s?(?:[一每1](?:个)?${measure}(?![月年天\\d${numeralChars}])|/\\s?${measure})`,
  `(?<=${measure}[^，。,;；\\d]{0,2}\\s?)[×xX*乘]\\s?(?<n>${price})(?![\\d${numeralChars}]|${measure})`,
].map((source) => new RegExp(source, 'dg'))

/** The prices of single pieces that a text gives, in order: 九万四一台，共八台. */
export function unitPricesIn(raw: string): UnitPrice[] {
  const text = fold(raw.slice(0, longestRead))
  const found: (UnitPrice & { from: number; to: number })[] = []
  for (const pattern of unitPrices) {
    for (const match of text.matchAll(pattern)) {
      const [start = 0, end = 0] = match.indices?.groups?.['n'] ?? []
      const [from, to] = [match.index, match.index + match[0].length]
      const value = yuanIn(text.slice(start, end))
      const isNew = found.every((other) => to <= other.from || other.to <= from)
      if (value === undefined || value === 0 || !isNew) continue
      found.push({ ...spanOf(raw, start, end), value, isEach: /[每按单均×xX*乘]/.test(match[0]), from, to })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** In yuan: 三块六 is 3.6. */
function yuanIn(words: string): number | undefined {
  const [, whole = '', tenths = ''] = /^(.+)块(.?)$/.exec(words) ?? []
  if (whole !== '') return (parseNumeral(whole) ?? 0) + (parseNumeral(tenths) ?? 0) / 10
  const [sum] = readAmounts(words, { bareUnit: 1 })
  return sum?.value
}

const count = new RegExp(
  `(?<![.\\d${numeralChars}第])(?<n>\\d{1,6}万?|[${numeralChars}万]{1,6})(?:来|多)?(?:个(?![月小点百])|${measure})(?![月年天钟半])|(?:数量|[台间套件席户]数)[^，。]{0,2}?(?<m>\\d{1,6}万?|[${numeralChars}万]{1,6})`,
  'g',
)

/** How many pieces a text speaks of nearest to a place; `undefined` where it counts none. */
export function countNear(raw: string, place: number): number | undefined {
  const distance = ({ start, end }: Count) => (end <= place ? place - end : start - place)
  return countsIn(raw).toSorted((a, b) => distance(a) - distance(b))[0]?.value
}

/** The pieces a text speaks of, in order, 2套×1900人 as one number. Prices of single pieces count nothing. */
export function countsIn(raw: string): Count[] {
  const text = fold(raw.slice(0, longestRead))
  const prices = unitPricesIn(raw)
  const counts = [...text.matchAll(count)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const value = parseNumeral(match.groups?.['n'] ?? match.groups?.['m'] ?? '')
    const isPrice = prices.some((each) => each.start < end && start < each.end)
    return value === undefined || value < 2 || isPrice ? [] : [{ start, end, value }]
  })
  const products: Count[] = []
  for (const next of counts) {
    const last = products.at(-1)
    const multiplies = last !== undefined && /^\s?[×xX*乘]\s?$/.test(text.slice(last.end, next.start))
    if (multiplies) products.splice(-1, 1, { start: last.start, end: next.end, value: last.value * next.value })
    else products.push(next)
  }
  return products
}
