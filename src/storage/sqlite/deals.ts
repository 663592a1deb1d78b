import type { Database } from 'better-sqlite3'
import type { Deal, Deals } from '../../sales/deal.ts'
import type { Stage } from '../../sales/stage.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface DealRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  customer: string
  name: string
  stage: Stage
  status: Deal['status']
  facts: string
  updated_at: number
  owner_name: string | null
}

const select = 'SELECT *, (SELECT name FROM people WHERE people.id = deals.owner_id) AS owner_name FROM deals'
const newestFirst = 'ORDER BY updated_at DESC, id DESC'

export function openDeals(database: Database): Deals {
  const prepare = statementsBy(database)
  return {
    async open(person) {
      const may = visibility(person, 'see', 'deal')
      return prepare<DealRow>(`${select} WHERE ${may.sql} AND status = 'open' ${newestFirst}`)
        .all(...may.values)
        .map(toDeal)
    },
    async byId(person, id) {
      const may = visibility(person, 'see', 'deal')
      const row = prepare<DealRow>(`${select} WHERE ${may.sql} AND id = ?`).get(...may.values, id)
      return row === undefined ? undefined : toDeal(row)
    },
  }
}

function toDeal(row: DealRow): Deal {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    customer: row.customer,
    name: row.name,
    stage: row.stage,
    status: row.status,
    facts: JSON.parse(row.facts),
    ownerName: row.owner_name ?? '已离职',
    updatedAt: new Date(row.updated_at).toISOString(),
  }
}
