import { isNegated } from '../../language/negation.ts'
import { spanOf } from '../../language/span.ts'

/** Ways of buying, by how they are said; the first that is said and not denied counts. */
const ways: readonly (readonly [string, RegExp])[] = [
  ['竞争性谈判', /竞争性谈判|竞谈/],
  ['竞争性磋商', /竞争性磋商|竞磋|磋商/],
  ['单一来源', /单一来源|单一来源采购|单源/],
  ['邀标', /邀标|邀请招标|邀请投标/],
  ['公开招标', /公开招标|公开招|公招|公开投标/],
  ['询价', /询价|询比价|三家询价/],
  ['直采', /直采|直接采购|直接采/],
  ['集采', /集采|集中采购|带量采购/],
  ['框架', /框架(?:协议|采购|合同|招标|内|$)|框采|入框/],
  ['政府采购', /政府采购|政采/],
]

export function readProcurement(text: string): string | undefined {
  return ways.find(([, said]) => {
    const match = said.exec(text)
    return (
      match !== null &&
      !/[等待]$/.test(text.slice(0, match.index)) &&
      !isNegated(text, spanOf(text, match.index, match.index + match[0].length))
    )
  })?.[0]
}
