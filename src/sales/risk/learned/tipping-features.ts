import { circumstancesIn } from '../../../language/circumstances.ts'
import type { Features } from '../../../language/linear-model.ts'
import { surname } from '../../../language/surnames.ts'
import type { CaseEvent } from '../case.ts'
import { rivalPricesIn } from '../rivals.ts'

const longestPiece = 4

/**
 * What is seen of an event to tell what it may turn: the pieces of its clauses, apart where a clause is only supposed, refuted, of
 * the past, of others or rumoured, and which of both sides speaks. `ours`: names that are no rivals.
 */
export function tippingFeatures({ text, from }: Pick<CaseEvent, 'text' | 'from'>, ours: readonly string[]): Features {
  const clauses = circumstancesIn(withoutNames(text, ours))
  const idle = clauses.flatMap((clause) => circumstances.filter((one) => clause[one]))
  return {
    signs: [`from=${from}`, ...idle.map((one) => `is=${one}`)],
    pieces: clauses.map((clause) => ({
      sign: circumstances.some((one) => clause[one]) ? '~' : '',
      text: `^${clause.text}$`,
      shortest: 1,
      longest: longestPiece,
    })),
  }
}

const circumstances = ['supposed', 'denied', 'elsewhere', 'past', 'rumoured'] as const

/** One sign for whoever is named and for each number: ◇ a rival, ♙ a person, 〇 an organisation, ￥ a sum in 万, # any other number. */
function withoutNames(text: string, ours: readonly string[]): string {
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
