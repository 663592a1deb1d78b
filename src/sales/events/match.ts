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
    const named = calledSo(deal)
    const [only, another] = customer === undefined ? named : named.filter((each) => fitOf(customer, each) !== undefined)
    if (only !== undefined && another === undefined) return { id: only.id, by: 'deal' }
  }
  const fitting = customer === undefined ? undefined : ofCustomer(customer)
  if (fitting === undefined) return undefined
  const { by, deals: theirs } = fitting
  const [only, another] = theirs
  if (only !== undefined && another === undefined) return { id: only.id, by }
  const [meant, other] = theirs.filter(({ name }) => text.includes(name))
  return meant !== undefined && other === undefined ? { id: meant.id, by } : undefined
}

type Fit = 'name' | 'alias' | 'short'

interface Index {
  /** By their own id or name. */
  calledSo(said: string): readonly NamedDeal[]
  /** The best way the name of any customer fits, with all their deals; `undefined` for a stranger. */
  ofCustomer(said: string): { by: Fit; deals: readonly NamedDeal[] } | undefined
}

/** A list of deals is matched against thousands of times before it changes. */
const indexes = new WeakMap<readonly NamedDeal[], Index>()
const mostNames = 20_000

function indexOf(deals: readonly NamedDeal[]): Index {
  const known = indexes.get(deals)
  if (known !== undefined) return known
  const open = deals.filter(({ status }) => status === 'open')
  const called = new Map<string, NamedDeal[]>()
  const byName = new Map<string, NamedDeal[]>()
  const byAlias = new Map<string, NamedDeal[]>()
  for (const deal of open) {
    for (const name of new Set([deal.id, deal.name])) push(called, name, deal)
    push(byName, deal.customer, deal)
    for (const alias of new Set(deal.aliases)) push(byAlias, alias, deal)
  }
  // Reading a short form against every customer takes its time; the same ones come again and again.
  const byShort = new Map<string, readonly NamedDeal[]>()
  const shortFor = (said: string) => {
    const before = byShort.get(said)
    if (before !== undefined) return before
    if (byShort.size >= mostNames) byShort.clear()
    const theirs = open.filter((deal) => fitOf(said, deal) === 'short')
    byShort.set(said, theirs)
    return theirs
  }
  const index: Index = {
    calledSo: (said) => called.get(said) ?? [],
    ofCustomer(said) {
      const [name, alias] = [byName.get(said), byAlias.get(said)]
      if (name !== undefined) return { by: 'name', deals: name }
      if (alias !== undefined) return { by: 'alias', deals: alias }
      const short = shortFor(said)
      return short.length === 0 ? undefined : { by: 'short', deals: short }
    },
  }
  indexes.set(deals, index)
  return index
}

function push(lists: Map<string, NamedDeal[]>, key: string, deal: NamedDeal): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [deal])
  else list.push(deal)
}

function fitOf(said: string, { customer, aliases }: NamedDeal): Fit | undefined {
  if (said === customer) return 'name'
  if (aliases.includes(said)) return 'alias'
  return nameFit(said, customer) === undefined ? undefined : 'short'
}
