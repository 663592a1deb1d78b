import type { Database } from 'better-sqlite3'
import type { NamedDeal, Names } from '../../sales/who/names.ts'
import { openRevision } from './revision.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

type Row = Pick<NamedDeal, 'id' | 'customer' | 'name' | 'status'>

interface Kept {
  revision: string
  names: readonly NamedDeal[]
}

/** People whose names are kept ready; one more begins anew. */
const peopleKept = 1000

export function openNames(database: Database): Names {
  const prepare = statementsBy(database)
  const revision = openRevision(database, {
    deals: ['customer', 'name', 'status', 'owner_id', 'team_id'],
    teams: ['parent_id'],
  })
  const kept = new Map<string, Kept>()
  return {
    async of(person) {
      const current = revision()
      const reader = [person.tenantId, person.id, person.role, person.teamId, person.active].join('/')
      const before = kept.get(reader)
      if (before?.revision === current) return before.names
      if (kept.size >= peopleKept) kept.clear()
      const may = visibility(person, 'see', 'deal')
      const names = prepare<Row>(`SELECT id, customer, name, status FROM deals WHERE ${may.sql} ORDER BY id DESC`)
        .all(...may.values)
        .map((row) => ({ ...row, aliases: [] }))
      kept.set(reader, { revision: current, names })
      return names
    },
  }
}
