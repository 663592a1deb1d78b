import type { Database } from 'better-sqlite3'
import type { Visit, Visits } from '../../sales/visit.ts'
import type { VisitDetails } from '../../sales/visit-details.ts'
import { visitDay } from './activity.ts'
import { statementsBy } from './statements.ts'
import { visibility, visitsSeen } from './visibility.ts'

export interface VisitRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  customer_id: string | null
  deal_id: string | null
  decision_id: string | null
  held_on: string
  at: number
  logged_at: number
  text: string
  details: string | null
}

export function openVisits(database: Database): Visits {
  const prepare = statementsBy(database)
  return {
    async byId(person, id) {
      const may = visitsSeen(person)
      const row = prepare<VisitRow>(`SELECT * FROM visits WHERE ${may.sql} AND undone_at IS NULL AND id = ?`).get(
        ...may.values,
        id,
      )
      return row === undefined ? undefined : toVisit(row)
    },
    async ofDeal(person, dealId, limit) {
      const [may, seen] = [visibility(person, 'see', 'deal'), visitsSeen(person)]
      const own = [person.tenantId, ...may.values, dealId]
      const ofIt = (column: string) => `(SELECT ${column} FROM deals WHERE ${may.sql} AND id = ?)`
      return prepare<VisitRow>(
        `SELECT * FROM visits WHERE undone_at IS NULL AND id IN (
           SELECT id FROM visits WHERE tenant_id = ? AND deal_id = ${ofIt('id')}
           UNION ALL SELECT id FROM visits
           WHERE tenant_id = ? AND customer_id = ${ofIt('customer_id')} AND deal_id IS NULL AND ${seen.sql}
         ) ORDER BY at DESC LIMIT ?`,
      )
        .all(...own, ...own, ...seen.values, limit)
        .map(toVisit)
    },
    async between(person, first, last) {
      const may = visibility(person, 'see', 'deal')
      return prepare<VisitRow>(
        `SELECT * FROM visits WHERE ${may.sql} AND undone_at IS NULL AND ${visitDay} BETWEEN ? AND ? ORDER BY at DESC`,
      )
        .all(...may.values, first, last)
        .map(toVisit)
    },
    async ofCustomer(person, customerId, limit) {
      const may = visitsSeen(person)
      return prepare<VisitRow>(
        `SELECT * FROM visits WHERE tenant_id = ? AND customer_id = ? AND ${may.sql} AND undone_at IS NULL
         ORDER BY at DESC LIMIT ?`,
      )
        .all(person.tenantId, customerId, ...may.values, limit)
        .map(toVisit)
    },
  }
}

export function toVisit(row: VisitRow): Visit {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    ...(row.customer_id === null ? {} : { customerId: row.customer_id }),
    ...(row.deal_id === null ? {} : { dealId: row.deal_id }),
    ...(row.decision_id === null ? {} : { decisionId: row.decision_id }),
    on: row.held_on,
    at: new Date(row.at).toISOString(),
    loggedAt: new Date(row.logged_at).toISOString(),
    text: row.text,
    ...(row.details === null ? {} : { details: JSON.parse(row.details) as VisitDetails }),
  }
}
