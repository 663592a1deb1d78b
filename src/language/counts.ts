import { fold } from './fold.ts'
import { numeralChars, parseNumeral } from './numerals.ts'

/** What purchases are counted by. */
const measures = '台套个间席位点张把辆条人床桶副部支只块组门件户处座樘屏站路根盏份批面架头箱柜节眼口'

const perUnit = new RegExp(
  `(?:单(?:[${measures}]|价)|每(?:一)?[${measures}]|(?<![另这那哪某有是\\d${numeralChars}])[一1](?:个)?[${measures}](?!月|年|天)|单[位个]席位|每个?席位|(?:一|每)个?[点车工席]位|均价|[${measures}]均)`,
)

/** Whether a text gives a price for one piece: 单台, 每套, 一间教室五万, 单价. */
export function isPerUnit(text: string): boolean {
  return perUnit.test(fold(text)) || /\/\s?[台套个间张]/.test(text)
}

const count = new RegExp(
  `(?<![.\\d${numeralChars}])(?<n>\\d{1,5}|[${numeralChars}]{1,5})(?:来|多)?(?:个(?:席位|点位|用户|教室|座席|工位|站点|门店|房间|点)|[${measures}])(?![月年天钟点半])`,
  'g',
)

/** How many pieces a text speaks of, more than one; the last it says. */
export function countIn(text: string): number | undefined {
  const counts = [...fold(text).matchAll(count)]
    .filter((match) => !/[第]$/.test(text.slice(0, match.index)))
    .map((match) => parseNumeral(match.groups?.['n'] ?? ''))
    .filter((value): value is number => value !== undefined && value > 1)
  return counts.at(-1)
}
