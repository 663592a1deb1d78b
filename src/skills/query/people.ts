import type { Turn } from '../../conversation/skill.ts'
import type { Deal } from '../../sales/deal.ts'
import { peopleCalled } from '../../sales/who/people-called.ts'
import type { Ports } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { contactLine, visitLine } from './words.ts'

/** How far back somebody is looked for in what was noted, in visits. */
const visitsRead = 50

/** Who is who at a customer: all, or those called so, with what was last noted of them. */
export async function peopleText(
  { visits }: Pick<Ports, 'visits'>,
  cases: Cases,
  turn: Turn,
  deal: Deal,
  names: readonly string[],
): Promise<string> {
  const { contacts } = (await cases.ofDeal(turn, deal)).facts
  const shown = names.length === 0 ? contacts : names.flatMap((name) => peopleCalled(name, contacts))
  const missing = names.filter((name) => peopleCalled(name, contacts).length === 0)
  const lines = [
    ...shown.map((contact) => contactLine(contact, turn.today)),
    ...missing.map((name) => `${name}：${deal.customer}的记录里没有这个人`),
  ]
  if (lines.length === 0) return `${deal.customer}还没记过联系人。`
  const [last] = (await visits.ofDeal(turn.person, deal.id, visitsRead)).filter(({ text }) =>
    names.some((name) => text.includes(name)),
  )
  const told = last === undefined ? [] : [visitLine(last, turn.person.id, turn.today)]
  return [`${deal.customer}：`, ...lines, ...told].join('\n')
}

/** Whether somebody called so is on record there, or was ever noted. */
export async function knowsSomebody(
  { visits }: Pick<Ports, 'visits'>,
  cases: Cases,
  turn: Turn,
  deal: Deal,
  name: string,
): Promise<boolean> {
  if (peopleCalled(name, (await cases.ofDeal(turn, deal)).facts.contacts).length > 0) return true
  return (await visits.ofDeal(turn.person, deal.id, visitsRead)).some(({ text }) => text.includes(name))
}
