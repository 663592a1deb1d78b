import type { Database } from 'better-sqlite3'
import { Refusal } from '../../people/refusal.ts'
import type { Practices } from '../../sales/coaching/practices.ts'
import type { Audit } from './audit.ts'
import { openEarning } from './points.ts'
import type { Writer } from './writer.ts'

export function openPractices(database: Database, writer: Writer, audit: Audit): Practices {
  const newest = database.prepare<[string, number], { id: string; practice: string; at: number }>(
    'SELECT id, practice, at FROM shared_practices WHERE tenant_id = ? ORDER BY at DESC, id DESC LIMIT ?',
  )
  const ofDeals = database
    .prepare<[string, string], string>(
      'SELECT deal_id FROM shared_practices WHERE tenant_id = ? AND deal_id IN (SELECT value FROM json_each(?))',
    )
    .pluck()
  const insert = database.prepare(
    `INSERT INTO shared_practices (id, tenant_id, owner_id, deal_id, practice, at, person_id) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  const earn = openEarning(database)
  return {
    shared: async (tenantId, limit) =>
      newest.all(tenantId, limit).map(({ id, practice, at }) => ({
        id,
        practice: JSON.parse(practice),
        at: new Date(at).toISOString(),
      })),
    sharedOf: async (tenantId, dealIds) => new Set(ofDeals.all(tenantId, JSON.stringify(dealIds))),
    async share({ tenantId, id: actor }, { id, personId, dealId, practice }, earned, now) {
      await writer.write(() => {
        const { changes } = insert.run(id, tenantId, personId, dealId, JSON.stringify(practice), now, actor)
        if (changes === 0) throw new Refusal('这个做法已经分享过了。')
        audit.append({ tenantId, at: now, actor, action: 'practice.shared', level: 'confirm', subject: id })
        for (const one of earned) {
          if (!earn(one, tenantId, now)) continue
          const { personId: subject } = one
          audit.append({ tenantId, at: now, actor, action: 'points.earned', level: 'auto', subject })
        }
      })
    },
  }
}
