import type { Database } from 'better-sqlite3'
import { type Ledger, type LedgerLine, surrogateWindow } from '../../sales/ledger/showing.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { logit } from '../../sales/sandbox/probability.ts'
import { ladder, type Stage } from '../../sales/stage.ts'
import type { Verdict } from '../../sales/verdict.ts'

interface Row {
  decision_id: string
  deal_id: string
  at: number
  stage: Stage
  topic: LedgerLine['topic']
  industry: NonNullable<LedgerLine['industry']> | null
  base: number
  candidates: string
  assignment: string
  customer_id: string
  status: 'open' | 'shelved' | 'won' | 'lost'
  replied: number | null
  met: number | null
}

interface Step {
  deal_id: string
  at: number
  stage: Stage | null
}

export function openLedger(database: Database): Ledger {
  const within = `> showings.at AND %s <= showings.at + ${surrogateWindow}`
  const soon = (column: string) => `${column} ${within.replace('%s', column)}`
  const rows = database.prepare<[string], Row>(
    `SELECT showings.*, deals.customer_id, deals.status,
       (SELECT min(exchanges.at) FROM exchanges
        WHERE exchanges.tenant_id = showings.tenant_id AND exchanges.deal_id = showings.deal_id
          AND (intent = 'visit.log' OR mood IS NOT NULL) AND ${soon('exchanges.at')}) AS replied,
       (SELECT min(met) FROM (
          SELECT made_at AS met FROM appointments
          WHERE appointments.tenant_id = showings.tenant_id AND appointments.deal_id = showings.deal_id
            AND state = 'booked' AND ${soon('made_at')}
          UNION ALL
          SELECT logged_at AS met FROM visits
          WHERE visits.tenant_id = showings.tenant_id AND visits.deal_id = showings.deal_id
            AND undone_at IS NULL AND ${soon('logged_at')})) AS met
     FROM showings
     JOIN deals ON deals.tenant_id = showings.tenant_id AND deals.id = showings.deal_id AND removed_at IS NULL
     JOIN decisions ON decisions.id = showings.decision_id AND withdrawn_at IS NULL
     WHERE showings.tenant_id = ? ORDER BY showings.at`,
  )
  const steps = database.prepare<[string], Step>(
    `SELECT deal_id, at, json_extract(after, '$.value') AS stage FROM deal_history
     WHERE tenant_id = ? AND field = 'fact.stage' ORDER BY at`,
  )
  const verdicts = database.prepare<[string], { decision_id: string; track_id: string; verdict: Verdict }>(
    'SELECT decision_id, track_id, verdict FROM judgements WHERE tenant_id = ?',
  )
  return {
    async lines(tenantId) {
      const climbed = groupedBy(steps.all(tenantId), ({ deal_id }) => deal_id)
      const said = groupedBy(verdicts.all(tenantId), ({ decision_id }) => decision_id)
      return rows.all(tenantId).map((row) => {
        const advanced = climbed.get(row.deal_id)?.find((step) => isAdvance(row, step))?.at
        const verdictsHere = (said.get(row.decision_id) ?? []).map(({ track_id: trackId, verdict }) => ({
          trackId,
          verdict,
        }))
        return toLine(row, advanced, verdictsHere)
      })
    },
  }
}

function groupedBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return groups
}

function isAdvance({ at, stage }: Row, step: Step): boolean {
  return (
    step.at > at &&
    step.at <= at + surrogateWindow &&
    step.stage !== null &&
    ladder.indexOf(step.stage) > ladder.indexOf(stage)
  )
}

function toLine(row: Row, advanced: number | undefined, verdicts: LedgerLine['verdicts']): LedgerLine {
  const { replied, met, status, industry } = row
  return {
    decisionId: row.decision_id,
    dealId: row.deal_id,
    accountId: row.customer_id,
    at: row.at,
    stage: row.stage,
    topic: row.topic,
    ...(industry === null ? {} : { industry }),
    base: row.base,
    candidates: JSON.parse(row.candidates),
    assignment: JSON.parse(row.assignment),
    verdicts,
    aftermath: {
      ...(replied === null ? {} : { replied }),
      ...(met === null ? {} : { met }),
      ...(advanced === undefined ? {} : { advanced }),
      ...(status === 'won' || status === 'lost' ? { won: status === 'won' } : {}),
    },
  }
}

/** Keeps what a decision laid before a rep, the first time in each stage; call inside the transaction of its answer. */
export function openShowing(database: Database): (made: Decision) => void {
  const insert = database.prepare(
    `INSERT INTO showings
       (decision_id, tenant_id, owner_id, team_id, deal_id, at, stage, topic, industry, base, candidates, assignment)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  return ({ id, tenantId, ownerId, teamId, dealId, at, facts, estimate, offers, assignment }) => {
    if (assignment === undefined || dealId === undefined || facts.stage === undefined) return
    const candidates = offers.map(({ trackId, version, strategy }) => ({ trackId, version, strategy }))
    insert.run(
      id,
      tenantId,
      ownerId,
      teamId,
      dealId,
      Date.parse(at),
      facts.stage.value,
      facts.objections[0]?.value ?? 'NONE',
      facts.industry?.value ?? null,
      logit(estimate.value),
      JSON.stringify(candidates),
      JSON.stringify(assignment),
    )
  }
}
