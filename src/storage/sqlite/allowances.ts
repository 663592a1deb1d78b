import type { Database } from 'better-sqlite3'
import { type Allowances, defaultAllowance } from '../../people/allowance.ts'
import type { Writer } from './writer.ts'

export function openAllowances(database: Database, writer: Writer): Allowances {
  const allowance = database.prepare<[string], { enabled: number; daily_tokens: number }>(
    'SELECT enabled, daily_tokens FROM model_allowances WHERE tenant_id = ?',
  )
  const spent = database
    .prepare<[string, string], number>('SELECT tokens FROM model_spending WHERE tenant_id = ? AND day = ?')
    .pluck()
  const spend = database.prepare(
    `INSERT INTO model_spending (tenant_id, day, tokens) VALUES (?, ?, ?)
     ON CONFLICT (tenant_id, day) DO UPDATE SET tokens = tokens + excluded.tokens`,
  )
  const set = database.prepare(
    `INSERT INTO model_allowances (tenant_id, enabled, daily_tokens) VALUES (?, ?, ?)
     ON CONFLICT (tenant_id) DO UPDATE SET enabled = excluded.enabled, daily_tokens = excluded.daily_tokens`,
  )

  return {
    async of(tenantId, today) {
      const row = allowance.get(tenantId)
      const chosen =
        row === undefined ? defaultAllowance : { enabled: row.enabled === 1, dailyTokens: row.daily_tokens }
      return { ...chosen, spent: spent.get(tenantId, today) ?? 0 }
    },
    async spend(tenantId, today, tokens) {
      await writer.write(() => spend.run(tenantId, today, tokens))
    },
    async set(tenantId, { enabled, dailyTokens }) {
      await writer.write(() => set.run(tenantId, enabled ? 1 : 0, dailyTokens))
    },
  }
}
