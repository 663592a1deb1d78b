import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import type { Department, Identity, Member, Person, RequestState } from '../../people/person.ts'
import { type Identities, userKey } from './identities.ts'

type Unit = Pick<Department, 'id' | 'name'>

/** Taking people in, and their requests to be taken in; call what writes inside a transaction. */
export function openAdmission(database: Database, identities: Identities) {
  const team = database.prepare<[string, string], { id: string }>(
    'SELECT id FROM teams WHERE tenant_id = ? AND department = ?',
  )
  const insertTeam = database.prepare(
    'INSERT INTO teams (id, tenant_id, name, department, parent_id) VALUES (?, ?, ?, ?, ?)',
  )
  const follow = database.prepare('UPDATE teams SET name = ?, parent_id = coalesce(?, parent_id) WHERE id = ?')
  const insertPerson = database.prepare(
    `INSERT INTO people (id, tenant_id, name, role, team_id, active) VALUES (?, ?, ?, 'rep', ?, 1)`,
  )
  const insertIdentity = database.prepare(
    'INSERT INTO identities (tenant_id, platform, user_key, user_id, person_id) VALUES (?, ?, ?, ?, ?)',
  )
  const insertRequest = database.prepare(
    `INSERT INTO join_requests (tenant_id, platform, user_key, member, state, asked_at) VALUES (?, ?, ?, ?, 'open', ?)
     ON CONFLICT DO NOTHING`,
  )
  const request = database.prepare<[string, string, string], { state: RequestState; member: string }>(
    'SELECT state, member FROM join_requests WHERE tenant_id = ? AND platform = ? AND user_key = ?',
  )
  const close = database.prepare(
    'UPDATE join_requests SET state = ? WHERE tenant_id = ? AND platform = ? AND user_key = ?',
  )

  return { admit, ask, stateOf, decide, teamOf }

  function admit(tenantId: string, identity: Identity, member: Member): Person {
    const already = identities.known(tenantId, identity)
    if (already !== undefined) return already
    const { platform, userId } = identity
    const id = uuid()
    const teamId = teamOf(tenantId, platform, member)
    insertPerson.run(id, tenantId, member.name, teamId)
    insertIdentity.run(tenantId, platform, userKey(userId), userId, id)
    return { id, tenantId, name: member.name, role: 'rep', teamId, active: true }
  }

  function ask(tenantId: string, { platform, userId }: Identity, member: Member, now: number): void {
    insertRequest.run(tenantId, platform, userKey(userId), JSON.stringify(member), now)
  }

  function stateOf(tenantId: string, { platform, userId }: Identity): RequestState | undefined {
    return request.get(tenantId, platform, userKey(userId))?.state
  }

  /** Closes an open request; admits when `granted`. Throws where none is open: of two at once, the second is answered anew. */
  function decide(tenantId: string, identity: Identity, granted: boolean): void {
    const key = userKey(identity.userId)
    const asked = request.get(tenantId, identity.platform, key)
    if (asked?.state !== 'open') throw new Error('this request has been answered already')
    close.run(granted ? 'admitted' : 'declined', tenantId, identity.platform, key)
    if (granted) admit(tenantId, identity, JSON.parse(asked.member))
  }

  function teamOf(tenantId: string, platform: string, { department }: Pick<Member, 'department'>): string {
    const { above = [], ...home } = department ?? { id: '-', name: '未分部门' }
    const fromTheTop = (parent: string | null, unit: Unit) => ensure(tenantId, platform, unit, parent)
    return ensure(tenantId, platform, home, above.reduceRight<string | null>(fromTheTop, null))
  }

  /** Teams follow the platform's departments, names and parents included. */
  function ensure(tenantId: string, platform: string, { id, name }: Unit, parentId: string | null): string {
    const key = `${platform}:${id}`
    const existing = team.get(tenantId, key)
    if (existing !== undefined) {
      follow.run(name, parentId, existing.id)
      return existing.id
    }
    const made = uuid()
    insertTeam.run(made, tenantId, name, key, parentId)
    return made
  }
}

export type Admission = ReturnType<typeof openAdmission>
