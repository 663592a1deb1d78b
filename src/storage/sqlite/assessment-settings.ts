import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import {
  type AssessmentScope,
  type AssessmentSet,
  type AssessmentSettings,
  retention,
} from '../../sales/assessment/settings.ts'
import type { Audit } from './audit.ts'
import type { Writer } from './writer.ts'

interface SettingRow {
  scope: AssessmentScope | 'months'
  value: number
  at: number
  name: string | null
}

/** Where anything of how people are assessed is kept, and which of its rows may go. */
const kept = [
  { table: 'behaviour_looks', goes: 'at < ?' },
  { table: 'briefs', goes: 'at < ?' },
  { table: 'sent_courses', goes: 'at < ?' },
  { table: 'challenges', goes: 'answered_at < ?' },
] as const

export function openAssessmentSettings(database: Database, writer: Writer, audit: Audit): AssessmentSettings {
  const newest = database.prepare<[string], SettingRow>(
    `SELECT *, NULL AS name FROM assessment_settings
     WHERE id IN (SELECT max(id) FROM assessment_settings WHERE tenant_id = ? GROUP BY scope)`,
  )
  const history = database.prepare<[string, number], SettingRow>(
    `SELECT *, (SELECT name FROM people WHERE people.id = person_id) AS name FROM assessment_settings
     WHERE tenant_id = ? ORDER BY id DESC LIMIT ?`,
  )
  const insert = database.prepare(
    'INSERT INTO assessment_settings (tenant_id, scope, value, at, person_id) VALUES (?, ?, ?, ?, ?)',
  )
  const purges = kept.map(({ table, goes }) => ({
    table,
    purge: database.prepare(`DELETE FROM ${table} WHERE tenant_id = ? AND ${goes}`),
  }))
  return {
    async now(tenantId) {
      const rows = newest.all(tenantId)
      return {
        months: rows.find(({ scope }) => scope === 'months')?.value ?? retention.usual,
        off: new Set(rows.flatMap(({ scope, value }) => (scope === 'months' || value === 1 ? [] : [scope]))),
      }
    },
    history: async ({ tenantId }, limit) =>
      history.all(tenantId, limit).map(({ scope, value, at, name }) => ({
        at: new Date(at).toISOString(),
        by: name ?? '已离职',
        set: scope === 'months' ? { months: value } : { scope, on: value === 1 },
      })),
    async set(person, set, now) {
      if (reachOf(person, 'manage', 'assessment') === undefined) throw new Refusal('对人的评价由管理员来开关。')
      const wrong = wrongWith(set)
      if (wrong !== undefined) throw new Refusal(wrong)
      const { tenantId, id: actor } = person
      const [scope, value] = 'months' in set ? ['months', set.months] : [set.scope, set.on ? 1 : 0]
      await writer.write(() => {
        insert.run(tenantId, scope, value, now, actor)
        audit.append({
          tenantId,
          at: now,
          actor,
          action: 'assessment.set',
          level: 'human',
          subject: `${scope} ${value}`,
        })
      })
    },
    purge: (tenantId, before, now) =>
      writer.write(() => {
        const gone = purges
          .map(({ table, purge }) => ({ table, rows: purge.run(tenantId, before).changes }))
          .filter(({ rows }) => rows > 0)
        if (gone.length === 0) return
        const subject = gone.map(({ table, rows }) => `${table} ${rows}`).join(', ')
        audit.append({ tenantId, at: now, actor: 'system', action: 'assessment.purged', level: 'auto', subject })
      }),
  }
}

function wrongWith(set: AssessmentSet): string | undefined {
  if (!('months' in set)) return undefined
  const { least, most } = retention
  const isFine = Number.isInteger(set.months) && set.months >= least && set.months <= most
  return isFine ? undefined : `保存期限在 ${least} 到 ${most} 个月之间。`
}
