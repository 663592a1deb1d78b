import type { SalesChange } from '../change.ts'
import type { Customer, CustomerFields } from '../customer.ts'
import type { Draft } from './draft.ts'
import { customerFor, type Planning, type Stopped } from './planning.ts'
import type { RowPlan } from './row-plan.ts'

export type Planned = Pick<RowPlan, 'verdict' | 'changes' | 'note' | 'key' | 'dealId' | 'lesson'>

/** A customer of the file: new, or on file already and completed by what the file knows more. */
export function planCustomer(draft: Draft, planning: Planning): Planned | Stopped {
  const found = customerFor(draft, planning)
  if ('stopped' in found) return found
  const { customer, isNew } = found
  if (isNew) return { verdict: 'add', changes: [added(customer, planning)] }
  const { to, left } = newsOf(customer, draft, planning.mapping.conflicts)
  const note = left.length === 0 ? {} : { note: `${left.join('、')}与沙盘里的不同，保留了沙盘里的` }
  if (Object.keys(to).length === 0) return { verdict: 'same', changes: [], ...note }
  const from = Object.fromEntries(Object.keys(to).map((key) => [key, customer[key as keyof CustomerFields]]))
  planning.customers.replace({ ...customer, ...to } as Customer)
  return {
    verdict: 'update',
    changes: [{ kind: 'customer.changed', level: 'confirm', subject: customer.id, from, to }],
    ...note,
  }
}

/** Adds a customer and makes it known to the rows that follow. */
export function added(customer: Customer, { customers }: Planning): SalesChange {
  customers.add(customer)
  return { kind: 'customer.added', level: 'confirm', subject: customer.id, customer }
}

/** What the file says that the record does not: what is absent is filled in, what differs stays or gives way. */
function newsOf(
  customer: Customer,
  draft: Draft,
  conflicts: 'keep' | 'replace',
): { to: CustomerFields; left: string[] } {
  const to: { -readonly [key in keyof CustomerFields]: CustomerFields[key] } = {}
  const left: string[] = []
  const aliases = (draft.aliases ?? []).filter((alias) => alias !== customer.name && !customer.aliases.includes(alias))
  if (aliases.length > 0) to.aliases = [...customer.aliases, ...aliases]
  if (draft.industry !== undefined && draft.industry !== customer.industry) {
    if (customer.industry === undefined || conflicts === 'replace') to.industry = draft.industry
    else left.push('行业')
  }
  if (draft.region !== undefined && draft.region !== customer.region) {
    if (customer.region === undefined || conflicts === 'replace') to.region = draft.region
    else left.push('地区')
  }
  if (draft.group !== undefined && draft.group !== customer.group) {
    if (customer.group === undefined || conflicts === 'replace') to.group = draft.group
    else left.push('所属集团')
  }
  if (draft.existing === true && !customer.existing) to.existing = true
  return { to, left }
}
