import type { Person } from '../../people/person.ts'
import type { Customer } from '../customer.ts'
import type { Draft, Problem } from './draft.ts'
import type { Basis, Mapping } from './mapping.ts'
import type { CustomerIndex } from './shelf.ts'
import type { Colleague } from './words.ts'

/** For whom, when and how rows are planned. */
export interface Planning {
  person: Person
  /** ISO 8601, and the day where the company works. */
  now: string
  today: string
  newId(): string
  mapping: Mapping
  /** Without it no contact is brought in. */
  basis: Basis | undefined
  colleagues: readonly Colleague[]
  customers: CustomerIndex
}

/** A row that cannot be brought in, for a reason of the whole row. */
export interface Stopped {
  stopped: string
  /** It names a customer who may be one on file; the person is to say. */
  maybe?: Maybe
}

/** A customer's name as it was said, and the name of whom it may mean. */
export interface Maybe {
  said: string
  like: string
}

/** Whose a new record is: as the row says, else as the mapping says. */
export function ownerOf({ owner }: Draft, { mapping, colleagues }: Planning): Colleague | Stopped {
  const id = owner ?? mapping.owner
  const found = colleagues.find((colleague) => colleague.id === id)
  if (found !== undefined) return found
  return {
    stopped: id === undefined ? '没写负责人，请补上，或者选一位“没写负责人的归谁”' : '负责人不在你能导入的范围里',
  }
}

/** The customer a row names; of several of one name the one of the row's owner. */
export function customerOnFile(
  { customer = '', owner }: Draft,
  { customers, mapping }: Pick<Planning, 'customers' | 'mapping'>,
): Customer | 'several' | undefined {
  const called = customers.called(decided(customer, mapping) || customer)
  const [only, ...others] = called.length > 1 ? called.filter(({ ownerId }) => ownerId === owner) : called
  return called.length > 0 && (only === undefined || others.length > 0) ? 'several' : only
}

/** The customer on file that a row names, a new one, or why it cannot be told which. */
export function customerFor(draft: Draft, planning: Planning): { customer: Customer; isNew: boolean } | Stopped {
  const name = draft.customer ?? ''
  const known = customerOnFile(draft, planning)
  if (known === 'several') return { stopped: `有几家客户都叫“${name}”，分不清是哪一家，请写上负责人` }
  if (known !== undefined) return { customer: known, isNew: false }
  const like = decided(name, planning.mapping) === undefined ? planning.customers.near(name)?.name : undefined
  if (like !== undefined) return { stopped: `也许就是“${like}”，先选是不是同一家`, maybe: { said: name, like } }
  const owner = ownerOf(draft, planning)
  if ('stopped' in owner) return owner
  const customer: Customer = {
    id: planning.newId(),
    tenantId: planning.person.tenantId,
    ownerId: owner.id,
    teamId: owner.teamId,
    name,
    aliases: (draft.aliases ?? []).filter((alias) => alias !== name),
    ...(draft.industry === undefined ? {} : { industry: draft.industry }),
    ...(draft.region === undefined ? {} : { region: draft.region }),
    ...(draft.group === undefined ? {} : { group: draft.group }),
    existing: draft.existing ?? false,
  }
  return { customer, isNew: true }
}

/** What the person has said of a name that is nearly another's. */
function decided(name: string, { same }: Mapping): string | undefined {
  return Object.hasOwn(same, name) ? same[name] : same['*']
}

export function stopping(line: number, why: string): Problem {
  return { line, why, stops: true }
}
