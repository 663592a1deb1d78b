import { fold } from './fold.ts'
import { numeralChars, parseNumeral } from './numerals.ts'

const untaxed =
  /[不没未](?:有)?含(?:增值)?税|未税|[不没未]带税|净[价额]|除税|裸价|税外|不包(?:括|含)?税|(?:增值)?税(?:金|钱|款|点|费)?[^，。]{0,6}(?:另[外]?(?:算|计|付|加|有|列|出|给|收|开)|单(?:列|独|算)|另外|外加)|另(?:外)?(?:加|计|付|算)[^，。]{0,8}税|再加[^，。]{0,8}税|加税|(?:专|发)票[^，。]{0,3}(?:要|得|另)?(?:外)?加|税前/
const taxed =
  /(?<![不未没])含(?:增值)?税|(?<![不未没])带税|(?<![不未没])含\d{1,2}个点|(?<![不未没])含[\d.%％个点百分之一二三四五六七八九十]{1,6}的?(?:增值)?税|税后|价税合计|全包/

/** Nobody knows yet: 含不含税没问. */
const asked = /含不含(?:增值)?税|(?:是否|有没有)含税|含税(?:还是|吗|没)(?:不含税)?/g

/** How a text says its sums are meant; no word of tax is `undefined`, which is 含税. */
export function taxBasisOf(text: string): 'excluded' | 'included' | undefined {
  const folded = fold(text).replace(asked, '')
  if (untaxed.test(folded)) return 'excluded'
  return taxed.test(folded) ? 'included' : undefined
}

const number = `\\d{1,2}(?:\\.\\d+)?|[${numeralChars}点]{1,4}`
const rates = new RegExp(
  `(?:税率|税点|增值税|税)[^\\d，。${numeralChars}]{0,5}(?:百分之)?(?<a>\\d{1,2}(?![\\d.万亿千百])|(?:${number})(?=\\s?(?:%|个?百?分?点)))|(?:百分之)(?<b>${number})[^，。]{0,4}税|(?<c>${number})\\s?(?:%|个百分点|个点|点)[^，。]{0,4}(?:的)?(?:增值)?税|(?:百分之)(?<d>${number})|(?<e>${number})\\s?(?:%|个点)`,
  'g',
)

/** The rate of value-added tax a text names, as a share (百分之十三 → 0.13); `undefined` where it names none or the words are of no tax. */
export function taxRateOf(text: string): number | undefined {
  const folded = fold(text)
  if (!folded.includes('税') && !/净[价额]|裸价/.test(folded)) return undefined
  for (const match of folded.matchAll(rates)) {
    const said = Object.values(match.groups ?? {}).find((each) => each !== undefined)
    const percent = said === undefined ? undefined : parseNumeral(said)
    if (percent !== undefined && lawful.has(percent)) return percent / 100
  }
  return undefined
}

/** Rates in force in China, and the former ones that old papers still name. */
const lawful = new Set([1, 3, 5, 6, 9, 10, 11, 13, 16, 17])

/** What holds for goods where no rate was named (增值税暂行条例 第二条). */
export const usualTaxRate = 0.13
