import type { Database } from 'better-sqlite3'
import type { Parcel } from '../../conversation/journal.ts'
import type { Response, Responses } from '../../sales/timeliness/response.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

interface Row {
  owner_id: string
  team_id: string
  platform: string
  touched_at: number
  accepted_at: number | null
}

export function openResponses(database: Database, writer: Writer): Responses {
  const prepare = statementsBy(database)
  const forget = database.prepare('DELETE FROM responses WHERE touched_at < ?')
  return {
    async seenBy(person, since) {
      const may = visibility(person, 'see', 'deal')
      return prepare<Row>(`SELECT * FROM responses WHERE ${may.sql} AND touched_at >= ?`)
        .all(...may.values, since)
        .map(toResponse)
    },
    ofCompany: async (tenantId, since) =>
      prepare<Row>('SELECT * FROM responses WHERE tenant_id = ? AND touched_at >= ?')
        .all(tenantId, since)
        .map(toResponse),
    async forget(before) {
      await writer.write(() => forget.run(before), 'replayable')
    },
  }
}

/** Writes beside the outbox; call inside its transaction. */
export function openResponseWriting(database: Database) {
  const begin = database.prepare(
    `INSERT INTO responses (id, tenant_id, owner_id, team_id, platform, touched_at)
     SELECT ?, tenant_id, id, team_id, ?, ? FROM people WHERE id = ? AND tenant_id = ? ON CONFLICT DO NOTHING`,
  )
  const accept = database.prepare('UPDATE responses SET accepted_at = ? WHERE id = ?')
  return {
    begun({ id, platform }: Parcel, of: { personId: string; touchedAt: number }, tenantId: string): void {
      begin.run(id, platform, of.touchedAt, of.personId, tenantId)
    },
    accepted(id: string, now: number): void {
      accept.run(now, id)
    },
  }
}

function toResponse({ owner_id, team_id, platform, touched_at, accepted_at }: Row): Response {
  return {
    ownerId: owner_id,
    teamId: team_id,
    platform,
    touchedAt: touched_at,
    ...(accepted_at === null ? {} : { acceptedAt: accepted_at }),
  }
}
