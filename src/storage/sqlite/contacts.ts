import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Contact, Contacts, Placed } from '../../sales/customer.ts'
import type { Audit } from './audit.ts'
import { statementsBy } from './statements.ts'
import { customersSeen } from './visibility.ts'
import type { Writer } from './writer.ts'

export interface ContactRow {
  id: string
  tenant_id: string
  customer_id: string
  name: string
  title: string | null
  dept: string | null
  phone: string | null
  email: string | null
  source: Contact['source']
  origin: string | null
  legal_basis: NonNullable<Contact['legalBasis']> | null
  consent: string | null
  outside_id: string | null
  added_at: number
}

export function openContacts(database: Database, writer: Writer, audit: Audit): Contacts {
  const prepare = statementsBy(database)
  const placing = openPlacing(database)
  return {
    of: async (person, customerId) => contactsAt(person, 'customers.id = ?', customerId),
    known: async (person, outsideId) => contactsAt(person, 'contacts.outside_id = ?', outsideId),
    place: (person, { customerId, ...placed }, now) =>
      writer.write(() => {
        checkSeen(person, customerId)
        note(person, 'contact.placed', placing.place(person.tenantId, { ...placed, customerId }, now), now)
      }),
    displace: (person, outsideId, customerId, now) =>
      writer.write(() => {
        checkSeen(person, customerId)
        const { changes } = prepare(
          'UPDATE contacts SET outside_id = NULL WHERE tenant_id = ? AND customer_id = ? AND outside_id = ?',
        ).run(person.tenantId, customerId, outsideId)
        if (changes > 0) note(person, 'contact.displaced', customerId, now)
      }),
  }

  function contactsAt(person: Person, where: string, value: string): Contact[] {
    const may = customersSeen(person)
    return prepare<ContactRow>(
      `SELECT contacts.* FROM contacts JOIN (SELECT id FROM customers WHERE ${may.sql} AND removed_at IS NULL) customers
         ON customers.id = contacts.customer_id
       WHERE contacts.tenant_id = ? AND contacts.removed_at IS NULL AND ${where} ORDER BY contacts.id`,
    )
      .all(...may.values, person.tenantId, value)
      .map(toContact)
  }

  function checkSeen(person: Person, customerId: string): void {
    const may = customersSeen(person)
    const seen = prepare(`SELECT 1 FROM customers WHERE ${may.sql} AND removed_at IS NULL AND id = ?`)
    if (seen.get(...may.values, customerId) === undefined) throw new Refusal('没有这家客户，或者不在你名下。')
  }

  function note({ tenantId, id: actor }: Person, action: string, subject: string, at: number): void {
    audit.append({ tenantId, at, actor, action, level: 'confirm', subject })
  }
}

/** Puts somebody of the chat client to a customer, whoever may; call inside a transaction. */
export function openPlacing(database: Database) {
  const called = database.prepare<string[], { id: string }>(
    `SELECT id FROM contacts WHERE tenant_id = ? AND customer_id = ? AND removed_at IS NULL
       AND (outside_id = ? OR outside_id IS NULL AND name = ?) ORDER BY outside_id IS NULL, id LIMIT 1`,
  )
  const insert = database.prepare(
    `INSERT INTO contacts (id, tenant_id, customer_id, name, title, source, origin, legal_basis, consent, outside_id, added_at)
     VALUES (?, ?, ?, ?, ?, 'rep', ?, ?, ?, ?, ?)`,
  )
  // What somebody wrote of them before stays as it is.
  const join = database.prepare('UPDATE contacts SET outside_id = ?, consent = coalesce(?, consent) WHERE id = ?')
  return {
    /** Whoever is called so there, otherwise somebody new; answers with their id. */
    place(tenantId: string, placed: Placed, now: number): string {
      const { id, outsideId, customerId, name, title = null, origin, legalBasis = null } = placed
      const consent = placed.consent === undefined ? null : JSON.stringify(placed.consent)
      const known = called.get(tenantId, customerId, outsideId, name)
      if (known !== undefined) join.run(outsideId, consent, known.id)
      else insert.run(id, tenantId, customerId, name, title, origin, legalBasis, consent, outsideId, now)
      return known?.id ?? id
    },
  }
}

export function toContact(row: ContactRow): Contact {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    customerId: row.customer_id,
    name: row.name,
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.dept === null ? {} : { dept: row.dept }),
    ...(row.phone === null ? {} : { phone: row.phone }),
    ...(row.email === null ? {} : { email: row.email }),
    source: row.source,
    ...(row.origin === null ? {} : { origin: row.origin }),
    ...(row.legal_basis === null ? {} : { legalBasis: row.legal_basis }),
    ...(row.consent === null ? {} : { consent: JSON.parse(row.consent) }),
    ...(row.outside_id === null ? {} : { outsideId: row.outside_id }),
    addedAt: new Date(row.added_at).toISOString(),
  }
}
