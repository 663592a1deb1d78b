import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import type { Identity, Member, People, Person, Role, Team, Tenant } from '../../people/person.ts'
import type { Writer } from './writer.ts'

interface PersonRow {
  id: string
  tenant_id: string
  name: string
  role: Role
  team_id: string
  active: 0 | 1
}

interface TeamRow {
  id: string
  tenant_id: string
  name: string
  parent_id: string | null
}

export function openPeople(database: Database, writer: Writer): People {
  const tenantFor = database.prepare<[string, string], Tenant>(
    'SELECT tenants.* FROM bindings JOIN tenants ON tenants.id = tenant_id WHERE platform = ? AND corp = ?',
  )
  const known = database.prepare<[string, string, string], PersonRow>(
    `SELECT people.* FROM identities JOIN people ON people.id = person_id
     WHERE identities.tenant_id = ? AND platform = ? AND user_key = ?`,
  )
  const byId = database.prepare<[string, string], PersonRow>('SELECT * FROM people WHERE tenant_id = ? AND id = ?')
  const tenant = database.prepare<[string], Tenant>('SELECT * FROM tenants WHERE id = ?')
  const team = database.prepare<[string, string], TeamRow>('SELECT * FROM teams WHERE tenant_id = ? AND id = ?')
  const withRole = database.prepare<[string, Role], PersonRow & { platform: string | null; user_id: string | null }>(
    `SELECT people.*, platform, user_id FROM people LEFT JOIN identities ON person_id = people.id
     WHERE people.tenant_id = ? AND role = ? AND active = 1 ORDER BY people.id`,
  )
  const insertRequest = database.prepare(
    `INSERT INTO join_requests (tenant_id, platform, user_key, member, state, asked_at) VALUES (?, ?, ?, ?, 'open', ?)
     ON CONFLICT DO NOTHING`,
  )
  const admission = openAdmission(database)

  return {
    tenantFor: async (platform, corp) => tenantFor.get(platform, corp),
    known: async (tenantId, { platform, userId }) => person(known.get(tenantId, platform, userKey(userId))),
    byId: async (tenantId, personId) => person(byId.get(tenantId, personId)),
    async placeOf({ tenantId, teamId }) {
      const [company, home] = [tenant.get(tenantId), team.get(tenantId, teamId)]
      if (company === undefined || home === undefined) throw new Error(`no company or team for ${tenantId}/${teamId}`)
      return { tenant: company, team: toTeam(home) }
    },
    admit: (tenantId, identity, member) => writer.write(() => admission.admit(tenantId, identity, member)),
    askToJoin: (tenantId, { platform, userId }, member) =>
      writer.write(
        () => insertRequest.run(tenantId, platform, userKey(userId), JSON.stringify(member), Date.now()).changes > 0,
      ),
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

/** Taking people in; call inside a transaction. */
export function openAdmission(database: Database) {
  const known = database.prepare<[string, string, string], PersonRow>(
    `SELECT people.* FROM identities JOIN people ON people.id = person_id
     WHERE identities.tenant_id = ? AND platform = ? AND user_key = ?`,
  )
  const team = database.prepare<[string, string], { id: string }>(
    'SELECT id FROM teams WHERE tenant_id = ? AND department = ?',
  )
  const insertTeam = database.prepare('INSERT INTO teams (id, tenant_id, name, department) VALUES (?, ?, ?, ?)')
  const insertPerson = database.prepare(
    `INSERT INTO people (id, tenant_id, name, role, team_id, active) VALUES (?, ?, ?, 'rep', ?, 1)`,
  )
  const insertIdentity = database.prepare(
    'INSERT INTO identities (tenant_id, platform, user_key, user_id, person_id) VALUES (?, ?, ?, ?, ?)',
  )
  const request = database.prepare<[string, string, string], { member: string }>(
    `SELECT member FROM join_requests WHERE tenant_id = ? AND platform = ? AND user_key = ? AND state = 'open'`,
  )
  const close = database.prepare(
    'UPDATE join_requests SET state = ? WHERE tenant_id = ? AND platform = ? AND user_key = ?',
  )

  return {
    admit(tenantId: string, { platform, userId }: Identity, member: Member): Person {
      const already = known.get(tenantId, platform, userKey(userId))
      if (already !== undefined) return toPerson(already)
      const id = uuid()
      const teamId = teamOf(tenantId, platform, member)
      insertPerson.run(id, tenantId, member.name, teamId)
      insertIdentity.run(tenantId, platform, userKey(userId), userId, id)
      return { id, tenantId, name: member.name, role: 'rep', teamId, active: true }
    },
    /** Closes an open request; admits when `granted`. Nothing happens where none is open. */
    decide(tenantId: string, identity: Identity, granted: boolean): void {
      const key = userKey(identity.userId)
      const open = request.get(tenantId, identity.platform, key)
      if (open === undefined) return
      close.run(granted ? 'admitted' : 'declined', tenantId, identity.platform, key)
      if (granted) this.admit(tenantId, identity, JSON.parse(open.member))
    },
  }

  function teamOf(tenantId: string, platform: string, { department }: Member): string {
    const key = `${platform}:${department?.id ?? '-'}`
    const existing = team.get(tenantId, key)
    if (existing !== undefined) return existing.id
    const id = uuid()
    insertTeam.run(id, tenantId, department?.name ?? '未分部门', key)
    return id
  }
}

export function userKey(userId: string): string {
  return userId.toLowerCase()
}

function person(row: PersonRow | undefined): Person | undefined {
  return row === undefined ? undefined : toPerson(row)
}

function toTeam({ id, tenant_id, name, parent_id }: TeamRow): Team {
  return { id, tenantId: tenant_id, name, ...(parent_id === null ? {} : { parentId: parent_id }) }
}

function toPerson({ id, tenant_id, name, role, team_id, active }: PersonRow): Person {
  return { id, tenantId: tenant_id, name, role, teamId: team_id, active: active === 1 }
}
