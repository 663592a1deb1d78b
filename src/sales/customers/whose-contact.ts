import type { Customer } from '../customer.ts'
import { plainName } from '../who/plain-name.ts'

/** Any more would be a list, and no help. */
const mostLikely = 3

/**
 * At which customer somebody may be whom a chat client shows: `sure` where their firm is called as one customer alone is, `likely`
 * also where one name holds the other, or the remark names a customer (宏达王工). Said to a person, never acted on by itself.
 */
export function whoseContact<C extends Pick<Customer, 'name' | 'aliases'>>(
  { company = '', remark = '' }: { company?: string; remark?: string },
  customers: readonly C[],
): { sure?: C; likely: C[] } {
  const firm = plainName(company)
  const note = plainName(remark)
  const named = customers.map((customer) => ({
    customer,
    names: [customer.name, ...customer.aliases].map(plainName).filter((name) => name.length > 1),
  }))
  const same = named.filter(({ names }) => names.includes(firm))
  const near = named.filter(
    ({ names }) =>
      (firm !== '' && names.some((name) => overlaps(name, firm))) || names.some((name) => note.includes(name)),
  )
  const [only, ...others] = same
  const likely = [...new Set([...same, ...near])].slice(0, mostLikely).map(({ customer }) => customer)
  return { ...(only !== undefined && others.length === 0 ? { sure: only.customer } : {}), likely }
}

function overlaps(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one)
}
