import type { SalesChange } from '../change.ts'
import type { Contact, ContactFields } from '../customer.ts'
import { plainName } from '../who/plain-name.ts'
import type { Draft } from './draft.ts'
import { added, type Planned } from './plan-customer.ts'
import { customerFor, type Planning, type Stopped } from './planning.ts'
import type { OnFile } from './shelf.ts'

/** A contact of the file, and their customer where it is not on file yet. */
export function planContact(
  line: number,
  draft: Draft,
  planning: Planning,
  onFile: OnFile,
  met: ContactsMet,
): Planned | Stopped {
  const found = customerFor(draft, planning)
  if ('stopped' in found) return found
  const changes = found.isNew ? [added(found.customer, planning)] : []
  const news = contactNews(line, draft, found.customer.id, planning, onFile, met)
  const all = [...changes, ...news.changes]
  if (all.length === 0)
    return { verdict: news.twice === undefined ? 'same' : 'skip', changes: [], ...noteOf(news.twice) }
  return { verdict: all.some(({ kind }) => kind === 'contact.added') ? 'add' : 'update', changes: all }
}

/** Contacts that rows before this one were about, by customer and name, each with its line. */
export type ContactsMet = Map<string, number>

/** What the file knows of a contact that is not on file; nothing without a basis. */
export function contactNews(
  line: number,
  draft: Draft,
  customerId: string,
  planning: Planning,
  onFile: OnFile,
  met: ContactsMet,
): { changes: SalesChange[]; twice?: number } {
  const { person, basis, now, newId } = planning
  if (draft.contact === undefined || basis === undefined) return { changes: [] }
  const name = draft.contact
  const key = `${customerId}/${plainName(name)}/${draft.phone ?? ''}`
  const before = met.get(key)
  if (before !== undefined) return { changes: [], twice: before }
  met.set(key, line)
  const said: ContactFields = {
    ...(draft.title === undefined ? {} : { title: draft.title }),
    ...(draft.dept === undefined ? {} : { dept: draft.dept }),
    ...(draft.phone === undefined ? {} : { phone: draft.phone }),
    ...(draft.email === undefined ? {} : { email: draft.email }),
    origin: basis.source,
    legalBasis: basis.legalBasis,
  }
  const known = onFile.contactsOf(customerId).find((contact) => isSame(contact, name, draft.phone))
  if (known !== undefined) return { changes: completed(known, said, planning.mapping.conflicts) }
  const contact: Contact = {
    id: newId(),
    tenantId: person.tenantId,
    customerId,
    name,
    ...said,
    source: 'import',
    addedAt: now,
  }
  return { changes: [{ kind: 'contact.added', level: 'confirm', subject: contact.id, contact }] }
}

/** Two people of one name at one customer are told apart by their telephones, where both are known. */
function isSame(contact: Contact, name: string, phone: string | undefined): boolean {
  if (plainName(contact.name) !== plainName(name)) return false
  return contact.phone === undefined || phone === undefined || contact.phone === phone
}

/** Whence we know somebody is not told anew by a later file, unless nobody had said on what ground. */
function completed(known: Contact, said: ContactFields, conflicts: 'keep' | 'replace'): SalesChange[] {
  const told = (known.legalBasis === undefined ? ['origin', 'legalBasis'] : []) as (keyof ContactFields)[]
  const free = (['title', 'dept', 'phone', 'email'] as const).filter(
    (key) => known[key] === undefined || (conflicts === 'replace' && known[key] !== said[key]),
  )
  const keys = [...free, ...told].filter((key) => said[key] !== undefined && said[key] !== known[key])
  if (keys.length === 0) return []
  const pick = (of: ContactFields) => Object.fromEntries(keys.map((key) => [key, of[key]])) as ContactFields
  return [{ kind: 'contact.changed', level: 'confirm', subject: known.id, from: pick(known), to: pick(said) }]
}

function noteOf(twice: number | undefined): { note?: string } {
  return twice === undefined ? {} : { note: `与第 ${twice} 行是同一个人` }
}
