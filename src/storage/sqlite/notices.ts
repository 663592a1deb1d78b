import type { Database } from 'better-sqlite3'
import type { NoticeBook } from '../../conversation/notice-book.ts'
import { userKey } from './identities.ts'
import type { Writer } from './writer.ts'

/** The notices of each company, platform by platform; those before `since` count for nothing any more and are let go. */
export function openNotices(database: Database, writer: Writer): (tenantId: string, platform: string) => NoticeBook {
  const forget = database.prepare(
    'DELETE FROM notices WHERE tenant_id = ? AND platform = ? AND user_key = ? AND at <= ?',
  )
  const known = database
    .prepare<[string, string, string, string], 1>(
      'SELECT 1 FROM notices WHERE tenant_id = ? AND platform = ? AND user_key = ? AND name = ?',
    )
    .pluck()
  const count = database
    .prepare<[string, string, string], number>(
      'SELECT count(*) FROM notices WHERE tenant_id = ? AND platform = ? AND user_key = ?',
    )
    .pluck()
  const note = database.prepare('INSERT INTO notices (tenant_id, platform, user_key, name, at) VALUES (?, ?, ?, ?, ?)')

  return (tenantId, platform) => ({
    note: ({ userId, name, at }, most, since) =>
      writer.write(() => {
        const whose = [tenantId, platform, userKey(userId)] as const
        if (known.get(...whose, name) === 1) return true
        forget.run(...whose, since)
        if ((count.get(...whose) ?? 0) >= most) return false
        note.run(...whose, name, at)
        return true
      }),
  })
}
