import type { Database } from 'better-sqlite3'
import { type AttentionChange, type Attentions, type Push, usualAttention } from '../../people/attention.ts'

export function openAttentions(database: Database): Attentions {
  const wishes = database
    .prepare<[string, string], string>('SELECT wishes FROM attentions WHERE tenant_id = ? AND person_id = ?')
    .pluck()
  const wished = database.prepare<[string], { person_id: string; wishes: string }>(
    'SELECT person_id, wishes FROM attentions WHERE tenant_id = ?',
  )
  const pushed = database
    .prepare<[string, string, number], number>(
      'SELECT count(*) FROM pushes WHERE tenant_id = ? AND person_id = ? AND at >= ?',
    )
    .pluck()
  return {
    async of(tenantId, personId) {
      const set = wishes.get(tenantId, personId)
      return set === undefined ? usualAttention : { ...usualAttention, ...JSON.parse(set) }
    },
    wished: async (tenantId) =>
      new Map(
        wished
          .all(tenantId)
          .map(({ person_id, wishes }) => [person_id, { ...usualAttention, ...JSON.parse(wishes) }] as const),
      ),
    pushedSince: async (tenantId, personId, since) => pushed.get(tenantId, personId, since) ?? 0,
  }
}

/** Writes inside the transaction of what they belong to. */
export function openAttentionWriting(database: Database) {
  // A patch takes out what is null, so that what is usual holds again.
  const set = database.prepare(
    `INSERT INTO attentions (tenant_id, person_id, wishes) VALUES (?, ?, json_patch('{}', ?))
     ON CONFLICT (tenant_id, person_id) DO UPDATE SET wishes = json_patch(wishes, ?)`,
  )
  const push = database.prepare('INSERT INTO pushes (tenant_id, person_id, at) VALUES (?, ?, ?)')
  return {
    set({ subject, wishes }: AttentionChange, tenantId: string): void {
      set.run(tenantId, subject, JSON.stringify(wishes), JSON.stringify(wishes))
    },
    pushed({ personId }: Push, tenantId: string, now: number): void {
      push.run(tenantId, personId, now)
    },
  }
}
