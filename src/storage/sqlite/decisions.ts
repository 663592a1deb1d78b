import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import type { Decision, Decisions } from '../../sales/sandbox/decision.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

export function openDecisions(database: Database): Decisions {
  const prepare = statementsBy(database)
  const outcomes = database.prepare<[string, string], { status: 'won' | 'lost'; count: number }>(
    `SELECT status, count(*) AS count FROM deals
     WHERE tenant_id = ? AND industry = ? AND removed_at IS NULL AND status IN ('won', 'lost') GROUP BY status`,
  )

  return {
    async peers(tenantId, industry) {
      const rows = industry === undefined ? [] : outcomes.all(tenantId, industry)
      const count = (status: 'won' | 'lost') => rows.find((row) => row.status === status)?.count ?? 0
      return { won: count('won'), lost: count('lost') }
    },
    async byId(person, id) {
      const may = visibility(person, 'see', 'decision')
      const row = prepare<{ body: string }>(`SELECT body FROM decisions WHERE ${may.sql} AND id = ?`).get(
        ...may.values,
        id,
      )
      return row === undefined ? undefined : (JSON.parse(row.body) as Decision)
    },
    async latestOf(person, dealId) {
      return ofDeal(person, dealId, 1)[0]
    },
    async ofDeal(person, dealId, limit) {
      return ofDeal(person, dealId, limit)
    },
  }

  function ofDeal(person: Person, dealId: string, limit: number): Decision[] {
    const may = visibility(person, 'see', 'decision')
    return prepare<{ body: string }>(
      `SELECT body FROM decisions
       WHERE ${may.sql} AND deal_id = ? AND supposing IS NULL AND withdrawn_at IS NULL
       ORDER BY at DESC, rowid DESC LIMIT ?`,
    )
      .all(...may.values, dealId, limit)
      .map(({ body }) => JSON.parse(body) as Decision)
  }
}
