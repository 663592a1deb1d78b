import { nameFit } from '../../language/organisations.ts'
import type { NamedDeal } from '../who/names.ts'
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
  const { calledSo, ofCustomer, ofDealsCustomer, namedIn } = indexOf(deals)
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
    const inGroup = groupDeal == null ? group && namedIn(group)?.deals : ofDealsCustomer(groupDeal)
    if (inGroup) return { by: 'group', deals: inGroup }
    return deal === undefined && from === 'system' ? namedIn(text) : undefined
  }
}

type Fit = 'name' | 'alias' | 'short'
type Fitting = { by: Fit | 'group' | 'text'; deals: readonly NamedDeal[] }

interface Index {
  /** By their own id or name. */
  calledSo(said: string): readonly NamedDeal[]
  /** The best way the name of any customer fits, with all their deals; `undefined` for a stranger. */
  ofCustomer(said: string): Fitting | undefined
  /** The open deals of the customer whom this deal, open or not, is with. */
  ofDealsCustomer(dealId: string): readonly NamedDeal[] | undefined
  /** The one customer whose full name or alias stands in these words; `undefined` where several do. */
  namedIn(text: string): Fitting | undefined
}

/** Shorter names stand in words that mean something else. */
const shortestNamed = 4
/** A notice names its customer at its beginning, in characters. */
const noticeHead = 2_000

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
  const byBeginning = new Map<string, { name: string; deals: readonly NamedDeal[] }[]>()
  for (const [name, theirs] of [...byName, ...byAlias]) {
    if (name.length < shortestNamed) continue
    const beginning = name.slice(0, 2)
    const known = byBeginning.get(beginning)
    if (known === undefined) byBeginning.set(beginning, [{ name, deals: theirs }])
    else known.push({ name, deals: theirs })
  }
  const customerOf = new Map(deals.map(({ id, customer }) => [id, customer]))
  const index: Index = {
    ofDealsCustomer: (dealId) => byName.get(customerOf.get(dealId) ?? ''),
    namedIn(text) {
      const head = text.slice(0, noticeHead)
      const found = new Map<string, readonly NamedDeal[]>()
      for (let at = 0; at < head.length; ) {
        const [longest] = (byBeginning.get(head.slice(at, at + 2)) ?? [])
          .filter(({ name }) => head.startsWith(name, at))
          .sort((one, other) => other.name.length - one.name.length)
        for (const deal of longest?.deals ?? []) found.set(deal.customer, byName.get(deal.customer) ?? [])
        at += longest?.name.length ?? 1
      }
      const [only, another] = found.values()
      return only === undefined || another !== undefined ? undefined : { by: 'text', deals: only }
    },
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
