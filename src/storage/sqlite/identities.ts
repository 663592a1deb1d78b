import type { Database } from 'better-sqlite3'
import type { Identity, Person, Tenant } from '../../people/person.ts'
import { type PersonRow, toPerson } from './person-row.ts'

/** Who stands behind the ids that a platform gives to companies and people. */
export function openIdentities(database: Database) {
  const tenant = database.prepare<[string, string], Tenant>(
    'SELECT tenants.* FROM bindings JOIN tenants ON tenants.id = tenant_id WHERE platform = ? AND corp = ?',
  )
  const person = database.prepare<[string, string, string], PersonRow>(
    `SELECT people.id, people.tenant_id, name, role, team_id, active AND gone_since IS NULL AS active FROM identities JOIN people ON people.id = person_id
     WHERE identities.tenant_id = ? AND platform = ? AND user_key = ?`,
  )
  return {
    tenantFor: (platform: string, corp: string): Tenant | undefined => tenant.get(platform, corp),
    known(tenantId: string, { platform, userId }: Identity): Person | undefined {
      const row = person.get(tenantId, platform, userKey(userId))
      return row === undefined ? undefined : toPerson(row)
    },
  }
}

export type Identities = ReturnType<typeof openIdentities>

/** Platforms compare user ids without regard to case, and so do we. */
export function userKey(userId: string): string {
  return userId.toLowerCase()
}
