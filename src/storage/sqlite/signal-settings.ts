import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SettingsNow, SignalSetting, SignalSettings } from '../../sales/risk/settings.ts'
import type { Audit } from './audit.ts'
import type { Writer } from './writer.ts'

interface SettingRow {
  signal: string
  enabled: 0 | 1
  watch: number | null
  high: number | null
  at: number
  name: string | null
}

export function openSignalSettings(database: Database, writer: Writer, audit: Audit): SignalSettings {
  const now = openSettingsNow(database)
  const history = database.prepare<[string, number], SettingRow>(
    `SELECT *, (SELECT name FROM people WHERE people.id = person_id) AS name FROM signal_settings
     WHERE tenant_id = ? ORDER BY id DESC LIMIT ?`,
  )
  const insert = database.prepare(
    'INSERT INTO signal_settings (tenant_id, signal, enabled, watch, high, at, person_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  return {
    now: async (tenantId) => now(tenantId),
    history: async ({ tenantId }, limit) => history.all(tenantId, limit).map(toSetting),
    async set(person, { signal, on, limits }) {
      if (reachOf(person, 'manage', 'model') === undefined) throw new Refusal('信号的标准由销售运营或管理员来定。')
      const { tenantId, id: actor } = person
      await writer.write(() => {
        const at = Date.now()
        insert.run(tenantId, signal, on ? 1 : 0, limits?.watch ?? null, limits?.high ?? null, at, actor)
        audit.append({ tenantId, at, actor, action: 'signal.set', level: 'human', subject: signal })
      })
    },
  }
}

/** What holds today, read anew each time: a company has a handful. */
export function openSettingsNow(database: Database): (tenantId: string) => SettingsNow {
  const newest = database.prepare<[string], SettingRow>(
    `SELECT *, NULL AS name FROM signal_settings WHERE id IN (SELECT max(id) FROM signal_settings WHERE tenant_id = ? GROUP BY signal)`,
  )
  return (tenantId) => new Map(newest.all(tenantId).map((row) => [row.signal, toSetting(row)]))
}

function toSetting({ signal, enabled, watch, high, at, name }: SettingRow): SignalSetting {
  return {
    signal,
    on: enabled === 1,
    ...(watch === null || high === null ? {} : { limits: { watch, high } }),
    at: new Date(at).toISOString(),
    by: name ?? '已离职',
  }
}
