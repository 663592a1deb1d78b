import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { type Merge, type Merges, type Moved, mergeTerm, pairKey } from '../../sales/customers/merge.ts'
import { plainName } from '../../sales/who/plain-name.ts'
import type { Audit } from './audit.ts'
import type { CustomerRow } from './customers.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

/** What points to a customer by id. */
const pointing = ['deals', 'contacts', 'visits', 'deal_events'] as const

/** Ids of what moved, and what was added to the customer that stayed. */
interface Body {
  moved: Record<(typeof pointing)[number], string[]>
  aliases: string[]
  wasExisting: boolean
}

interface MergeRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  kept_id: string
  gone_id: string
  kept_name: string
  gone_name: string
  by_name: string | null
  body: string
  at: number
  undone_at: number | null
}

const select = `SELECT *, (SELECT name FROM customers WHERE customers.id = kept_id) AS kept_name,
  (SELECT name FROM customers WHERE customers.id = gone_id) AS gone_name,
  (SELECT name FROM people WHERE people.id = merges.owner_id) AS by_name FROM merges`

export function openMerges(database: Database, writer: Writer, audit: Audit): Merges {
  const prepare = statementsBy(database)
  return {
    async preview(person, keptId, goneId) {
      const both = bothOf(person, keptId, goneId)
      return both === undefined ? undefined : movedBy(bodyOf(person.tenantId, ...both))
    },
    merge: (person, { id, keptId, goneId }, now) =>
      writer.write(() => {
        const both = bothOf(person, keptId, goneId)
        if (both === undefined) throw new Refusal('这两家客户里有一家不在你名下，合并不了。')
        const body = bodyOf(person.tenantId, ...both)
        point(body, person.tenantId, goneId, keptId)
        const [kept, gone] = both
        name(kept, [...aliasesOf(kept), ...body.aliases], kept.existing === 1 || gone.existing === 1)
        prepare('UPDATE customers SET removed_at = ? WHERE tenant_id = ? AND id = ?').run(now, person.tenantId, goneId)
        prepare(
          'INSERT INTO merges (id, tenant_id, owner_id, team_id, kept_id, gone_id, body, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        ).run(id, person.tenantId, person.id, person.teamId, keptId, goneId, JSON.stringify(body), now)
        note(person, 'customers.merged', id, now)
        return found(person.tenantId, id)
      }),
    undo: (person, id, now) =>
      writer.write(() => {
        const row = prepare<MergeRow>(`${select} WHERE tenant_id = ? AND id = ?`).get(person.tenantId, id)
        const kept = row === undefined ? undefined : customerOf(person, row.kept_id)
        if (row === undefined || (kept === undefined && customerWasTheirs(person, row.kept_id) === undefined))
          throw new Refusal('没有这次合并，或者不归你管。')
        if (row.undone_at !== null) throw new Refusal('这次合并已经撤销过了。')
        if (row.at + mergeTerm < now) throw new Refusal('过了三十天，撤不回来了。')
        if (kept === undefined) throw new Refusal(`${row.kept_name}后来又并进了别家，先撤销后一次。`)
        const body = JSON.parse(row.body) as Body
        point(body, person.tenantId, row.kept_id, row.gone_id)
        const added = new Set(body.aliases)
        const others = aliasesOf(kept).filter((alias) => !added.has(alias))
        name(kept, others, body.wasExisting)
        prepare('UPDATE customers SET removed_at = NULL WHERE tenant_id = ? AND id = ?').run(
          person.tenantId,
          row.gone_id,
        )
        prepare('UPDATE merges SET undone_at = ? WHERE id = ?').run(now, id)
        note(person, 'customers.parted', id, now)
        return found(person.tenantId, id)
      }),
    setApart: (person, { oneId, otherId, apart }, now) =>
      writer.write(() => {
        if (bothOf(person, oneId, otherId) === undefined) throw new Refusal('这两家客户里有一家不在你名下。')
        const pair = [person.tenantId, ...[oneId, otherId].toSorted()]
        const { changes } = apart
          ? prepare(
              'INSERT INTO customers_apart (tenant_id, one_id, other_id, said_by, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
            ).run(...pair, person.id, now)
          : prepare('DELETE FROM customers_apart WHERE tenant_id = ? AND one_id = ? AND other_id = ?').run(...pair)
        if (changes > 0) note(person, apart ? 'customers.apart' : 'customers.alike', pairKey(oneId, otherId), now)
      }),
    async apart(tenantId) {
      const rows = prepare<{ one_id: string; other_id: string }>(
        'SELECT one_id, other_id FROM customers_apart WHERE tenant_id = ?',
      ).all(tenantId)
      return new Set(rows.map((row) => pairKey(row.one_id, row.other_id)))
    },
    async recent(person, limit) {
      const may = visibility(person, 'merge', 'deal')
      return prepare<MergeRow>(
        `${select} WHERE tenant_id = ? AND kept_id IN (SELECT id FROM customers WHERE ${may.sql}) ORDER BY at DESC LIMIT ?`,
      )
        .all(person.tenantId, ...may.values, limit)
        .map(toMerge)
    },
  }

  function bothOf(person: Person, keptId: string, goneId: string): [CustomerRow, CustomerRow] | undefined {
    const [kept, gone] = [customerOf(person, keptId), customerOf(person, goneId)]
    return kept === undefined || gone === undefined || keptId === goneId ? undefined : [kept, gone]
  }

  function customerOf(person: Person, id: string): CustomerRow | undefined {
    const may = visibility(person, 'merge', 'deal')
    return prepare<CustomerRow>(`SELECT * FROM customers WHERE ${may.sql} AND removed_at IS NULL AND id = ?`).get(
      ...may.values,
      id,
    )
  }

  function customerWasTheirs(person: Person, id: string): unknown {
    const may = visibility(person, 'merge', 'deal')
    return prepare(`SELECT 1 FROM customers WHERE ${may.sql} AND id = ?`).get(...may.values, id)
  }

  function bodyOf(tenantId: string, kept: CustomerRow, gone: CustomerRow): Body {
    const ids = (table: string) =>
      prepare<{ id: string }>(`SELECT id FROM ${table} WHERE tenant_id = ? AND customer_id = ?`)
        .all(tenantId, gone.id)
        .map(({ id }) => id)
    const known = new Set([kept.name, ...aliasesOf(kept)].map(plainName))
    return {
      moved: Object.fromEntries(pointing.map((table) => [table, ids(table)])) as Body['moved'],
      aliases: [gone.name, ...aliasesOf(gone)].filter(
        (alias) =>
          alias !== kept.name &&
          !aliasesOf(kept).includes(alias) &&
          (alias === gone.name || !known.has(plainName(alias))),
      ),
      wasExisting: kept.existing === 1,
    }
  }

  /** Only what still points where it was put: what somebody has moved on since stays where they put it. */
  function point({ moved }: Body, tenantId: string, from: string, to: string): void {
    for (const table of pointing) {
      prepare(
        `UPDATE ${table} SET customer_id = ? WHERE tenant_id = ? AND customer_id = ? AND id IN (SELECT value FROM json_each(?))`,
      ).run(to, tenantId, from, JSON.stringify(moved[table]))
    }
  }

  function name({ id, tenant_id }: CustomerRow, aliases: readonly string[], existing: boolean): void {
    prepare('UPDATE customers SET aliases = ?, existing = ? WHERE tenant_id = ? AND id = ?').run(
      JSON.stringify(aliases),
      existing ? 1 : 0,
      tenant_id,
      id,
    )
  }

  function note({ tenantId, id: actor }: Person, action: string, subject: string, at: number): void {
    audit.append({ tenantId, at, actor, action, level: 'confirm', subject })
  }

  function found(tenantId: string, id: string): Merge {
    const row = prepare<MergeRow>(`${select} WHERE tenant_id = ? AND id = ?`).get(tenantId, id)
    if (row === undefined) throw new Error(`no merge ${id}`)
    return toMerge(row)
  }
}

function aliasesOf({ aliases }: CustomerRow): string[] {
  return JSON.parse(aliases)
}

function movedBy({ moved, aliases }: Body): Moved {
  const { deals, contacts, visits, deal_events: events } = moved
  return { deals: deals.length, contacts: contacts.length, visits: visits.length, events: events.length, aliases }
}

function toMerge(row: MergeRow): Merge {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    kept: { id: row.kept_id, name: row.kept_name },
    gone: { id: row.gone_id, name: row.gone_name },
    byName: row.by_name ?? '已离职',
    moved: movedBy(JSON.parse(row.body)),
    at: new Date(row.at).toISOString(),
    ...(row.undone_at === null ? {} : { undoneAt: new Date(row.undone_at).toISOString() }),
  }
}
