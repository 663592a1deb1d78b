import type { Database } from 'better-sqlite3'
import type { BriefChange, Briefs } from '../../sales/behaviour/morning/brief.ts'

export function openBriefs(database: Database): Briefs {
  const toldOn = database
    .prepare<[string, string], string>('SELECT person_id FROM briefs WHERE tenant_id = ? AND day = ?')
    .pluck()
  const before = database.prepare<[string, string, string], { day: string; items: string }>(
    `SELECT day, items FROM briefs WHERE tenant_id = ? AND person_id = ? AND day < ? AND items <> '[]'
     ORDER BY day DESC LIMIT 1`,
  )
  // A look at how somebody works is a look at what the brief is about.
  const unreadSince = database
    .prepare<[string, string], string | null>(
      `SELECT min(day) FROM briefs WHERE tenant_id = ? AND person_id = ? AND said = 1 AND at > max(
         ifnull((SELECT max(read_at) FROM briefs AS others
           WHERE others.tenant_id = briefs.tenant_id AND others.person_id = briefs.person_id), 0),
         ifnull((SELECT max(at) FROM behaviour_looks
           WHERE behaviour_looks.tenant_id = briefs.tenant_id AND viewer_id = briefs.person_id), 0))`,
    )
    .pluck()
  const wantedAgain = database.prepare<[string, string, number], { person_id: string; again_at: number }>(
    'SELECT person_id, again_at FROM briefs WHERE tenant_id = ? AND day = ? AND again_at <= ?',
  )
  const told = database
    .prepare<[string, string, string, string], string>(
      `SELECT json_extract(item.value, '$.eventId') FROM briefs, json_each(briefs.items) AS item
       WHERE tenant_id = ? AND person_id = ? AND day >= ? AND day < ? AND said = 1
         AND json_extract(item.value, '$.eventId') IS NOT NULL`,
    )
    .pluck()
  return {
    noticesTold: async ({ tenantId, id }, from, until) => new Set(told.all(tenantId, id, from, until)),
    wantedAgain: async (tenantId, day, now) =>
      new Map(wantedAgain.all(tenantId, day, now).map(({ person_id, again_at }) => [person_id, again_at])),
    toldOn: async (tenantId, day) => new Set(toldOn.all(tenantId, day)),
    async before({ tenantId, id }, day) {
      const row = before.get(tenantId, id, day)
      return row === undefined ? undefined : { day: row.day, items: JSON.parse(row.items) }
    },
    unreadSince: async (tenantId, personId) => unreadSince.get(tenantId, personId) ?? undefined,
  }
}

/** Writes one change; call inside a transaction. What was said stands over a day on which another process found nothing to say. */
export function openBriefWriting(database: Database) {
  const tell = database.prepare(
    `INSERT INTO briefs (tenant_id, person_id, day, items, said, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant_id, person_id, day) DO UPDATE SET items = excluded.items, said = excluded.said, at = excluded.at
     WHERE said = 0 AND excluded.said = 1`,
  )
  const read = database.prepare(
    `UPDATE briefs SET read_at = ? WHERE tenant_id = ? AND person_id = ? AND said = 1 AND read_at IS NULL`,
  )
  const again = database.prepare('UPDATE briefs SET again_at = ? WHERE tenant_id = ? AND person_id = ? AND day = ?')
  return (change: BriefChange, tenantId: string, now: number): void => {
    const { subject } = change
    switch (change.kind) {
      case 'brief.read':
        read.run(now, tenantId, subject)
        return
      case 'brief.snoozed':
        again.run(Date.parse(change.until), tenantId, subject, change.day)
        return
      case 'brief.repeated':
        again.run(null, tenantId, subject, change.day)
        return
      default:
        tell.run(tenantId, subject, change.day, JSON.stringify(change.items), change.said ? 1 : 0, now)
    }
  }
}
