import { numeralChars, parseNumeral } from './numerals.ts'

/** What stands before 万 in an amount, or the whole of a small one; `low` and `high` differ for a range (七八十). */
export interface Section {
  end: number
  low: number
  high: number
  /** 来, 多, 余, 把 or 几 was said. */
  approx: boolean
  /** 百 or 千 without a digit before it, which is mostly not a number at all (千万别忘). */
  headless: boolean
}

/**
 * The section that begins at `start` of a folded text: 80, 98.6, 3千5, 一千三四百, 十几, 两千来, 百八十. Its bounds are NaN when it
 * has none (几十); `undefined` where no number begins.
 */
export function sectionAt(text: string, start: number): Section | undefined {
  const numeral = take(arabic, text, start) ?? take(spoken, text, start)
  if (numeral === undefined) return undefined
  const range = rangeOf(numeral)
  if (range === undefined) return undefined
  const looseness = take(loose, text, start + numeral.length) ?? ''
  const [low, high] = looseness === '几' ? someMore(range) : range
  return {
    end: start + numeral.length + looseness.length,
    low,
    high,
    approx: looseness !== '' || numeral.includes('几') || low !== high,
    headless: /^[百千]$/.test(numeral),
  }
}

/** What a sticky pattern matches right at `at`. */
export function take(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

const digit = '一二两三四五六七八九'

/** Lengths are bounded so that a page of digits is still read in one pass. */
const arabic = /\d{1,3}(?:,\d{3}){1,4}(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?(?:[千百](?:\d百|\d(?!\d))?)?/y

const spoken = new RegExp(`百儿八十|千儿八百|[${numeralChars}几]{1,12}(?:点[零${digit}]{1,4}(?=个?[万亿]))?`, 'y')

const loose = /[来多余](?!少)|把(?=[万块个])|几(?=[万wW个])/y

/** Two neighbours of 一…九 side by side, or 三五, name a range; any other two are digits read out. */
const neighbours = /[一二两三四五六七八九](?=[二两三四五六七八九])/

function rangeOf(numeral: string): [number, number] | undefined {
  if (/^百儿?八十$/.test(numeral)) return [80, 100]
  if (/^千儿?八百$/.test(numeral)) return [800, 1000]
  if (numeral === '百十') return [100, 110]
  if (numeral === '百' || numeral === '千') return point(numeral === '百' ? 100 : 1000)
  if (numeral.startsWith('几')) return [Number.NaN, Number.NaN]
  if (numeral.includes('几')) return between(numeral.replace('几', '一'), numeral.replace('几', '九'))
  const pair = neighbours.exec(numeral)
  if (pair === null || /^[零一二三四五六七八九]{3,}$/.test(numeral)) return point(parseNumeral(numeral))
  const [before, after] = [numeral.slice(0, pair.index), numeral.slice(pair.index + 2)]
  const [first = '', second = ''] = numeral.slice(pair.index)
  const range = between(before + first + after, before + second + after)
  return range !== undefined && (isNext(first, second) || first + second === '三五') ? range : undefined
}

function isNext(first: string, second: string): boolean {
  return parseNumeral(second) === (parseNumeral(first) ?? 0) + 1
}

function between(from: string, to: string): [number, number] | undefined {
  const [low, high] = [parseNumeral(from), parseNumeral(to)]
  return low === undefined || high === undefined ? undefined : [low, high]
}

function point(value: number | undefined): [number, number] | undefined {
  return value === undefined || value === 0 ? undefined : [value, value]
}

/** 20几 is 21 to 29; 几 after anything but full tens says nothing. */
function someMore([low]: [number, number]): [number, number] {
  return low % 10 === 0 ? [low + 1, low + 9] : [Number.NaN, Number.NaN]
}
