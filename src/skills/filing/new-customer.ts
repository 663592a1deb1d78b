import type { Turn } from '../../conversation/skill.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { Customer } from '../../sales/customer.ts'
import type { Facts } from '../../sales/facts.ts'

/** A customer that nobody has on file yet, theirs who told of it. */
export function newCustomer(
  { person, newId }: Turn,
  name: string,
  { industry, region }: Pick<Facts, 'industry' | 'region'>,
): Customer {
  return {
    id: newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    name,
    aliases: [],
    ...(industry === undefined ? {} : { industry: industry.value }),
    ...(region === undefined ? {} : { region: region.value }),
    existing: false,
  }
}

export function added(customer: Customer): SalesChange {
  return { kind: 'customer.added', level: 'confirm', subject: customer.id, customer }
}
