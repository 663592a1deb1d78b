import { nameFit } from '../../language/organisations.ts'

/** Something that is called by a customer's name: the customer, or a deal with them. */
export interface Named {
  customer: string
  aliases: readonly string[]
}

export type Fit = 'name' | 'alias' | 'short'

/** Found by how other systems call a customer. */
export interface ByName<One extends Named> {
  /** The best way a name fits, with all that it fits so; `undefined` for a stranger. */
  called(said: string): { by: Fit; those: readonly One[] } | undefined
  /** Of this very name. */
  ofName(name: string): readonly One[] | undefined
  /** Of the one customer whose full name or alias stands in these words; `undefined` where several do. */
  namedIn(text: string): readonly One[] | undefined
}

/** Shorter names stand in words that mean something else. */
const shortestNamed = 4
/** A notice names its customer at its beginning, in characters. */
const noticeHead = 2_000
const mostNames = 20_000

export function byName<One extends Named>(all: readonly One[]): ByName<One> {
  const names = new Map<string, One[]>()
  const aliases = new Map<string, One[]>()
  for (const one of all) {
    push(names, one.customer, one)
    for (const alias of new Set(one.aliases)) push(aliases, alias, one)
  }
  // Reading a short form against every customer takes its time; the same ones come again and again.
  const byShort = new Map<string, readonly One[]>()
  const shortFor = (said: string) => {
    const before = byShort.get(said)
    if (before !== undefined) return before
    if (byShort.size >= mostNames) byShort.clear()
    const theirs = all.filter((one) => fitOf(said, one) === 'short')
    byShort.set(said, theirs)
    return theirs
  }
  const byBeginning = new Map<string, { name: string; those: readonly One[] }[]>()
  for (const [name, those] of [...names, ...aliases])
    if (name.length >= shortestNamed) push(byBeginning, name.slice(0, 2), { name, those })
  return {
    ofName: (name) => names.get(name),
    called(said) {
      const [named, aliased] = [names.get(said), aliases.get(said)]
      if (named !== undefined) return { by: 'name', those: named }
      if (aliased !== undefined) return { by: 'alias', those: aliased }
      const short = shortFor(said)
      return short.length === 0 ? undefined : { by: 'short', those: short }
    },
    namedIn(text) {
      const head = text.slice(0, noticeHead)
      const found = new Map<string, readonly One[]>()
      for (let at = 0; at < head.length; ) {
        const [longest] = (byBeginning.get(head.slice(at, at + 2)) ?? [])
          .filter(({ name }) => head.startsWith(name, at))
          .sort((one, other) => other.name.length - one.name.length)
        for (const { customer } of longest?.those ?? []) found.set(customer, names.get(customer) ?? [])
        at += longest?.name.length ?? 1
      }
      const [only, another] = found.values()
      return another === undefined ? only : undefined
    },
  }
}

export function fitOf(said: string, { customer, aliases }: Named): Fit | undefined {
  if (said === customer) return 'name'
  if (aliases.includes(said)) return 'alias'
  return nameFit(said, customer) === undefined ? undefined : 'short'
}

export function push<One>(lists: Map<string, One[]>, key: string, one: One): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}
