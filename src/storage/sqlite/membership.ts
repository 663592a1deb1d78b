import type { Database } from 'better-sqlite3'
import type { Identity } from '../../people/person.ts'
import { userKey } from './identities.ts'

/**
 * Who is there by the directories of the platforms; call inside a transaction. Somebody stays as long as one platform vouches for
 * them, and comes back only where it was a directory that had them go.
 */
export function openMembership(database: Database) {
  const leave = database.prepare(
    `UPDATE identities SET gone_since = ? WHERE tenant_id = ? AND platform = ? AND user_key = ? AND gone_since IS NULL`,
  )
  const deactivate = database.prepare(
    `UPDATE people SET active = 0 WHERE id = (SELECT person_id FROM identities WHERE tenant_id = ? AND platform = ? AND user_key = ?)
     AND NOT EXISTS (SELECT 1 FROM identities WHERE person_id = people.id AND gone_since IS NULL)`,
  )
  const activate = database.prepare(
    `UPDATE people SET active = 1 WHERE id =
       (SELECT person_id FROM identities WHERE tenant_id = ? AND platform = ? AND user_key = ? AND gone_since IS NOT NULL)`,
  )
  const comeBack = database.prepare(
    'UPDATE identities SET gone_since = NULL WHERE tenant_id = ? AND platform = ? AND user_key = ?',
  )

  return {
    left(tenantId: string, { platform, userId }: Identity, now: number): void {
      leave.run(now, tenantId, platform, userKey(userId))
      deactivate.run(tenantId, platform, userKey(userId))
    },
    returned(tenantId: string, { platform, userId }: Identity): void {
      activate.run(tenantId, platform, userKey(userId))
      comeBack.run(tenantId, platform, userKey(userId))
    },
  }
}
