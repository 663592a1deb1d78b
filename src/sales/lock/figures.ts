import { fold } from '../../language/fold.ts'
import { parseNumeral } from '../../language/numerals.ts'

/** A number as words hold it, whichever way it is written: 三天 and 3 天 are `3天`. */
export interface FigureToken {
  /** Value and unit; the text itself where it has no value (三五, 七八). */
  token: string
  quote: string
  /** Money, time or a share: what it counts matters. Three remarks are only a manner of speaking. */
  weighs: boolean
}

const digits = '〇零一二两三四五六七八九十百千半廿卅'
const numeral = `\\d[\\d,]*(?:\\.\\d+)?|[${digits}]+(?:[万亿][${digits}]*)*(?:点[零一二三四五六七八九]+)?`

/** How units are written, the longest first, and what they are. */
const units: readonly [pattern: string, unit: string][] = [
  ['个百分点|个点|%', '%'],
  ['个?工作日', '工作日'],
  ['个?(?:小时|钟头)', '小时'],
  ['分钟', '分钟'],
  ['刻钟', '刻钟'],
  ['个?(?:星期|礼拜)|周', '周'],
  ['个半?月', '月数'],
  ['个?季度', '季度'],
  ['天', '天'],
  ['[号日]', '日'],
  ['点(?:钟|整|半)', '点钟'],
  ['月', '月'],
  ['年', '年'],
  ['折', '折'],
  ['成', '成'],
  ['倍', '倍'],
  ['[元块](?!儿)', '元'],
]
const anyUnit = units.map(([pattern]) => pattern).join('|')
const figure = new RegExp(`(百分之)?(${numeral})\\s*([万亿wWkK])?(?:\\s*(${anyUnit}))?`, 'g')

/** Hold a numeral and count nothing. */
const noFigure =
  /万一|千万(?=[别不要记])|十分(?!钟)|(?:第|唯|统|单)一|一(?:[下起样点些直定般旦边致并律概向切贯]|块儿|股脑|五一十|一(?!个))|(?:[下本这上]个?)?(?:周|星期|礼拜)[一二三四五六]|五花八门|三天两头|三言两语|七七八八|乱七八糟|接二连三|千头万绪|两(?:者|全|难|头|边|清)/g

/** All numbers of a text, in order. A single 一 without a unit that weighs is only an article. */
export function figureTokens(text: string): FigureToken[] {
  const plain = fold(text).replace(noFigure, (word) => '　'.repeat(word.length))
  const found = [...plain.matchAll(figure)].map(([quote, percent, spelled = '', scale = '', said]) => {
    const unit = percent === undefined ? unitOf(said) : '%'
    const value = worthOf(spelled, scale)
    const weighs = unit !== undefined || scale !== '' || /[万亿]/.test(spelled)
    return { quote: quote.trim(), spelled, weighs, token: `${value ?? spelled}${unit ?? ''}` }
  })
  return [
    ...found.filter(({ spelled, weighs }) => weighs || spelled !== '一').map(({ spelled: _, ...one }) => one),
    ...[...plain.matchAll(oddNumber)].map(([quote]) => ({ quote, token: quote, weighs: true })),
  ]
}

/** ③, Ⅳ, ², ٣: numbers in a dress of their own. */
const oddNumber = /[^\P{N}0-9〇]/gu

function unitOf(said: string | undefined): string | undefined {
  if (said === undefined) return undefined
  return units.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(said))?.[1]
}

const scales: Record<string, number> = { 万: 1e4, 亿: 1e8, w: 1e4, k: 1e3, '': 1 }

function worthOf(spelled: string, scale: string): number | undefined {
  const value = spelled === '半' ? 0.5 : parseNumeral(spelled)
  return value === undefined ? undefined : value * (scales[scale.toLowerCase()] ?? 1)
}
