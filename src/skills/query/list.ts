import type { Turn } from '../../conversation/skill.ts'
import { dayOf } from '../../language/calendar.ts'
import type { Deal } from '../../sales/deal.ts'
import { fits } from '../../sales/deal-filter.ts'
import { daysOf } from '../../sales/told-time.ts'
import type { Slots } from '../../understanding/understood.ts'
import type { Ports } from '../ports.ts'
import { filterOf } from './filter.ts'
import { dealLine, visitLine } from './words.ts'

const linesShown = 10
/** How far back each record is read, in visits. */
const visitsRead = 50

/** The deals that meet the conditions of a question, or the visits of a time. */
export async function listText(
  { deals, visits }: Pick<Ports, 'deals' | 'visits'>,
  turn: Turn,
  text: string,
  slots: Slots,
): Promise<string> {
  const open = await deals.open(turn.person)
  const own = slots.scope === 'self' ? open.filter(({ ownerId }) => ownerId === turn.person.id) : open
  if (asksForVisits.test(text)) return visitsText(visits, turn, own, slots.datetime)
  const filter = filterOf(slots, text, turn.today)
  const fitting = own.filter((deal) => fits(deal, filter))
  if (own.length === 0) return '手上没有在谈的商机。'
  if (fitting.length === 0) return `在谈 ${own.length} 单，没有符合的；没记的项不算符合。`
  const left = fitting.length - linesShown
  return [
    `${fitting.length === own.length ? '在谈' : '符合的有'} ${fitting.length} 单：`,
    ...fitting.slice(0, linesShown).map((deal) => dealLine(deal, turn.today)),
    ...(left > 0 ? [`还有 ${left} 单，在“我的商机”里看，或者加个条件。`] : []),
  ].join('\n')
}

const asksForVisits = /拜访|跑[了过]|去[了过]|见[了过]/

async function visitsText(
  visits: Ports['visits'],
  { person, today }: Turn,
  own: readonly Deal[],
  when = today,
): Promise<string> {
  const { first, last } = daysOf({ value: when })
  const all = await Promise.all(own.map(({ id }) => visits.ofDeal(person, id, visitsRead)))
  const lines = own.flatMap((deal, at) =>
    (all[at] ?? [])
      .filter((visit) => first <= dayOf(new Date(visit.at)) && dayOf(new Date(visit.at)) <= last)
      .map((visit) => `${deal.customer} ${visitLine(visit, person.id, today)}`),
  )
  return lines.length === 0 ? '这段时间没有记过拜访。' : lines.slice(0, linesShown).join('\n')
}
