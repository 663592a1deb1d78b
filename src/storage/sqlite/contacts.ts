import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Contact, Contacts } from '../../sales/customer.ts'
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
  outside_id: string | null
  added_at: number
}

export function openContacts(database: Database, writer: Writer, audit: Audit): Contacts {
  const prepare = statementsBy(database)
  return {
    of: async (person, customerId) => contactsAt(person, 'customers.id = ?', customerId),
    known: async (person, outsideId) => contactsAt(person, 'contacts.outside_id = ?', outsideId),
    place: (person, { id, outsideId, customerId, name, origin }, now) =>
      writer.write(() => {
        checkSeen(person, customerId)
        const { tenantId } = person
        const called = prepare<{ id: string }>(
          `SELECT id FROM contacts WHERE tenant_id = ? AND customer_id = ? AND removed_at IS NULL
             AND (outside_id = ? OR outside_id IS NULL AND name = ?) ORDER BY outside_id IS NULL, id LIMIT 1`,
        ).get(tenantId, customerId, outsideId, name)
        if (called === undefined)
          prepare(
            `INSERT INTO contacts (id, tenant_id, customer_id, name, source, origin, outside_id, added_at)
             VALUES (?, ?, ?, ?, 'rep', ?, ?, ?)`,
          ).run(id, tenantId, customerId, name, origin, outsideId, now)
        else prepare('UPDATE contacts SET outside_id = ? WHERE id = ?').run(outsideId, called.id)
        note(person, 'contact.placed', called?.id ?? id, now)
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
    ...(row.outside_id === null ? {} : { outsideId: row.outside_id }),
    addedAt: new Date(row.added_at).toISOString(),
  }
}
