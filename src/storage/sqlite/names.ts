import type { Database } from 'better-sqlite3'
import type { NamedDeal, Names } from '../../sales/who/names.ts'
import { openKept } from './kept.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface Row extends Pick<NamedDeal, 'id' | 'customer' | 'name' | 'status'> {
  aliases: string
}

export function openNames(database: Database): Names {
  const prepare = statementsBy(database)
  const watched = {
    customers: ['name', 'aliases'],
    deals: ['customer_id', 'name', 'status', 'owner_id', 'team_id', 'removed_at'],
    teams: ['parent_id'],
  }
  const named = openKept<readonly NamedDeal[]>(database, 'names', watched, (person) => {
    const may = visibility(person, 'see', 'deal')
    const visible = `SELECT id, customer_id, name, status FROM deals WHERE ${may.sql} AND removed_at IS NULL`
    return prepare<Row>(
      `SELECT visible.id, customers.name AS customer, visible.name, status, aliases
       FROM (${visible}) AS visible JOIN customers ON customers.id = customer_id ORDER BY visible.id DESC`,
    )
      .all(...may.values)
      .map((row) => ({ ...row, aliases: JSON.parse(row.aliases) as string[] }))
  })
  return {
    of: async (person) => named(person),
    async withContact(person, name) {
      const may = visibility(person, 'see', 'deal')
      // The cheap look comes first: reading a deal's facts as JSON costs more than finding the name in them.
      return prepare<{ id: string }>(
        `SELECT id FROM deals WHERE ${may.sql} AND removed_at IS NULL AND status = 'open' AND instr(facts, ?) > 0
           AND EXISTS (SELECT 1 FROM json_each(facts, '$.contacts') WHERE json_extract(value, '$.name') = ?) LIMIT 2`,
      )
        .all(...may.values, JSON.stringify(name), name)
        .map(({ id }) => id)
    },
    async hiddenFrom(person) {
      const may = visibility(person, 'see', 'deal')
      const hidden = `SELECT id, team_id, customer_id, name, status FROM deals
        WHERE tenant_id = ? AND NOT (${may.sql}) AND removed_at IS NULL AND status IN ('open', 'shelved')`
      return prepare<Row & { teamId: string }>(
        `SELECT hidden.id, hidden.team_id AS teamId, customers.name AS customer, hidden.name, status, aliases
         FROM (${hidden}) AS hidden JOIN customers ON customers.id = customer_id ORDER BY hidden.id DESC`,
      )
        .all(person.tenantId, ...may.values)
        .map((row) => ({ ...row, aliases: JSON.parse(row.aliases) as string[] }))
    },
  }
}
