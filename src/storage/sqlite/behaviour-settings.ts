import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import {
  type BehaviourSetting,
  type BehaviourSettings,
  type Seller,
  settingKey,
} from '../../sales/behaviour/settings.ts'
import type { Audit } from './audit.ts'
import type { Writer } from './writer.ts'

interface SettingRow {
  behaviour: string
  role: Seller
  enabled: 0 | 1
  healthy: number
  warning: number
  at: number
  name: string | null
}

export function openBehaviourSettings(database: Database, writer: Writer, audit: Audit): BehaviourSettings {
  const newest = database.prepare<[string], SettingRow>(
    `SELECT *, NULL AS name FROM behaviour_settings
     WHERE id IN (SELECT max(id) FROM behaviour_settings WHERE tenant_id = ? GROUP BY behaviour, role)`,
  )
  const history = database.prepare<[string, number], SettingRow>(
    `SELECT *, (SELECT name FROM people WHERE people.id = person_id) AS name FROM behaviour_settings
     WHERE tenant_id = ? ORDER BY id DESC LIMIT ?`,
  )
  const insert = database.prepare(
    `INSERT INTO behaviour_settings (tenant_id, behaviour, role, enabled, healthy, warning, at, person_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return {
    now: async (tenantId) =>
      new Map(newest.all(tenantId).map((row) => [settingKey(row.behaviour, row.role), toSetting(row)])),
    history: async ({ tenantId }, limit) => history.all(tenantId, limit).map(toSetting),
    async set(person, { behaviour, role, on, standard }) {
      if (reachOf(person, 'manage', 'model') === undefined) throw new Refusal('行为的标准由销售运营或管理员来定。')
      const { tenantId, id: actor } = person
      await writer.write(() => {
        const at = Date.now()
        insert.run(tenantId, behaviour, role, on ? 1 : 0, standard.healthy, standard.warning, at, actor)
        audit.append({ tenantId, at, actor, action: 'behaviour.set', level: 'human', subject: behaviour })
      })
    },
  }
}

function toSetting({ behaviour, role, enabled, healthy, warning, at, name }: SettingRow): BehaviourSetting {
  return {
    behaviour,
    role,
    on: enabled === 1,
    standard: { healthy, warning },
    at: new Date(at).toISOString(),
    by: name ?? '已离职',
  }
}
