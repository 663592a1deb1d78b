import type { Database } from 'better-sqlite3'
import type { DataRequest, DataRequests } from '../../sovereignty/data-request.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface RequestRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  kind: DataRequest['kind']
  words: string
  asked_at: number
  due_on: string
  settled_at: number | null
}

export function openDataRequests(database: Database): DataRequests {
  const prepare = statementsBy(database)
  return {
    async byId(person, id) {
      const may = visibility(person, 'see', 'data-request')
      const row = prepare<RequestRow>(`SELECT * FROM data_requests WHERE ${may.sql} AND id = ?`).get(...may.values, id)
      return row === undefined ? undefined : toRequest(row)
    },
    async open(person) {
      const may = visibility(person, 'see', 'data-request')
      return prepare<RequestRow>(
        `SELECT * FROM data_requests WHERE ${may.sql} AND settled_at IS NULL ORDER BY due_on, asked_at`,
      )
        .all(...may.values)
        .map(toRequest)
    },
  }
}

/** Writes requests; call inside the transaction of the answer they belong to. Settled twice throws: two people answered at once. */
export function openDataRequestWriting(database: Database) {
  const insert = database.prepare(
    `INSERT INTO data_requests (id, tenant_id, owner_id, team_id, kind, words, asked_at, due_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const settle = database.prepare(
    'UPDATE data_requests SET settled_at = ? WHERE id = ? AND tenant_id = ? AND settled_at IS NULL',
  )
  return {
    add({ id, tenantId, ownerId, teamId, kind, words, askedAt, dueOn }: DataRequest): void {
      insert.run(id, tenantId, ownerId, teamId, kind, words, Date.parse(askedAt), dueOn)
    },
    settle(id: string, tenantId: string, now: number): void {
      if (settle.run(now, id, tenantId).changes === 0) throw new Error(`data request ${id} was settled already`)
    },
  }
}

function toRequest(row: RequestRow): DataRequest {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    kind: row.kind,
    words: row.words,
    askedAt: new Date(row.asked_at).toISOString(),
    dueOn: row.due_on,
    ...(row.settled_at === null ? {} : { settledAt: new Date(row.settled_at).toISOString() }),
  }
}
