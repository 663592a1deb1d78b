import type { Database } from 'better-sqlite3'
import type { Looks } from '../../sales/behaviour/looks.ts'
import type { Audit } from './audit.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

export function openLooks(database: Database, writer: Writer, audit: Audit): Looks {
  const prepare = statementsBy(database)
  const note = openLookWriting(database)
  return {
    async note({ tenantId, id: actor }, personIds, day, now) {
      const others = personIds.filter((id) => id !== actor)
      if (others.length === 0) return
      await writer.write(() => {
        for (const subject of others) {
          if (!note({ tenantId, subject, actor, day, now })) continue
          audit.append({ tenantId, at: now, actor, action: 'behaviour.seen', level: 'human', subject })
        }
      })
    },
    async at(person, personId, limit) {
      const may = visibility(person, 'see', 'deal')
      return prepare<{ name: string | null; at: number }>(
        `SELECT (SELECT name FROM people WHERE people.id = viewer_id) AS name, at FROM behaviour_looks
         WHERE tenant_id = ? AND person_id IN (SELECT id FROM (SELECT *, id AS owner_id FROM people) WHERE ${may.sql} AND id = ?)
         ORDER BY at DESC LIMIT ?`,
      )
        .all(person.tenantId, ...may.values, personId, limit)
        .map(({ name, at }) => ({ by: name ?? '已离职', at: new Date(at).toISOString() }))
    },
  }
}

/** Writes one look; `false` where it was written that day already. Call inside a transaction. */
export function openLookWriting(database: Database) {
  const insert = database.prepare(
    `INSERT INTO behaviour_looks (tenant_id, person_id, viewer_id, day, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  return (of: { tenantId: string; subject: string; actor: string; day: string; now: number }): boolean =>
    insert.run(of.tenantId, of.subject, of.actor, of.day, of.now).changes > 0
}
