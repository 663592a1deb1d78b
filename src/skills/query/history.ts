import type { Turn } from '../../conversation/skill.ts'
import { dayOf } from '../../language/calendar.ts'
import type { Deal } from '../../sales/deal.ts'
import { sayStep } from '../../sales/sandbox/describe.ts'
import { daysOf } from '../../sales/told-time.ts'
import type { Ports } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { changeLine, visitLine } from './words.ts'

/** How many visits, and how many changes of the record, are read back at once. */
const shown = 3
/** How far back a record is read, in visits. */
const visitsRead = 50

/** Visits and changes of the record, the newest first; with somebody or in a time when that was asked. */
export async function historyText(
  { deals, visits }: Pick<Ports, 'deals' | 'visits'>,
  cases: Cases,
  turn: Turn,
  deal: Deal,
  asked: { names: readonly string[]; when?: string | undefined; lastOnly: boolean },
): Promise<string> {
  const { person, today } = turn
  const { names, when, lastOnly } = asked
  const period = when === undefined ? undefined : daysOf({ value: when })
  const inTime = (at: string) => {
    const day = dayOf(new Date(at))
    return period === undefined || (period.first <= day && day <= period.last)
  }
  const seen = (await visits.ofDeal(person, deal.id, visitsRead)).filter(
    ({ at, text }) => inTime(at) && names.every((name) => text.includes(name)),
  )
  const moved = names.length > 0 ? [] : (await deals.history(person, deal.id, shown)).filter(({ at }) => inTime(at))
  const { nextStep } = (await cases.ofDeal(turn, deal)).facts
  const lines = [
    ...seen
      .slice(0, lastOnly && names.length > 0 ? 1 : shown)
      .map((visit) => visitLine({ ...visit, text: aboutThem(visit.text, names) }, person.id, today)),
    ...moved.map((line) => changeLine(line, today)),
    ...(nextStep === undefined || names.length > 0 ? [] : [`下一步：${sayStep(nextStep.value)}`]),
  ]
  const whom = names.length === 0 ? '' : `和${names.join('、')}`
  if (lines.length === 0) return `${deal.customer}${whom}的往来没有记录。`
  const head = `${deal.customer} ${deal.name}${whom}${seen.length > shown ? `，共 ${seen.length} 次，最近的：` : '：'}`
  return [head, ...lines].join('\n')
}

/** Of what was noted the sentences that name them. */
function aboutThem(text: string, names: readonly string[]): string {
  if (names.length === 0) return text
  const sentences = text.split(/(?<=[。！？!?；;\n])/)
  return sentences.filter((sentence) => names.some((name) => sentence.includes(name))).join('')
}
