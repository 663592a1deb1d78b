import type { Database } from 'better-sqlite3'
import type { Deal, Deals } from '../../sales/deal.ts'
import type { Stage } from '../../sales/stage.ts'
import type { Visit, Visits } from '../../sales/visit.ts'
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

interface VisitRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  deal_id: string | null
  decision_id: string | null
  at: number
  text: string
}

const dealColumns = `*, (SELECT name FROM people WHERE people.id = deals.owner_id) AS owner_name`

export function openDeals(database: Database): Deals {
  const prepare = statementsBy(database)
  return {
    async open(person) {
      const may = visibility(person, 'see', 'deal')
      return prepare<DealRow>(
        `SELECT ${dealColumns} FROM deals WHERE ${may.sql} AND status = 'open' ORDER BY updated_at DESC`,
      )
        .all(...may.values)
        .map(toDeal)
    },
    async byId(person, id) {
      const may = visibility(person, 'see', 'deal')
      const row = prepare<DealRow>(`SELECT ${dealColumns} FROM deals WHERE ${may.sql} AND id = ?`).get(
        ...may.values,
        id,
      )
      return row === undefined ? undefined : toDeal(row)
    },
    async customers(person) {
      const may = visibility(person, 'see', 'deal')
      return prepare<{ customer: string }>(`SELECT DISTINCT customer FROM deals WHERE ${may.sql} AND status = 'open'`)
        .all(...may.values)
        .map(({ customer }) => customer)
    },
  }
}

export function openVisits(database: Database): Visits {
  const prepare = statementsBy(database)
  return {
    async byId(person, id) {
      const may = visibility(person, 'see', 'deal')
      const row = prepare<VisitRow>(`SELECT * FROM visits WHERE ${may.sql} AND undone_at IS NULL AND id = ?`).get(
        ...may.values,
        id,
      )
      return row === undefined ? undefined : toVisit(row)
    },
    async ofDeal(person, dealId, limit) {
      const may = visibility(person, 'see', 'deal')
      return prepare<VisitRow>(
        `SELECT * FROM visits WHERE ${may.sql} AND undone_at IS NULL AND deal_id = ? ORDER BY at DESC LIMIT ?`,
      )
        .all(...may.values, dealId, limit)
        .map(toVisit)
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

function toVisit(row: VisitRow): Visit {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    ...(row.deal_id === null ? {} : { dealId: row.deal_id }),
    ...(row.decision_id === null ? {} : { decisionId: row.decision_id }),
    at: new Date(row.at).toISOString(),
    text: row.text,
  }
}
