import type { Database } from 'better-sqlite3'
import type { Clash, Clashes } from '../../sales/clash.ts'

interface ClashRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  deal_id: string
  arbiter_id: string
  source: string
  state: Clash['state']
  asked_at: number
}

export function openClashes(database: Database): Clashes {
  const byId = database.prepare<[string, string, string], ClashRow>(
    'SELECT * FROM clashes WHERE tenant_id = ? AND id = ? AND ? IN (owner_id, arbiter_id)',
  )
  const open = database.prepare<[string, string, string], ClashRow>(
    `SELECT * FROM clashes WHERE tenant_id = ? AND owner_id = ? AND deal_id = ? AND state = 'open'`,
  )
  return {
    async byId({ tenantId, id: personId }, id) {
      const row = byId.get(tenantId, id, personId)
      return row === undefined ? undefined : toClash(row)
    },
    async open({ tenantId, id: personId }, dealId) {
      const row = open.get(tenantId, personId, dealId)
      return row === undefined ? undefined : toClash(row)
    },
  }
}

/** Writes clashes and what was decided; call inside the transaction of the answer they belong to. */
export function openClashWriting(database: Database) {
  const insert = database.prepare(
    `INSERT INTO clashes (id, tenant_id, owner_id, team_id, deal_id, arbiter_id, source, state, asked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?)`,
  )
  const settle = database.prepare(
    `UPDATE clashes SET state = ?, decided_at = ? WHERE id = ? AND tenant_id = ? AND arbiter_id = ? AND state = 'open'`,
  )
  return {
    raise({ id, tenantId, ownerId, teamId, dealId, arbiterId, source, askedAt }: Clash): void {
      insert.run(id, tenantId, ownerId, teamId, dealId, arbiterId, source, Date.parse(askedAt))
    },
    /** Throws where nothing open is theirs to decide: of two at once, the second is answered anew. */
    settle(id: string, state: 'granted' | 'declined', tenantId: string, actor: string, now: number): void {
      if (settle.run(state, now, id, tenantId, actor).changes === 0)
        throw new Error(`clash ${id} has been decided already`)
    },
  }
}

function toClash(row: ClashRow): Clash {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    dealId: row.deal_id,
    arbiterId: row.arbiter_id,
    source: row.source,
    state: row.state,
    askedAt: new Date(row.asked_at).toISOString(),
  }
}
