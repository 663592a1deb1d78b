import { type Section, sectionAt, take } from './sections.ts'

/** What a lone digit after 万 could be counting. */
const countable = '点年个期次月家单台套人份批包标段款号楼米成折天周块元条页项层季轮步'

/** A number as people say it at one place of a text, in ones; `low` and `high` differ for a range. */
export interface Quantity {
  start: number
  end: number
  low: number
  high: number
  approx: boolean
  headless: boolean
  /** The last unit said, which a later bare number inherits: 1 for none, 1000 for k, 1e4 for 万 and w, 1e8 for 亿. */
  unit: number
}

/**
 * The quantity that begins at `start` of a folded text: 80, 98.6万, 一千三四百万, 两千来万, 一亿两千万, 三万五, 半个亿, 一个小目标, 80w,
 * 50k. Its bounds are NaN when it has none (几十万, 大半个亿); `undefined` where no number begins.
 */
export function quantityAt(text: string, start: number): Quantity | undefined {
  const half = take(/半个(?:亿|小目标)/y, text, start)
  if (half !== undefined) {
    const value = text[start - 1] === '大' ? Number.NaN : 5e7
    return { start, end: start + half.length, low: value, high: value, approx: false, headless: false, unit: 1e8 }
  }
  const section = sectionAt(text, start)
  if (section === undefined) return undefined
  const word = take(scale, text, section.end) ?? ''
  const unit = unitOf(word)
  const remainder = unit < 1e4 ? undefined : remainderAt(text, section.end + word.length, unit)
  const end = remainder?.end ?? section.end + word.length
  const more = unit === 1 ? undefined : take(/[多余](?!少)/y, text, end)
  return {
    start,
    end: end + (more?.length ?? 0),
    low: section.low * unit + (remainder?.low ?? 0),
    high: section.high * unit + (remainder?.high ?? 0),
    approx: section.approx || more !== undefined || /个[来多]/.test(word) || (remainder?.approx ?? false),
    headless: section.headless,
    unit: remainder?.unit ?? unit,
  }
}

const scale =
  /\s?(?:个?[来多]?亿|个小目标|万|[wWkK](?![a-zA-Z])|M(?=\s?(?:USD|HKD|EUR|RMB|CNY|美|港|欧|人民币))|[mM](?![a-zA-Z])(?<=(?:[$€¥￥£]|USD|HKD|EUR|RMB|CNY|GBP)\s?[\d.,]{1,9}\s?[mM]))/y

function unitOf(word: string): number {
  if (word === '') return 1
  if (/[mM]$/.test(word)) return 1e6
  if (word.endsWith('亿') || word.endsWith('标')) return 1e8
  return word.toLowerCase().endsWith('k') ? 1000 : 1e4
}

type Remainder = Pick<Quantity, 'end' | 'low' | 'high' | 'approx' | 'unit'>

/** What still belongs to the 亿 or 万 before it: 一亿[两千万], 一亿[三千], 3万[5千], 三万[五], 一万[零五十]. */
function remainderAt(text: string, start: number, unit: number): Remainder | undefined {
  const tenths = take(tenth, text, start)
  if (tenths !== undefined) return scaled(sectionAt(tenths, 0), start + tenths.length, unit / 10, unit)
  const section = sectionAt(text, start)
  if (section === undefined || section.headless) return undefined
  if (unit === 1e8 && take(/[万wW]/y, text, section.end) !== undefined) {
    const inWan = scaled(section, section.end + 1, 1e4, 1e4)
    const rest = remainderAt(text, section.end + 1, 1e4)
    return inWan && rest ? { ...rest, low: inWan.low + rest.low, high: inWan.high + rest.high } : inWan
  }
  const numeral = text.slice(start, section.end)
  if (!/[千百零〇]/.test(numeral) || !(section.high < 1e4)) return undefined
  // 一亿三千 leaves out the 万 of 三千万, 一亿零三千 does not.
  return scaled(
    section,
    section.end,
    unit === 1e8 && /[千百]$/.test(numeral) && !/^[零〇]/.test(numeral) ? 1e4 : 1,
    unit,
  )
}

function scaled(section: Section | undefined, end: number, size: number, unit: number): Remainder | undefined {
  return section && { end, low: section.low * size, high: section.high * size, approx: section.approx, unit }
}

/** The 五 of 三万五: a digit or two neighbours, unless it counts what comes next (80万[一]年, 80万[三]期). */
const tenth = new RegExp(
  `(?:[二两三四五六七八九][三四五六七八九]?|一(?![\\u4e00-\\u9fff])|\\d)(?!一(?![套台年期个家])|[\\d.,:/%~二两三四五六七八九十百千万亿${countable}-])`,
  'y',
)
