import type { Mention } from './mention.ts'
import { namedPeople } from './named-people.ts'
import { unnamedPeople } from './unnamed-people.ts'

/** All mentions of the customer's people, in order; our own (我们李总) are left out. */
export function mentionsIn(text: string): Mention[] {
  const found = [...namedPeople(text), ...unnamedPeople(text)].sort((a, b) => a.start - b.start)
  let end = 0
  const apart = found.filter((mention) => {
    if (mention.start < end) return false
    end = mention.end
    return !ours.test(text.slice(Math.max(0, mention.start - 8), mention.start))
  })
  const people: Mention[] = []
  for (const mention of apart) {
    const last = people.at(-1)
    const joined = last && asOnePerson(text, last, mention)
    if (joined === undefined) people.push(mention)
    else people.splice(-1, 1, joined)
  }
  return people
}

const ours =
  /(?:我们|我方|咱们?|我司|我公司|我家|自己)(?:这边|公司|家)?的?$|我(?:的|家)?$|(?:^|[，。,\s])公司的?$|(?:带上|带着|叫上|拉上|喊上|售前|隔壁组的?|[一二三四五六]组的?)$/

/** 院长是王总 and 王建国，院长 name one person by title and name. */
function asOnePerson(text: string, first: Mention, second: Mention): Mention | undefined {
  const gap = text.slice(first.end, second.start)
  const titleFirst =
    first.name === null &&
    first.title !== undefined &&
    second.name !== null &&
    /^(?:就?是|叫|[:：]|换成了?|换了|现在是|(?:换人了?[,，]?)?新来的是?)?$/.test(gap)
  const nameFirst =
    first.name !== null &&
    second.name === null &&
    second.title !== undefined &&
    !text.startsWith('的', second.end) &&
    (/^(?:[就只]?是个?他?们?的?|\s?刚?(?:升|提|当|升任)[为了上成]{0,2})$/.test(gap) ||
      (/^[，,（(]$/.test(gap) && /^(?:$|[，,。)）])/.test(text.slice(second.end, second.end + 1))))
  if (!titleFirst && !nameFirst) return undefined
  const [person, office] = titleFirst ? [second, first] : [first, second]
  return { ...person, ...office, name: person.name, start: first.start, end: second.end }
}
