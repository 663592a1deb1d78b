import type { Database } from 'better-sqlite3'
import type { Exchange, Exchanges, JudgedExchange } from '../../sales/exchange.ts'
import { groupBy } from '../../sales/group-by.ts'
import type { Mood } from '../../sales/mood.ts'
import type { Stage } from '../../sales/stage.ts'
import type { Judgement } from '../../sales/verdict.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface ExchangeRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  deal_id: string | null
  decision_id: string | null
  at: number
  intent: string
  objections: string
  offered: string
  mood: Mood | null
  mood_words: string | null
  stage: Stage | null
  industry: NonNullable<Exchange['industry']> | null
  roles: string | null
}

interface JudgementRow {
  decision_id: string
  track_id: string
  verdict: Judgement['verdict']
  at: number
}

export function openExchanges(database: Database): Exchanges {
  const prepare = statementsBy(database)
  const judgements = database.prepare<[string, string], JudgementRow>(
    `SELECT decision_id, track_id, verdict, at FROM judgements
     WHERE tenant_id = ? AND decision_id IN (SELECT value FROM json_each(?)) ORDER BY at`,
  )
  const lastTaken = database.prepare<[string, string, string | null], Pick<Judgement, 'decisionId' | 'trackId'>>(
    `SELECT decision_id AS decisionId, track_id AS trackId FROM judgements
     JOIN decisions ON decisions.id = judgements.decision_id
     WHERE judgements.tenant_id = ? AND person_id = ? AND verdict = 'taken' AND deal_id IS ?
     ORDER BY judgements.at DESC LIMIT 1`,
  )

  return {
    async ofDeal(person, dealId, limit) {
      const may = visibility(person, 'see', 'deal')
      const rows = prepare<ExchangeRow>(
        `SELECT * FROM exchanges WHERE tenant_id = ? AND deal_id = (SELECT id FROM deals WHERE ${may.sql} AND id = ?)
         ORDER BY at DESC, rowid DESC LIMIT ?`,
      ).all(person.tenantId, ...may.values, dealId, limit)
      return judged(person.tenantId, rows)
    },
    async ofOwner(person, ownerId, since) {
      const may = visibility(person, 'see', 'deal')
      const rows = prepare<ExchangeRow>(
        `SELECT * FROM exchanges WHERE ${may.sql} AND owner_id = ? AND at >= ? ORDER BY at DESC, rowid DESC`,
      ).all(...may.values, ownerId, Date.parse(since))
      return judged(person.tenantId, rows)
    },
    async seenBy(person, since) {
      const may = visibility(person, 'see', 'deal')
      const rows = prepare<ExchangeRow>(`SELECT * FROM exchanges WHERE ${may.sql} AND at >= ? ORDER BY at, rowid`).all(
        ...may.values,
        Date.parse(since),
      )
      return judged(person.tenantId, rows)
    },
    async ofCompany(tenantId, since) {
      const rows = prepare<ExchangeRow>(
        'SELECT * FROM exchanges WHERE tenant_id = ? AND at >= ? ORDER BY at, rowid',
      ).all(tenantId, Date.parse(since))
      return judged(tenantId, rows)
    },
    async lastTaken({ tenantId, id }, dealId) {
      return lastTaken.get(tenantId, id, dealId ?? null)
    },
  }

  function judged(tenantId: string, rows: readonly ExchangeRow[]): JudgedExchange[] {
    const ids = JSON.stringify(rows.flatMap(({ decision_id }) => decision_id ?? []))
    const said = groupBy(judgements.all(tenantId, ids).map(toJudgement), ({ decisionId }) => decisionId)
    return rows.map((row) => ({ ...toExchange(row), judgements: said.get(row.decision_id ?? '') ?? [] }))
  }
}

/** Writes exchanges; call inside the transaction of the answer they belong to. */
export function openExchangeWriting(database: Database) {
  const insert = database.prepare(
    `INSERT INTO exchanges
       (id, tenant_id, owner_id, team_id, deal_id, decision_id, at, intent, objections, offered, mood, mood_words,
        stage, industry, roles)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const remove = database.prepare('DELETE FROM exchanges WHERE id = ? AND tenant_id = ? AND owner_id = ?')
  return {
    keep,
    withdraw(id: string, tenantId: string, ownerId: string): void {
      remove.run(id, tenantId, ownerId)
    },
  }

  function keep(exchange: Exchange): void {
    const { id, tenantId, ownerId, teamId, dealId = null, decisionId = null, at } = exchange
    const { intent, objections, offered, mood, stage = null, industry = null, roles } = exchange
    insert.run(
      id,
      tenantId,
      ownerId,
      teamId,
      dealId,
      decisionId,
      Date.parse(at),
      intent,
      JSON.stringify(objections),
      JSON.stringify(offered),
      mood?.mood ?? null,
      mood?.words ?? null,
      stage,
      industry,
      roles === undefined ? null : JSON.stringify(roles),
    )
  }
}

function toExchange(row: ExchangeRow): Exchange {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    ...(row.deal_id === null ? {} : { dealId: row.deal_id }),
    ...(row.decision_id === null ? {} : { decisionId: row.decision_id }),
    at: new Date(row.at).toISOString(),
    intent: row.intent,
    objections: JSON.parse(row.objections),
    offered: JSON.parse(row.offered),
    ...(row.stage === null ? {} : { stage: row.stage }),
    ...(row.industry === null ? {} : { industry: row.industry }),
    ...(row.roles === null ? {} : { roles: JSON.parse(row.roles) }),
    ...(row.mood === null ? {} : { mood: { mood: row.mood, words: row.mood_words ?? '' } }),
  }
}

function toJudgement({ decision_id, track_id, verdict, at }: JudgementRow): Judgement {
  return { decisionId: decision_id, trackId: track_id, verdict, at: new Date(at).toISOString() }
}
