import type { Database } from 'better-sqlite3'
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
      const may = visibility(person, 'see', 'decision')
      const row = prepare<{ body: string }>(
        `SELECT body FROM decisions
         WHERE ${may.sql} AND deal_id = ? AND supposing IS NULL AND withdrawn_at IS NULL
         ORDER BY at DESC, rowid DESC LIMIT 1`,
      ).get(...may.values, dealId)
      return row === undefined ? undefined : (JSON.parse(row.body) as Decision)
    },
  }
}
