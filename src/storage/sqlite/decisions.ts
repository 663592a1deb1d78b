import type { Database } from 'better-sqlite3'
import type { Facts } from '../../sales/facts.ts'
import type { Decision, Decisions, KnownDeal } from '../../sales/sandbox/decision.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface DealRow {
  id: string
  name: string
  customer: string
  owner_id: string
  team_id: string
  facts: string
}

/** More matches than this cannot be put on buttons; the person is asked to say more. */
const matchesShown = 6

export function openDecisions(database: Database): Decisions {
  const prepare = statementsBy(database)
  const outcomes = database.prepare<[string, string], { status: 'won' | 'lost'; count: number }>(
    `SELECT status, count(*) AS count FROM deals
     WHERE tenant_id = ? AND industry = ? AND status IN ('won', 'lost') GROUP BY status`,
  )

  return {
    async context(person, { customers, previousId, dealId }) {
      const may = visibility(person, 'see', 'deal')
      const named = customers.flatMap((customer) =>
        prepare<DealRow>(
          `SELECT id, name, customer, owner_id, team_id, facts FROM deals
           WHERE ${may.sql} AND status = 'open' AND (instr(customer, ?) > 0 OR instr(?, customer) > 0) LIMIT ${matchesShown}`,
        ).all(...may.values, customer, customer),
      )
      const chosen = dealId === undefined ? named : dealById(dealId, may)
      const previous = previousId === undefined ? undefined : await this.byId(person, previousId)
      return { deals: chosen.map(toKnownDeal), ...(previous === undefined ? {} : { previous }) }
    },
    async peers(tenantId, industry) {
      const rows = industry === undefined ? [] : outcomes.all(tenantId, industry)
      const count = (status: 'won' | 'lost') => rows.find((row) => row.status === status)?.count ?? 0
      return { won: count('won'), lost: count('lost') }
    },
    async byId(person, id) {
      const may = visibility(person, 'see', 'decision')
      const row = prepare<{ body: string }>(`SELECT body FROM decisions WHERE ${may.sql} AND id = ?`).get(
        ...may.values,
        id,
      )
      return row === undefined ? undefined : (JSON.parse(row.body) as Decision)
    },
    async latestOf(person, dealId) {
      const may = visibility(person, 'see', 'decision')
      const row = prepare<{ body: string }>(
        `SELECT body FROM decisions
         WHERE ${may.sql} AND deal_id = ? AND supposing IS NULL AND withdrawn_at IS NULL
         ORDER BY at DESC, rowid DESC LIMIT 1`,
      ).get(...may.values, dealId)
      return row === undefined ? undefined : (JSON.parse(row.body) as Decision)
    },
  }

  function dealById(id: string, may: { sql: string; values: unknown[] }): DealRow[] {
    return prepare<DealRow>(
      `SELECT id, name, customer, owner_id, team_id, facts FROM deals WHERE ${may.sql} AND status = 'open' AND id = ?`,
    ).all(...may.values, id)
  }
}

function toKnownDeal({ id, name, customer, owner_id, team_id, facts }: DealRow): KnownDeal {
  return { id, name, customer, ownerId: owner_id, teamId: team_id, facts: JSON.parse(facts) as Facts }
}
