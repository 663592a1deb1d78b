import type { Person } from '../../people/person.ts'
import type { Customer } from '../../sales/customer.ts'
import { openPutRight, type PutRight } from '../../sales/who/by-sound.ts'
import { type DealNames, type Meant, openDealNames } from '../../sales/who/deals-meant.ts'
import type { NamedDeal } from '../../sales/who/names.ts'
import type { Ports } from '../ports.ts'
import { shortNamesOf } from './short-names.ts'

/** Who is meant: found among what the speaker may see, and nowhere else. */
export interface Who {
  /** Deals still going on, with the customers called so; `text` is all that was said. */
  open(person: Person, said: Said, text: string): Promise<Meant>
  /** The same with those that were won or lost. */
  any(person: Person, said: Said, text: string): Promise<Meant>
  /** What the customers on file may be called in so many words. */
  names(person: Person): Promise<readonly string[]>
  /** A text with customers' names as they are on file, where they were written by their sound. */
  asOnFile(person: Person, text: string): Promise<string>
}

type Said = string | readonly string[] | undefined

interface Ready {
  open: DealNames
  any: DealNames
  names: readonly string[]
}

interface OnFile {
  names: readonly string[]
  putRight: PutRight
}

export function openWho({ names, customers }: Pick<Ports, 'names' | 'customers'>): Who {
  const ready = new WeakMap<readonly NamedDeal[], Ready>()
  const readyOnFile = new WeakMap<readonly Customer[], OnFile>()
  return {
    open: async (person, said, text) => (await readyFor(person)).open.meant(listOf(said), text),
    any: async (person, said, text) => (await readyFor(person)).any.meant(listOf(said), text),
    names: async (person) => [...new Set([...(await readyFor(person)).names, ...(await onFile(person)).names])],
    asOnFile: async (person, text) => (await onFile(person)).putRight(text),
  }

  async function readyFor(person: Person): Promise<Ready> {
    const all = await names.of(person)
    const made = ready.get(all) ?? make(all)
    ready.set(all, made)
    return made
  }

  /** Those of customers with no deal as well. */
  async function onFile(person: Person): Promise<OnFile> {
    const all = await customers.of(person)
    const made = readyOnFile.get(all) ?? makeOnFile(all)
    readyOnFile.set(all, made)
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

function makeOnFile(all: readonly Customer[]): OnFile {
  const names = all.flatMap(({ name, aliases }) => [name, ...aliases].flatMap(shortNamesOf))
  return { names, putRight: openPutRight(names) }
}

function listOf(said: Said): readonly string[] {
  if (said === undefined) return []
  return typeof said === 'string' ? [said] : said
}
