import { nameFit } from '../../language/organisations.ts'
import type { NamedDeal } from '../who/names.ts'
import type { MatchedBy } from './deal-event.ts'

/** What an event says of where it belongs. */
export interface Belonging {
  deal?: string | undefined
  customer?: string | undefined
  text: string
}

/**
 * The open deal an event belongs to: by the deal's own id or name, by the customer's full name, alias or short form. Where a customer has
 * several open deals it takes one that the event names; else none, for a wrong one is worse than none.
 */
export function matchDeal(
  { deal, customer, text }: Belonging,
  deals: readonly NamedDeal[],
): { id: string; by: MatchedBy } | undefined {
  const open = deals.filter(({ status }) => status === 'open')
  if (deal !== undefined) {
    const named = open.filter(({ id, name }) => id === deal || name === deal)
    const [only, another] = customer === undefined ? named : named.filter((each) => fitOf(customer, each) !== undefined)
    if (only !== undefined && another === undefined) return { id: only.id, by: 'deal' }
  }
  if (customer === undefined) return undefined
  for (const by of ['name', 'alias', 'short'] as const) {
    const theirs = open.filter((each) => fitOf(customer, each) === by)
    const [only, another] = theirs
    if (only === undefined) continue
    if (another === undefined) return { id: only.id, by }
    const [meant, other] = theirs.filter(({ name }) => text.includes(name))
    return meant !== undefined && other === undefined ? { id: meant.id, by } : undefined
  }
  return undefined
}

function fitOf(said: string, { customer, aliases }: NamedDeal): 'name' | 'alias' | 'short' | undefined {
  if (said === customer) return 'name'
  if (aliases.includes(said)) return 'alias'
  return nameFit(said, customer) === undefined ? undefined : 'short'
}
