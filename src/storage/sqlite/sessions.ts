import type { Database } from 'better-sqlite3'
import type { Person, Role } from '../../people/person.ts'
import type { Sessions } from '../../people/session.ts'
import type { Writer } from './writer.ts'

interface HolderRow {
  id: string
  tenant_id: string
  name: string
  role: Role
  team_id: string
}

export function openSessions(database: Database, writer: Writer): Sessions {
  const insert = database.prepare(
    'INSERT INTO sessions (token_hash, tenant_id, person_id, expires_at) VALUES (?, ?, ?, ?)',
  )
  const holder = database.prepare<[string, number], HolderRow>(
    `SELECT people.id, people.tenant_id, people.name, role, team_id FROM sessions JOIN people ON people.id = person_id
     WHERE token_hash = ? AND expires_at > ? AND active = 1`,
  )
  const remove = database.prepare('DELETE FROM sessions WHERE token_hash = ? OR expires_at < ?')

  return {
    async open(person: Person, tokenHash, expiresAt) {
      await writer.write(() => insert.run(tokenHash, person.tenantId, person.id, expiresAt))
    },
    async holder(tokenHash, now) {
      const row = holder.get(tokenHash, now)
      if (row === undefined) return undefined
      return { id: row.id, tenantId: row.tenant_id, name: row.name, role: row.role, teamId: row.team_id, active: true }
    },
    async close(tokenHash) {
      await writer.write(() => remove.run(tokenHash, Date.now()))
    },
  }
}
