import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import type { Decision, Decisions } from '../../sales/sandbox/decision.ts'
import type { Audit } from './audit.ts'
import { openShowing } from './ledger.ts'
import { openPeers } from './peers.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

export function openDecisions(database: Database, writer: Writer, audit: Audit): Decisions {
  const prepare = statementsBy(database)
  const write = openDecisionWriting(database)
  const unspoken = database.prepare<[string, string, number], { dealId: string; ownerId: string }>(
    `SELECT id AS dealId, owner_id AS ownerId FROM deals
     WHERE tenant_id = ? AND removed_at IS NULL AND status = 'open' AND NOT EXISTS (
       SELECT 1 FROM decisions
       WHERE decisions.tenant_id = deals.tenant_id AND deal_id = deals.id AND at >= deals.updated_at
         AND model = ? AND supposing IS NULL AND withdrawn_at IS NULL)
     ORDER BY id LIMIT ?`,
  )
  const peersOf = openPeers(database)

  return {
    peers: async (tenantId, industry) => peersOf(tenantId, industry),
    async byId(person, id) {
      const may = visibility(person, 'see', 'decision')
      const row = prepare<{ body: string }>(`SELECT body FROM decisions WHERE ${may.sql} AND id = ?`).get(
        ...may.values,
        id,
      )
      return row === undefined ? undefined : (JSON.parse(row.body) as Decision)
    },
    async latestOf(person, dealId) {
      return ofDeal(person, dealId, 1)[0]
    },
    async ofDeal(person, dealId, limit) {
      return ofDeal(person, dealId, limit)
    },
    unspoken: async (tenantId, model, limit) => unspoken.all(tenantId, model, limit),
    async keep(decisions, now) {
      await writer.write(() => {
        for (const decision of decisions) {
          write(decision)
          const { tenantId, id: subject } = decision
          audit.append({ tenantId, at: now, actor: 'system', action: 'sandbox.decided', level: 'auto', subject })
        }
      }, 'replayable')
    },
  }

  function ofDeal(person: Person, dealId: string, limit: number): Decision[] {
    const may = visibility(person, 'see', 'decision')
    return prepare<{ body: string }>(
      `SELECT body FROM decisions
       WHERE ${may.sql} AND deal_id = ? AND supposing IS NULL AND withdrawn_at IS NULL
       ORDER BY at DESC, rowid DESC LIMIT ?`,
    )
      .all(...may.values, dealId, limit)
      .map(({ body }) => JSON.parse(body) as Decision)
  }
}

/** Writes decisions; call inside the transaction of the answer they belong to. */
export function openDecisionWriting(database: Database): (made: Decision) => void {
  const insert = database.prepare(
    `INSERT INTO decisions (id, tenant_id, owner_id, team_id, deal_id, at, model, supposing, probability, signs, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const show = openShowing(database)
  return (made) => {
    show(made)
    const { id, tenantId, ownerId, teamId, dealId = null, at, model, supposing = null, estimate } = made
    const signs = JSON.stringify(estimate.signs)
    const body = JSON.stringify(made)
    insert.run(id, tenantId, ownerId, teamId, dealId, Date.parse(at), model, supposing, estimate.value, signs, body)
  }
}
