import type { Person } from '../../people/person.ts'
import type { Customer } from '../../sales/customer.ts'
import { type NameIndex, openNameIndex } from '../../sales/who/name-index.ts'
import type { Ports } from '../ports.ts'

/** A customer on file that is called so; `sure` unless the name is only nearly theirs. Of several nobody is taken. */
export type FindCustomer = (person: Person, said: string) => Promise<{ customer: Customer; sure: boolean } | undefined>

export function openFindCustomer({ customers }: Pick<Ports, 'customers'>): FindCustomer {
  const indexes = new WeakMap<readonly Customer[], NameIndex>()
  return async (person, said) => {
    const all = await customers.of(person)
    const index = indexes.get(all) ?? indexOf(all)
    indexes.set(all, index)
    const found = index.find(said)
    const [id, ...more] = found?.keys ?? []
    const customer = all.find((one) => one.id === id)
    if (found === undefined || customer === undefined || more.length > 0) return undefined
    return { customer, sure: found.sure }
  }
}

function indexOf(all: readonly Customer[]): NameIndex {
  return openNameIndex(all.map(({ id, name, aliases }) => ({ key: id, name, aliases })))
}
