import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Contact } from '../../sales/customer.ts'
import type { Imports } from '../../sales/import/imports.ts'
import type { ShelvedDeal } from '../../sales/import/shelf.ts'
import type { Colleague } from '../../sales/import/words.ts'
import { type ContactRow, toContact } from './contacts.ts'
import { type CustomerRow, toCustomer } from './customers.ts'
import { type DealRow, dealColumns, toDeal } from './deal-row.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

/** Rows read before others get their turn. */
const page = 1_000

/** What an import is held against: all that the person may bring in, whether or not their role looks at deals otherwise. */
export function openImportShelf(database: Database): Pick<Imports, 'colleagues' | 'shelf' | 'onFile' | 'inUse'> {
  const prepare = statementsBy(database)
  const used = database
    .prepare<[{ tenant: string; subjects: string }], string>(inUse.map(resting).join(' UNION '))
    .pluck()

  const days = database.prepare<[{ tenant: string; deals: string }], { dealId: string; day: string }>(
    `SELECT deal_id AS dealId, stood_on AS day FROM snapshots
     WHERE tenant_id = @tenant AND deal_id IN (SELECT value FROM json_each(@deals))`,
  )

  return {
    colleagues,
    async shelf(person) {
      const who = await colleagues(person)
      const customers = await all<CustomerRow>(person, 'SELECT * FROM customers')
      const deals = await all<{ id: string; customer_id: string; name: string }>(
        person,
        'SELECT id, customer_id, name FROM deals',
      )
      return {
        colleagues: who,
        customers: customers.map(toCustomer),
        deals: deals.map(({ id, customer_id, name }): ShelvedDeal => ({ id, customerId: customer_id, name })),
        imported: await importedBy(person, new Set(deals.map(({ id }) => id))),
      }
    },
    async onFile(person, dealIds, customerIds) {
      const may = visibility(person, 'import', 'deal')
      const deals = prepare<DealRow>(
        `SELECT ${dealColumns} FROM ${asked} CROSS JOIN deals ON deals.id = asked WHERE removed_at IS NULL AND ${may.sql}`,
      ).all(JSON.stringify(dealIds), ...may.values)
      const theirs = `SELECT id AS whose, tenant_id AS tenant FROM ${asked} CROSS JOIN customers ON customers.id = asked WHERE ${may.sql}`
      const contacts = prepare<ContactRow>(
        `SELECT contacts.* FROM (${theirs}) CROSS JOIN contacts ON tenant_id = tenant AND customer_id = whose
         WHERE removed_at IS NULL ORDER BY id`,
      ).all(JSON.stringify(customerIds), ...may.values)
      const stood = new Map<string, Set<string>>()
      for (const { dealId, day } of days.all({
        tenant: person.tenantId,
        deals: JSON.stringify([...deals.map(({ id }) => id)]),
      })) {
        stood.set(dealId, (stood.get(dealId) ?? new Set()).add(day))
      }
      const byId = new Map(deals.map((row) => [row.id, toDeal(row)]))
      const byCustomer = new Map<string, Contact[]>()
      for (const contact of contacts.map(toContact)) {
        byCustomer.set(contact.customerId, [...(byCustomer.get(contact.customerId) ?? []), contact])
      }
      return {
        deal: (id) => byId.get(id),
        contactsOf: (customerId) => byCustomer.get(customerId) ?? [],
        stood: (dealId) => stood.get(dealId) ?? new Set(),
      }
    },
    async inUse({ tenantId }, subjects) {
      return new Set(used.all({ tenant: tenantId, subjects: JSON.stringify(subjects) }))
    },
  }

  async function colleagues(person: Person): Promise<Colleague[]> {
    if (reachOf(person, 'import', 'deal') === undefined) throw new Refusal('你没有导入的权限，请找销售运营或管理员')
    const may = visibility(person, 'import', 'deal')
    return prepare<Omit<Colleague, 'teamId' | 'active'> & { team_id: string; active: 0 | 1 }>(
      `SELECT id, name, team_id, active
       FROM (SELECT id, name, tenant_id, team_id, active, id AS owner_id FROM people) WHERE ${may.sql} ORDER BY name, id`,
    )
      .all(...may.values)
      .map(({ team_id, active, ...who }): Colleague => ({ ...who, teamId: team_id, active: active === 1 }))
  }

  /** Page by page, so that others are served in between; nobody else's rows fall between two pages, for ids only grow. */
  async function all<Row extends { id: string }>(person: Person, select: string): Promise<Row[]> {
    const may = visibility(person, 'import', 'deal')
    const rows: Row[] = []
    for (;;) {
      const sql = `${select} WHERE ${may.sql} AND removed_at IS NULL AND id > ? ORDER BY id LIMIT ${page}`
      const more = prepare<Row>(sql).all(...may.values, rows.at(-1)?.id ?? '')
      rows.push(...more)
      if (more.length < page) return rows
      await setImmediate()
    }
  }

  /** Of the deals on the shelf alone: another's file may hold the same numbers. */
  async function importedBy({ tenantId }: Person, shelved: ReadonlySet<string>): Promise<Map<string, string>> {
    const imported = new Map<string, string>()
    let after = 0
    for (;;) {
      const rows = prepare<{ at: number; key: string | null; deal_id: string | null }>(
        `SELECT rowid AS at, key, deal_id FROM import_rows WHERE tenant_id = ? AND rowid > ? ORDER BY rowid LIMIT ${page}`,
      ).all(tenantId, after)
      for (const { key, deal_id } of rows) {
        if (key !== null && deal_id !== null && shelved.has(deal_id)) imported.set(key, deal_id)
      }
      after = rows.at(-1)?.at ?? after
      if (rows.length < page) return imported
      await setImmediate()
    }
  }
}

/** The ids one asks for come first: looked up one by one, they never lead through all that somebody may see. */
const asked = '(SELECT value AS asked FROM json_each(?))'

/** What may rest on a customer or a deal: a removed one must leave nothing behind that points to it. */
const inUse = [
  { table: 'visits', column: 'deal_id', standing: 'undone_at IS NULL' },
  { table: 'visits', column: 'customer_id', standing: 'undone_at IS NULL' },
  { table: 'exchanges', column: 'deal_id', standing: '1' },
  { table: 'tasks', column: 'deal_id', standing: `state <> 'dropped'` },
  { table: 'appointments', column: 'deal_id', standing: `state <> 'cancelled'` },
  { table: 'guesses', column: 'deal_id', standing: 'value IS NOT NULL' },
  { table: 'deals', column: 'customer_id', standing: 'removed_at IS NULL' },
  { table: 'contacts', column: 'customer_id', standing: 'removed_at IS NULL' },
]

function resting({ table, column, standing }: (typeof inUse)[number]): string {
  const asked = '(SELECT value FROM json_each(@subjects))'
  return `SELECT ${column} FROM ${table} WHERE tenant_id = @tenant AND ${column} IN ${asked} AND ${standing}`
}
