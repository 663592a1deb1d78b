import type { Database } from 'better-sqlite3'
import type { Entries, Entry } from '../../sales/record/entry.ts'

interface EntryRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  deal_id: string | null
  intent: string
  at: number
  body: string
  undone_at: number | null
}

export function openEntries(database: Database): Entries {
  const byId = database.prepare<[string, string, string], EntryRow>(
    'SELECT * FROM entries WHERE tenant_id = ? AND owner_id = ? AND id = ?',
  )
  const recent = database.prepare<[string, string, number], EntryRow>(
    `SELECT * FROM entries WHERE tenant_id = ? AND owner_id = ? AND at >= ? AND undone_at IS NULL
     ORDER BY at DESC, rowid DESC LIMIT 8`,
  )
  return {
    async byId({ tenantId, id: personId }, id) {
      const row = byId.get(tenantId, personId, id)
      return row === undefined ? undefined : toEntry(row)
    },
    async recent({ tenantId, id: personId }, since) {
      return recent.all(tenantId, personId, since.getTime()).map(toEntry)
    },
  }
}

function toEntry(row: EntryRow): Entry {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    ...(row.deal_id === null ? {} : { dealId: row.deal_id }),
    intent: row.intent,
    at: new Date(row.at).toISOString(),
    ...(JSON.parse(row.body) as Pick<Entry, 'name' | 'changes' | 'source' | 'decisionBefore'>),
    ...(row.undone_at === null ? {} : { undoneAt: new Date(row.undone_at).toISOString() }),
  }
}

/** Writes entries; call inside the transaction of the answer they belong to. */
export function openEntryWriting(database: Database) {
  const insert = database.prepare(
    `INSERT INTO entries (id, tenant_id, owner_id, team_id, deal_id, intent, at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const undo = database.prepare(
    'UPDATE entries SET undone_at = ? WHERE id = ? AND tenant_id = ? AND owner_id = ? AND undone_at IS NULL',
  )
  return {
    keep({ id, tenantId, ownerId, teamId, dealId, intent, at, ...body }: Entry): void {
      insert.run(id, tenantId, ownerId, teamId, dealId ?? null, intent, Date.parse(at), JSON.stringify(body))
    },
    /** Throws where nothing of theirs stands: of two at once, the second is answered anew. */
    undo(id: string, tenantId: string, actor: string, now: number): void {
      if (undo.run(now, id, tenantId, actor).changes === 0) throw new Error(`no entry ${id} to take back`)
    },
  }
}
