const digits = '零一二三四五六七八九'
const digitClass = '一二两三四五六七八九'

/** Characters of a numeral below 万, for use inside a character class. */
export const numeralChars = `〇零${digitClass}十廿卅百千`

/**
 * The number a whole string spells: 120, 8,440,000, 98.6, 一百二十, 两千三 (2300), 三万五 (35000), 三点五, 二〇二六, 廿四,
 * 1亿2千万. Formal and full-width characters must be folded first. `undefined` for anything else, ranges (七八) included.
 */
export function parseNumeral(text: string): number | undefined {
  if (text.length > longest) return undefined
  const numeral = text.replaceAll('〇', '零').replace('廿', '二十').replace('卅', '三十')
  if (/^[零一二三四五六七八九]{3,}$/.test(numeral)) return digitByDigit(numeral)
  const [whole = '', fraction] = numeral.split('点', 2)
  if (fraction === undefined) return parseSum(whole)
  const base = parseSum(whole)
  const decimals = digitByDigit(fraction)
  return base === undefined || decimals === undefined ? undefined : base + decimals / 10 ** fraction.length
}

/** Beyond this it is no number anyone means, and no double could hold it. */
const longest = 20

function digitByDigit(text: string): number | undefined {
  if (!/^[零一二三四五六七八九]+$/.test(text)) return undefined
  return Number([...text].map((char) => digits.indexOf(char)).join(''))
}

function parseSum(text: string): number | undefined {
  for (const [mark, unit] of [['亿', 1e8] as const, ['万', 1e4] as const]) {
    const at = text.lastIndexOf(mark)
    if (at < 0) continue
    const above = parseSum(text.slice(0, at))
    const below = parseBelow(text.slice(at + 1), unit)
    return above === undefined || below === undefined ? undefined : above * unit + below
  }
  return parseDigits(text) ?? parseSection(text)
}

/** What follows 万 or 亿; one lone digit counts tenths of it: 三万五. */
function parseBelow(text: string, unit: number): number | undefined {
  if (text === '') return 0
  const value = parseSum(text)
  return value !== undefined && text.length === 1 && value < 10 ? (value * unit) / 10 : value
}

const digitsPattern = /^\d+(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

function parseDigits(text: string): number | undefined {
  return digitsPattern.test(text) ? Number(text.replaceAll(',', '')) : undefined
}

const digit = `[${digitClass}]|\\d+(?:\\.\\d+)?`
const section = new RegExp(`^零?(?:(${digit})千)?(?:零?(${digit})百)?(?:零?(${digit})?(十))?(零)?(${digit})?$`)

/** A numeral below 万; a last digit straight after 千 or 百 counts tenths of it: 两千三 is 2300, 两千零三 is 2003. */
function parseSection(text: string): number | undefined {
  const match = section.exec(text)
  if (match === null || text === '') return undefined
  const [, thousands, hundreds, tens, ten, zero, last] = match
  const lastUnit = zero || ten ? 1 : hundreds ? 10 : thousands ? 100 : 1
  return (
    1000 * digitValue(thousands) +
    100 * digitValue(hundreds) +
    (ten ? 10 * (tens ? digitValue(tens) : 1) : 0) +
    lastUnit * digitValue(last)
  )
}

function digitValue(text = ''): number {
  if (text === '') return 0
  return text === '两' ? 2 : digits.includes(text) ? digits.indexOf(text) : Number(text)
}
