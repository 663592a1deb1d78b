import type { Database } from 'better-sqlite3'
import type { Address, Department, Identity, People, Person, Role, Team, Tenant } from '../../people/person.ts'
import type { Admission } from './admission.ts'
import type { Identities } from './identities.ts'
import { type PersonRow, toPerson } from './person-row.ts'
import type { Writer } from './writer.ts'

interface TeamRow {
  id: string
  tenant_id: string
  name: string
  parent_id: string | null
}

export function openPeople(database: Database, writer: Writer, identities: Identities, admission: Admission): People {
  const byId = database.prepare<[string, string], PersonRow>('SELECT * FROM people WHERE tenant_id = ? AND id = ?')
  const tenant = database.prepare<[string], Tenant>('SELECT * FROM tenants WHERE id = ?')
  const team = database.prepare<[string, string], TeamRow>('SELECT * FROM teams WHERE tenant_id = ? AND id = ?')
  const withRole = database.prepare<[string, Role], PersonRow & { platform: string | null; user_id: string | null }>(
    `SELECT people.*, platform, user_id FROM people LEFT JOIN identities ON person_id = people.id AND gone_since IS NULL
     WHERE people.tenant_id = ? AND role = ? AND active = 1 ORDER BY people.id`,
  )

  const inTeamsCalled = database.prepare<[string, string, number], PersonRow & { team: string }>(
    `SELECT people.*, teams.name AS team FROM people JOIN teams ON teams.tenant_id = people.tenant_id AND teams.id = team_id
     WHERE people.tenant_id = ? AND active = 1
       AND EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(teams.name, word.value) > 0)
     ORDER BY teams.name, people.name LIMIT ?`,
  )

  const addresses = database.prepare<[string, string], Address>(
    `SELECT identities.platform, user_id AS userId, corp FROM identities
     JOIN people ON people.id = person_id AND active = 1
     JOIN bindings ON bindings.tenant_id = identities.tenant_id AND bindings.platform = identities.platform
     WHERE identities.tenant_id = ? AND person_id = ? AND gone_since IS NULL ORDER BY identities.platform, user_key`,
  )
  const knownOn = database.prepare<[string, string], PersonRow & { user_id: string }>(
    `SELECT people.id, people.tenant_id, name, role, team_id, active AND gone_since IS NULL AS active, user_id
     FROM identities JOIN people ON people.id = person_id
     WHERE identities.tenant_id = ? AND platform = ? AND (active = 1 OR gone_since IS NOT NULL) ORDER BY user_key`,
  )
  const teamsOf = database.prepare<[string], TeamRow & { department: string | null }>(
    'SELECT * FROM teams WHERE tenant_id = ?',
  )

  const above = database.prepare<unknown[], PersonRow>(
    `WITH RECURSIVE up(team, id, steps) AS (
       SELECT value, value, 0 FROM json_each(?)
       UNION
       SELECT up.team, parent_id, steps + 1 FROM up JOIN teams ON teams.id = up.id AND teams.tenant_id = ?
       WHERE parent_id IS NOT NULL AND steps < ?
     )
     SELECT people.* FROM people JOIN up ON up.id = people.team_id
     WHERE people.tenant_id = ? AND role = ? AND active = 1
     GROUP BY people.id HAVING count(DISTINCT up.team) = ? ORDER BY max(steps), people.id`,
  )

  return {
    tenantFor: async (platform, corp) => identities.tenantFor(platform, corp),
    known: async (tenantId, identity) => identities.known(tenantId, identity),
    async byId(tenantId, personId) {
      const row = byId.get(tenantId, personId)
      return row === undefined ? undefined : toPerson(row)
    },
    knownOn: async (tenantId, platform) =>
      knownOn
        .all(tenantId, platform)
        .map((row) => ({ person: toPerson(row), identity: { platform, userId: row.user_id } })),
    async departmentsOn(tenantId, platform) {
      const teams = new Map(teamsOf.all(tenantId).map((row) => [row.id, row]))
      const unit = ({ name, department }: TeamRow & { department: string | null }) =>
        department?.startsWith(`${platform}:`) ? { id: department.slice(platform.length + 1), name } : undefined
      const found = new Map<string, Department>()
      for (const row of teams.values()) {
        const own = unit(row)
        if (own === undefined) continue
        const over: { id: string; name: string }[] = []
        for (let up = teams.get(row.parent_id ?? ''); up !== undefined && over.length < deepest; ) {
          over.push(unit(up) ?? { id: '', name: up.name })
          up = teams.get(up.parent_id ?? '')
        }
        found.set(row.id, { ...own, above: over })
      }
      return found
    },
    addressesOf: async (tenantId, personId) => addresses.all(tenantId, personId),
    async placeOf({ tenantId, teamId }) {
      const [company, home] = [tenant.get(tenantId), team.get(tenantId, teamId)]
      if (company === undefined || home === undefined) throw new Error(`no company or team for ${tenantId}/${teamId}`)
      return { tenant: company, team: toTeam(home) }
    },
    admit: (tenantId, identity, member) => writer.write(() => admission.admit(tenantId, identity, member)),
    requestState: async (tenantId, identity) => admission.stateOf(tenantId, identity),
    async above(tenantId, role, teamIds) {
      const teams = [...new Set(teamIds)]
      return above.all(JSON.stringify(teams), tenantId, deepest, tenantId, role, teams.length).map(toPerson)
    },
    inTeamsCalled: async (tenantId, words, limit) =>
      inTeamsCalled
        .all(tenantId, JSON.stringify(words), limit)
        .map((row) => ({ person: toPerson(row), team: row.team })),
    async withRole(tenantId, role) {
      const found = new Map<string, { person: Person; identities: Identity[] }>()
      for (const row of withRole.all(tenantId, role)) {
        const entry = found.get(row.id) ?? { person: toPerson(row), identities: [] }
        if (row.platform !== null && row.user_id !== null) {
          entry.identities.push({ platform: row.platform, userId: row.user_id })
        }
        found.set(row.id, entry)
      }
      return [...found.values()]
    },
  }
}

/** No company is deeper; a circle of teams ends here too. */
const deepest = 20

function toTeam({ id, tenant_id, name, parent_id }: TeamRow): Team {
  return { id, tenantId: tenant_id, name, ...(parent_id === null ? {} : { parentId: parent_id }) }
}
