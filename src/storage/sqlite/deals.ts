import type { Database } from 'better-sqlite3'
import type { Deals, HistoryLine } from '../../sales/deal.ts'
import { type DealRow, dealColumns, toDeal } from './deal-row.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface HistoryRow {
  at: number
  person_id: string
  name: string | null
  field: string
  before: string | null
  after: string | null
}

const select = `SELECT ${dealColumns} FROM deals`
const newestFirst = 'ORDER BY updated_at DESC, id DESC'

export function openDeals(database: Database): Deals {
  const prepare = statementsBy(database)
  return {
    async open(person) {
      const may = visibility(person, 'see', 'deal')
      return prepare<DealRow>(`${select} WHERE ${may.sql} AND removed_at IS NULL AND status = 'open' ${newestFirst}`)
        .all(...may.values)
        .map(toDeal)
    },
    async byId(person, id) {
      const may = visibility(person, 'see', 'deal')
      const row = prepare<DealRow>(`${select} WHERE ${may.sql} AND removed_at IS NULL AND id = ?`).get(
        ...may.values,
        id,
      )
      return row === undefined ? undefined : toDeal(row)
    },
    async ofCustomer(person, customerId) {
      const may = visibility(person, 'see', 'deal')
      return prepare<DealRow>(`${select} WHERE ${may.sql} AND removed_at IS NULL AND customer_id = ? ${newestFirst}`)
        .all(...may.values, customerId)
        .map(toDeal)
    },
    async history(person, dealId, limit) {
      const may = visibility(person, 'see', 'deal')
      return prepare<HistoryRow>(
        `SELECT at, person_id, field, before, after, (SELECT name FROM people WHERE people.id = person_id) AS name
         FROM deal_history
         WHERE tenant_id = ? AND deal_id = (SELECT id FROM deals WHERE ${may.sql} AND id = ?)
         ORDER BY at DESC, rowid DESC LIMIT ?`,
      )
        .all(person.tenantId, ...may.values, dealId, limit)
        .map(toHistoryLine)
    },
  }
}

function toHistoryLine({ at, person_id, name, field, before, after }: HistoryRow): HistoryLine {
  return {
    at: new Date(at).toISOString(),
    personId: person_id,
    by: name ?? '已离职',
    field,
    ...(before === null ? {} : { from: JSON.parse(before) }),
    ...(after === null ? {} : { to: JSON.parse(after) }),
  }
}
