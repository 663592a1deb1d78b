import type { Database } from 'better-sqlite3'
import type { Contact, ContactFields, Customer, CustomerFields, CustomerLine, Customers } from '../../sales/customer.ts'
import { visitDay } from './activity.ts'
import type { Audit } from './audit.ts'
import { openKept } from './kept.ts'
import { statementsBy } from './statements.ts'
import { customersSeen, visibility, visitsSeen } from './visibility.ts'
import type { Writer } from './writer.ts'

export interface CustomerRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  name: string
  aliases: string
  industry: NonNullable<Customer['industry']> | null
  region: string | null
  group_name: string | null
  existing: 0 | 1
}

interface LineRow extends CustomerRow {
  owner_name: string | null
  open_deals: number
  last_visit: string | null
}

export function openCustomers(database: Database, writer: Writer, audit: Audit): Customers {
  const prepare = statementsBy(database)
  const watched = {
    customers: ['name', 'aliases', 'industry', 'region', 'group_name', 'existing', 'owner_id', 'team_id', 'removed_at'],
  }
  const around = { teams: ['parent_id'], deals: ['customer_id', 'owner_id', 'team_id', 'removed_at'] }
  const all = openKept<readonly Customer[]>(database, 'customers', { ...watched, ...around }, (person) => {
    const may = customersSeen(person)
    const sql = `SELECT * FROM customers WHERE ${may.sql} AND removed_at IS NULL ORDER BY id DESC`
    return prepare<CustomerRow>(sql)
      .all(...may.values)
      .map(toCustomer)
  })
  return {
    of: async (person) => all(person),
    byId: async (person, id) => all(person).find((customer) => customer.id === id),
    setGroup: (person, id, group, now) =>
      writer.write(() => {
        const may = visibility(person, 'change', 'deal')
        const sql = `UPDATE customers SET group_name = ? WHERE ${may.sql} AND removed_at IS NULL AND id = ?`
        if (prepare(sql).run(group === '' ? null : group, ...may.values, id).changes === 0) return false
        const { tenantId, id: actor } = person
        audit.append({ tenantId, at: now, actor, action: 'customer.group-set', level: 'human', subject: id })
        return true
      }),
    async lines(person) {
      const [may, seen, visits] = [visibility(person, 'see', 'deal'), customersSeen(person), visitsSeen(person)]
      return prepare<LineRow>(
        `SELECT *, (SELECT name FROM people WHERE people.id = customers.owner_id) AS owner_name,
           (SELECT count(*) FROM deals WHERE ${may.sql} AND customer_id = customers.id
              AND status = 'open' AND removed_at IS NULL) AS open_deals,
           (SELECT max(${visitDay}) FROM visits WHERE ${visits.sql} AND tenant_id = customers.tenant_id
              AND customer_id = customers.id AND undone_at IS NULL) AS last_visit
         FROM customers WHERE ${seen.sql} AND removed_at IS NULL ORDER BY last_visit DESC NULLS LAST, id DESC`,
      )
        .all(...may.values, ...visits.values, ...seen.values)
        .map(toLine)
    },
  }
}

/** Writes customers and their contacts; call inside the transaction of the answer they belong to. */
export function openCustomerWriting(database: Database) {
  const insert = database.prepare(
    `INSERT INTO customers (id, tenant_id, owner_id, team_id, name, aliases, industry, region, group_name, existing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const remove = database.prepare('UPDATE customers SET removed_at = ? WHERE id = ? AND tenant_id = ?')
  const insertContact = database.prepare(
    `INSERT INTO contacts (id, tenant_id, customer_id, name, title, dept, phone, email, source, origin, legal_basis, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const removeContact = database.prepare('UPDATE contacts SET removed_at = ? WHERE id = ? AND tenant_id = ?')
  const update = Object.fromEntries(
    Object.entries(customerColumns).map(([key, column]) => [
      key,
      database.prepare(`UPDATE customers SET ${column} = ? WHERE id = ? AND tenant_id = ?`),
    ]),
  )
  const updateContact = Object.fromEntries(
    Object.entries(contactColumns).map(([key, column]) => [
      key,
      database.prepare(`UPDATE contacts SET ${column} = ? WHERE id = ? AND tenant_id = ?`),
    ]),
  )

  return {
    add({ id, tenantId, ownerId, teamId, name, aliases, industry, region, group, existing }: Customer): void {
      const known = [industry ?? null, region ?? null, group ?? null, existing ? 1 : 0]
      insert.run(id, tenantId, ownerId, teamId, name, JSON.stringify(aliases), ...known)
    },
    change(id: string, tenantId: string, to: CustomerFields): void {
      for (const [key, value] of Object.entries(to)) update[key]?.run(asColumn(value), id, tenantId)
    },
    remove: (id: string, tenantId: string, now: number) => void remove.run(now, id, tenantId),
    addContact({ id, tenantId, customerId, name, title, dept, phone, email, ...added }: Contact): void {
      const { source, origin = null, legalBasis = null, addedAt } = added
      const known = [title ?? null, dept ?? null, phone ?? null, email ?? null]
      insertContact.run(id, tenantId, customerId, name, ...known, source, origin, legalBasis, Date.parse(addedAt))
    },
    changeContact(id: string, tenantId: string, to: ContactFields): void {
      for (const [key, value] of Object.entries(to)) updateContact[key]?.run(value ?? null, id, tenantId)
    },
    removeContact: (id: string, tenantId: string, now: number) => void removeContact.run(now, id, tenantId),
  }
}

const customerColumns: Readonly<Record<keyof CustomerFields, string>> = {
  name: 'name',
  aliases: 'aliases',
  industry: 'industry',
  region: 'region',
  group: 'group_name',
  existing: 'existing',
}

const contactColumns: Readonly<Record<keyof ContactFields, string>> = {
  title: 'title',
  dept: 'dept',
  phone: 'phone',
  email: 'email',
  origin: 'origin',
  legalBasis: 'legal_basis',
}

/** What is taken back to unknown has no value. */
function asColumn(value: string | boolean | readonly string[] | undefined): string | number | null {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export function toCustomer(row: CustomerRow): Customer {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    name: row.name,
    aliases: JSON.parse(row.aliases) as string[],
    ...(row.industry === null ? {} : { industry: row.industry }),
    ...(row.region === null ? {} : { region: row.region }),
    ...(row.group_name === null ? {} : { group: row.group_name }),
    existing: row.existing === 1,
  }
}

function toLine(row: LineRow): CustomerLine {
  const { owner_name: ownerName, open_deals: openDeals, last_visit: lastVisit } = row
  return {
    ...toCustomer(row),
    ownerName: ownerName ?? '已离职',
    openDeals,
    ...(lastVisit === null ? {} : { lastVisit }),
  }
}
