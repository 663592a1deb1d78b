import { surname } from '../../../language/surnames.ts'
import { rivalPricesIn } from '../rivals.ts'

/** One sign for whoever is named and for each number: ◇ a rival, ♙ a person, 〇 an organisation, ￥ a sum in 万, # any other number. */
export function withoutNames(text: string, ours: readonly string[]): string {
  const rivals = rivalPricesIn(text, ours).map(({ rival }): [string, string] => [rival, '◇'])
  const known = [...ours]
    .sort((a, b) => b.length - a.length)
    .map((name): [string, string] => [name, name.length > longestPerson ? '〇' : '♙'])
  return [...rivals, ...known]
    .filter(([name]) => name.length > 1)
    .reduce((rest, [name, sign]) => rest.replaceAll(name, sign), text)
    .replace(person, '♙')
    .toLowerCase()
    .replace(number, '#')
    .replace(/#+(?:来|多|几|好几)?(?:万|w)元?/g, '￥')
    .replace(/[\s,，。;；、:：!！~…—]+/g, '，')
    .replace(/[?？]+/g, '？')
}

/** A name of more characters is no person's. */
const longestPerson = 4

const person = new RegExp(
  `${surname}(?:副?总(?:经理|工|监|裁)?|主任|科长|副?处长|副?部长|副?院长|副?校长|副?局长|行长|厂长|老师|主管|工|经理|董|书记|馆长|站长|队长|园长|护士长)`,
  'g',
)

const number =
  /\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]{2,}(?:点[一二三四五六七八九])?|[一二两三四五六七八九十百千](?=万|成|折|个点|个百分点)/g
