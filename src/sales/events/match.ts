import { nameFit } from '../../language/organisations.ts'
import type { NamedDeal } from '../who/names.ts'
import type { MatchedBy } from './deal-event.ts'

/** What an event says of where it belongs. */
export interface Belonging {
  deal?: string | undefined
  customer?: string | undefined
  text: string
}

export type Match = { id: string; by: MatchedBy }

/**
 * The open deal an event belongs to: by the deal's own id or name, by the customer's full name, alias or short form. Where a customer has
 * several open deals it takes one that the event names; else none, for a wrong one is worse than none.
 */
export function matchDeal({ deal, customer, text }: Belonging, deals: readonly NamedDeal[]): Match | undefined {
  const { calledSo, ofCustomer } = indexOf(deals)
  if (deal !== undefined) {
    const theirs = customer === undefined ? undefined : new Set([...ofCustomer(customer).values()].flat())
    const [only, another] = calledSo(deal).filter((each) => theirs?.has(each) !== false)
    if (only !== undefined && another === undefined) return { id: only.id, by: 'deal' }
  }
  if (customer === undefined) return undefined
  const fitting = ofCustomer(customer)
  for (const by of ['name', 'alias', 'short'] as const) {
    const theirs = fitting.get(by) ?? []
    const [only, another] = theirs
    if (only === undefined) continue
    if (another === undefined) return { id: only.id, by }
    const [meant, other] = theirs.filter(({ name }) => text.includes(name))
    return meant !== undefined && other === undefined ? { id: meant.id, by } : undefined
  }
  return undefined
}

type Fit = 'name' | 'alias' | 'short'

interface Index {
  /** By their own id or name. */
  calledSo(said: string): readonly NamedDeal[]
  /** By how the customer's name fits. */
  ofCustomer(said: string): ReadonlyMap<Fit, readonly NamedDeal[]>
}

/** A list of deals is matched against thousands of times before it changes, and by the same few thousand names. */
const indexes = new WeakMap<readonly NamedDeal[], Index>()
const mostNames = 20_000

function indexOf(deals: readonly NamedDeal[]): Index {
  const known = indexes.get(deals)
  if (known !== undefined) return known
  const open = deals.filter(({ status }) => status === 'open')
  const called = new Map<string, NamedDeal[]>()
  for (const deal of open) for (const name of new Set([deal.id, deal.name])) push(called, name, deal)
  const customers = new Map<string, ReadonlyMap<Fit, readonly NamedDeal[]>>()
  const index: Index = {
    calledSo: (said) => called.get(said) ?? [],
    ofCustomer(said) {
      const before = customers.get(said)
      if (before !== undefined) return before
      if (customers.size >= mostNames) customers.clear()
      const fitting = new Map<Fit, NamedDeal[]>()
      for (const deal of open) {
        const fit = fitOf(said, deal)
        if (fit !== undefined) push(fitting, fit, deal)
      }
      customers.set(said, fitting)
      return fitting
    },
  }
  indexes.set(deals, index)
  return index
}

function push<Key>(lists: Map<Key, NamedDeal[]>, key: Key, deal: NamedDeal): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [deal])
  else list.push(deal)
}

function fitOf(said: string, { customer, aliases }: NamedDeal): Fit | undefined {
  if (said === customer) return 'name'
  if (aliases.includes(said)) return 'alias'
  return nameFit(said, customer) === undefined ? undefined : 'short'
}
