import type { Turn } from '../../conversation/skill.ts'
import type { Customer } from '../../sales/customer.ts'
import type { Ports } from '../ports.ts'
import { visitLine } from './words.ts'

/** How many visits are read back. */
const shown = 3

/** A customer on file with whom no deal is going on: whose they are, and what was noted, the newest first. */
export async function withoutDealText(
  { visits }: Pick<Ports, 'visits'>,
  { person, today }: Turn,
  { id, name, ownerId }: Customer,
): Promise<string> {
  const seen = await visits.ofCustomer(person, id, shown)
  const head = `${name}：${ownerId === person.id ? '你的客户' : '同事的客户'}，还没有商机`
  if (seen.length === 0) return `${head}，往来没有记录。`
  return [head, ...seen.map((visit) => visitLine(visit, person.id, today))].join('\n')
}
