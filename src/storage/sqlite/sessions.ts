import type { Database } from 'better-sqlite3'
import type { Sessions } from '../../people/session.ts'
import { type PersonRow, toPerson } from './person-row.ts'
import type { Writer } from './writer.ts'

export function openSessions(database: Database, writer: Writer): Sessions {
  const insert = database.prepare(
    'INSERT INTO sessions (token_hash, tenant_id, person_id, expires_at) VALUES (?, ?, ?, ?)',
  )
  const holder = database.prepare<[string, number], PersonRow>(
    `SELECT people.* FROM sessions JOIN people ON people.id = person_id
     WHERE token_hash = ? AND expires_at > ? AND active = 1`,
  )
  const remove = database.prepare('DELETE FROM sessions WHERE token_hash = ?')
  const prune = database.prepare('DELETE FROM sessions WHERE expires_at < ?')

  return {
    async open(person, tokenHash, expiresAt) {
      await writer.write(() => insert.run(tokenHash, person.tenantId, person.id, expiresAt))
    },
    async holder(tokenHash, now) {
      const row = holder.get(tokenHash, now)
      return row === undefined ? undefined : toPerson(row)
    },
    async close(tokenHash) {
      await writer.write(() => remove.run(tokenHash))
    },
    async prune(now) {
      await writer.write(() => prune.run(now))
    },
  }
}
