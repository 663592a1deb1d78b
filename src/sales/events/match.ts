import type { NamedDeal } from '../who/names.ts'
import { type ByName, byName, type Fit, fitOf, push } from './by-name.ts'
import type { DealEvent, MatchedBy } from './deal-event.ts'

/** What an event says of where it belongs. */
export interface Belonging {
  deal?: string | undefined
  customer?: string | undefined
  /** A notice of a system's is about whom it names. */
  from?: DealEvent['from']
  /** The chat group it was said in, and the deal that somebody said this group belongs to: `null` for none. */
  group?: string | undefined
  groupDeal?: string | null | undefined
  text: string
}

/** Without an id it is nobody's, as somebody said. */
export type Match = { id: string | null; by: MatchedBy }

/**
 * The open deal an event belongs to: by the deal's own id or name, by the customer's full name, alias or short form, by the chat group
 * (whose deal is known, or whose name holds a customer's), by whom a system's notice names. Where a customer has several open deals it
 * takes one that the event names; else none, for a wrong one is worse than none.
 */
export function matchDeal(
  { deal, customer, from, group, groupDeal, text }: Belonging,
  deals: readonly NamedDeal[],
): Match | undefined {
  const { calledSo, open, customerOf } = indexOf(deals)
  if (deal !== undefined) {
    const named = calledSo(deal)
    const [only, another] = customer === undefined ? named : named.filter((each) => fitOf(customer, each) !== undefined)
    if (only !== undefined && another === undefined) return { id: only.id, by: 'deal' }
  }
  if (groupDeal === null && customer === undefined) return { id: null, by: 'group' }
  const bound = groupDeal == null || deal !== undefined || customer !== undefined ? undefined : calledSo(groupDeal)[0]
  if (bound !== undefined) return { id: bound.id, by: 'group' }
  const fitting = customer === undefined ? unnamed() : ofCustomer(customer)
  if (fitting === undefined) return undefined
  const { by, deals: theirs } = fitting
  const [only, another] = theirs
  if (only !== undefined && another === undefined) return { id: only.id, by }
  const [meant, other] = theirs.filter(({ name }) => text.includes(name))
  return meant !== undefined && other === undefined ? { id: meant.id, by } : undefined

  /** Where nobody says whose it is: by the group (when its deal is over, by that deal's customer), then by whom the words name. */
  function unnamed(): Fitting | undefined {
    const inGroup = groupDeal == null ? group && open.namedIn(group) : open.ofName(customerOf(groupDeal) ?? '')
    if (inGroup) return { by: 'group', deals: inGroup }
    const inText = deal === undefined && from === 'system' ? open.namedIn(text) : undefined
    return inText && { by: 'text', deals: inText }
  }

  function ofCustomer(said: string): Fitting | undefined {
    const found = open.called(said)
    return found && { by: found.by, deals: found.those }
  }
}

type Fitting = { by: Fit | 'group' | 'text'; deals: readonly NamedDeal[] }

interface Index {
  /** Open deals by their own id or name. */
  calledSo(said: string): readonly NamedDeal[]
  /** Open deals by what their customer is called. */
  open: ByName<NamedDeal>
  /** The customer whom this deal, open or not, is with. */
  customerOf(dealId: string): string | undefined
}

/** A list of deals is matched against thousands of times before it changes. */
const indexes = new WeakMap<readonly NamedDeal[], Index>()

function indexOf(deals: readonly NamedDeal[]): Index {
  const known = indexes.get(deals)
  if (known !== undefined) return known
  const open = deals.filter(({ status }) => status === 'open')
  const called = new Map<string, NamedDeal[]>()
  for (const deal of open) for (const name of new Set([deal.id, deal.name])) push(called, name, deal)
  const customers = new Map(deals.map(({ id, customer }) => [id, customer]))
  const index: Index = {
    calledSo: (said) => called.get(said) ?? [],
    open: byName(open),
    customerOf: (dealId) => customers.get(dealId),
  }
  indexes.set(deals, index)
  return index
}

/** The customer of a deal, open or not: what comes of an order that is long signed still concerns them. */
export function customerOfDeal(dealId: string, deals: readonly NamedDeal[]): string | undefined {
  return indexOf(deals).customerOf(dealId)
}
