import type { Person } from '../people/person.ts'
import type { Customer } from '../sales/customer.ts'
import { type DealNames, type Meant, openDealNames } from '../sales/who/deals-meant.ts'
import type { NamedDeal } from '../sales/who/names.ts'
import type { Ports } from './ports.ts'
import { shortNamesOf } from './short-names.ts'

/** Who is meant: found among what the speaker may see, and nowhere else. */
export interface Who {
  /** Deals still going on, with the customers called so; `text` is all that was said. */
  open(person: Person, said: Said, text: string): Promise<Meant>
  /** The same with those that were won or lost. */
  any(person: Person, said: Said, text: string): Promise<Meant>
  /** What the customers on file may be called in so many words. */
  names(person: Person): Promise<readonly string[]>
}

type Said = string | readonly string[] | undefined

interface Ready {
  open: DealNames
  any: DealNames
  names: readonly string[]
}

export function openWho({ names, customers }: Pick<Ports, 'names' | 'customers'>): Who {
  const ready = new WeakMap<readonly NamedDeal[], Ready>()
  const namesOfCustomers = new WeakMap<readonly Customer[], string[]>()
  return {
    open: async (person, said, text) => (await readyFor(person)).open.meant(listOf(said), text),
    any: async (person, said, text) => (await readyFor(person)).any.meant(listOf(said), text),
    names: async (person) => [...new Set([...(await readyFor(person)).names, ...(await onFile(person))])],
  }

  async function readyFor(person: Person): Promise<Ready> {
    const all = await names.of(person)
    const made = ready.get(all) ?? make(all)
    ready.set(all, made)
    return made
  }

  /** Those of customers with no deal as well. */
  async function onFile(person: Person): Promise<string[]> {
    const all = await customers.of(person)
    const made =
      namesOfCustomers.get(all) ?? all.flatMap(({ name, aliases }) => [name, ...aliases].flatMap(shortNamesOf))
    namesOfCustomers.set(all, made)
    return made
  }
}

function make(all: readonly NamedDeal[]): Ready {
  return {
    open: openDealNames(all.filter(({ status }) => status === 'open' || status === 'shelved')),
    any: openDealNames(all),
    names: [...new Set(all.flatMap(({ customer, aliases }) => [customer, ...aliases].flatMap(shortNamesOf)))],
  }
}

function listOf(said: Said): readonly string[] {
  if (said === undefined) return []
  return typeof said === 'string' ? [said] : said
}
