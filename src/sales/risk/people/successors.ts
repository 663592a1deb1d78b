import { surnameOf } from '../../../language/spoken-names.ts'
import { title } from '../../../language/titles.ts'
import type { CaseEvent } from '../case.ts'
import type { Known, Place } from './roster.ts'

/** Whoever an event names as taking the place of somebody: their part goes over. `place` is where the name stands. */
export interface Succession {
  name: string
  start: number
  end: number
}

/** 接任的是赵括, 由李明接手, 新来的经理邹平接手, 孙工顶上来; 还没定 names nobody. */
export function successionIn({ text }: CaseEvent, places: readonly Place[]): Succession | undefined {
  for (const pattern of [named, acting]) {
    const match = pattern.exec(text)
    const words = match?.groups?.['name']
    if (match === null || words === undefined) continue
    const name = bare(words)
    if (name.length < 2 || name.length > 4 || /[谁没还定知待另别他她我你们人选未]/.test(name)) continue
    const start = text.indexOf(words, match.index) + words.length - name.length
    return { name, start, end: start + name.length }
  }
  const known = places.find(({ end }) =>
    /^(?:来|马上|会|暂时|正式|今天|下周|已经?|临时|兼)?(?:接手|接任|接替|继任|顶上来|顶替|顶上|接班|接管|代管|接(?:他|她|这|了))/.test(
      text.slice(end),
    ),
  )
  return known && { name: text.slice(known.start, known.end), start: known.start, end: known.end }
}

/** The part that is taken over is the one of whoever leaves here, of whom the text names beside the successor, or who left last. */
export function predecessorOf(
  { start }: Succession,
  left: readonly Known[],
  places: readonly Place[],
  gone: readonly Known[],
): Known | undefined {
  return (
    left[0] ?? places.find((place) => place.end < start && place.person.leftAt !== undefined)?.person ?? gone.at(-1)
  )
}

/** The same person may be known by surname already. */
export function isCalledLike(person: Known, name: string): boolean {
  return (
    person.name === name ||
    (surnameOf(person.name) === surnameOf(name) && new RegExp(`^${surnameOf(name)}(?:${title})$`).test(name))
  )
}

function bare(words: string): string {
  return words.replace(new RegExp(`^.*(?:${title}|新来的|原来的|的|由|让|换成)`), '').trim() || words
}

const named =
  /(?:接(?:任|手|替|班|管|他|她|[\u4e00-\u9fff]{1,4}位子|[\u4e00-\u9fff]{1,4}班|[\u4e00-\u9fff]{1,4}工作)[^，。]{0,8}?|继任者?|继任的|顶替[他她]?的|顶上来的|后任|新任[^，。是]{0,6}|新来的[^，。是]{0,6}?|(?:位子|工作|职务|岗位|这摊)(?:由|给|交给|归)|换成了?)(?:的人?)?(?:就)?(?:是|叫|由|换成了?)?(?<name>(?:[\u4e00-\u9fffA-Z]{0,6}(?:师|任|理|长|监|总))?[\u4e00-\u9fff]{2,3})(?=$|[，。；,;！!？\s（）来接负顶]|上任|到任|兼)/
const acting =
  /(?:^|[，。,；]|由|是|让|说|讲|换成?|以后)(?:新来的)?(?<name>[\u4e00-\u9fffA-Z]{0,10}?[\u4e00-\u9fff]{2,3})(?:来|马上|会|暂时|正式|下周|已经?|临时|兼)?(?:接手|接任|接替|继任|顶上来|顶替|顶上|接班|接管|代管|接(?:他|她)的)/
