import type { Customer } from '../customer.ts'
import { type ByName, byName, push } from './by-name.ts'
import type { MatchedBy } from './deal-event.ts'
import type { Belonging } from './match.ts'

type CalledCustomer = Pick<Customer, 'id' | 'aliases' | 'group'> & { customer: string }

interface Index {
  called: ByName<CalledCustomer>
  ofGroup: ReadonlyMap<string, readonly CalledCustomer[]>
}

/**
 * The customer an event concerns where it is of no one deal: by full name, alias, short form or the group 集团 they belong to, else by
 * the chat group, else by whom a system's notice names. Several colleagues may have the same customer on file: it is kept with the
 * oldest of these, and read for all of them. Customers of different names are none, for a wrong one is worse than none.
 */
export function matchCustomer(
  { deal, customer, from, group, text }: Omit<Belonging, 'groupDeal'>,
  customers: readonly Customer[],
): { id: string; by: MatchedBy } | undefined {
  const { called, ofGroup } = indexOf(customers)
  if (customer !== undefined) {
    const fitting = called.called(customer)
    if (fitting !== undefined) return theOne(fitting.those, fitting.by)
    const eldest = ofGroup.get(customer)?.at(-1)
    return eldest && { id: eldest.id, by: 'kin' }
  }
  const inGroup = group === undefined ? undefined : called.namedIn(group)
  if (inGroup !== undefined) return theOne(inGroup, 'group')
  const inText = deal === undefined && from === 'system' ? called.namedIn(text) : undefined
  return inText && theOne(inText, 'text')
}

/** Newest first, as customers come. */
function theOne(those: readonly CalledCustomer[], by: MatchedBy): { id: string; by: MatchedBy } | undefined {
  const eldest = those.at(-1)
  const isOne = those.every(({ customer }) => customer === eldest?.customer)
  return eldest === undefined || !isOne ? undefined : { id: eldest.id, by }
}

/** A list of customers is matched against thousands of times before it changes. */
const indexes = new WeakMap<readonly Customer[], Index>()

function indexOf(customers: readonly Customer[]): Index {
  const known = indexes.get(customers)
  if (known !== undefined) return known
  const all = customers.map(({ id, name, aliases, group }) => ({
    id,
    customer: name,
    aliases,
    ...(group === undefined ? {} : { group }),
  }))
  const ofGroup = new Map<string, CalledCustomer[]>()
  for (const one of all) if (one.group !== undefined) push(ofGroup, one.group, one)
  const index = { called: byName(all), ofGroup }
  indexes.set(customers, index)
  return index
}
