import type { Database } from 'better-sqlite3'
import type { Grants } from '../../conversation/grants.ts'
import { userKey } from './identities.ts'
import type { Writer } from './writer.ts'

/** The grants of each company, platform by platform. */
export function openGrants(database: Database, writer: Writer): (tenantId: string, platform: string) => Grants {
  const read = database
    .prepare<[string, string, string], string>(
      'SELECT sealed FROM grants WHERE tenant_id = ? AND platform = ? AND user_key = ?',
    )
    .pluck()
  const write = database.prepare(
    `INSERT INTO grants (tenant_id, platform, user_key, sealed) VALUES (?, ?, ?, ?)
     ON CONFLICT (tenant_id, platform, user_key) DO UPDATE SET sealed = excluded.sealed`,
  )
  const remove = database.prepare('DELETE FROM grants WHERE tenant_id = ? AND platform = ? AND user_key = ?')

  return (tenantId, platform) => ({
    read: async (userId) => read.get(tenantId, platform, userKey(userId)),
    async write(userId, grant) {
      const whose = [tenantId, platform, userKey(userId)]
      await writer.write(() => (grant === undefined ? remove.run(...whose) : write.run(...whose, grant)))
    },
  })
}
