import type { Database } from 'better-sqlite3'
import type { Deals, HistoryLine } from '../../sales/deal.ts'
import { papersAfter } from '../../sales/papers.ts'
import { dealChanged } from '../../sales/record/news.ts'
import type { Audit } from './audit.ts'
import { type DealRow, dealColumns, toDeal } from './deal-row.ts'
import { openDealWriting } from './deal-writing.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

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

export function openDeals(database: Database, writer: Writer, audit: Audit): Deals {
  const prepare = statementsBy(database)
  const writing = openDealWriting(database)
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
    tickPaper: (person, { dealId, paper, have, today }, now) =>
      writer.write(() => {
        const may = visibility(person, 'change', 'deal')
        const row = prepare<DealRow>(`${select} WHERE ${may.sql} AND removed_at IS NULL AND id = ?`).get(
          ...may.values,
          dealId,
        )
        if (row === undefined) return false
        const deal = toDeal(row)
        const told = { have: have ? [paper] : [], lacking: have ? [] : [paper] }
        const value = papersAfter(deal.facts.papers?.value ?? [], told) ?? []
        const facts = { ...deal.facts, papers: { value, source: 'said' as const, on: today } }
        for (const change of dealChanged(deal, { ...deal, facts }))
          writing.change(change, person.tenantId, person.id, now)
        audit.append({
          tenantId: person.tenantId,
          at: now,
          actor: person.id,
          action: 'deal.paper-ticked',
          level: 'human',
          subject: dealId,
        })
        return true
      }),
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
