import type { Database } from 'better-sqlite3'
import type { Identity, Member } from '../../people/person.ts'
import type { Admission } from './admission.ts'
import { userKey } from './identities.ts'

/**
 * Who is there by the directories of the platforms; call inside a transaction. Somebody stays as long as one platform vouches for
 * them, and comes back only where it was a directory that had them go.
 */
export function openMembership(database: Database, admission: Admission) {
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
  const whose = database.prepare<[string, string, string], { id: string; team_id: string }>(
    `SELECT people.id, team_id FROM people JOIN identities ON person_id = people.id
     WHERE identities.tenant_id = ? AND platform = ? AND user_key = ?`,
  )
  const setTeam = database.prepare('UPDATE people SET team_id = ? WHERE id = ?')
  const follow = goesOn.map(([table, still]) =>
    database.prepare(
      `UPDATE ${table} SET team_id = ? WHERE tenant_id = ? AND owner_id = ? AND team_id = ? AND ${still}`,
    ),
  )

  return {
    /** Whoever answers for the new team answers for what they have in hand from now on; what is over stays with the team it was of. */
    moved(tenantId: string, { platform, userId }: Identity, member: Member): void {
      const person = whose.get(tenantId, platform, userKey(userId))
      const teamId = admission.teamOf(tenantId, platform, member)
      if (person === undefined || person.team_id === teamId) return
      setTeam.run(teamId, person.id)
      for (const one of follow) one.run(teamId, tenantId, person.id, person.team_id)
    },
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

const open = "status IN ('open', 'shelved') AND removed_at IS NULL"

/** What somebody has in hand, by table. */
const goesOn = [
  ['decisions', `deal_id IN (SELECT id FROM deals WHERE deals.owner_id = decisions.owner_id AND ${open})`],
  ['deals', open],
  ['customers', 'removed_at IS NULL'],
  ['tasks', "state = 'open'"],
  ['appointments', "state = 'booked'"],
  ['approvals', "state = 'open'"],
] as const
