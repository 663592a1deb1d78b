import type { Database } from 'better-sqlite3'
import { groupBy } from '../../sales/group-by.ts'
import { type Ledger, type LedgerLine, surrogateWindow } from '../../sales/ledger/showing.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { logit } from '../../sales/sandbox/probability.ts'
import { ladder, type Stage } from '../../sales/stage.ts'
import type { Verdict } from '../../sales/verdict.ts'
import type { Audit } from './audit.ts'
import type { WriteChange } from './changes.ts'
import { openPolicyReading } from './policies.ts'
import type { Writer } from './writer.ts'

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

/** Something a rep said of a track, on whichever card of the deal it stood. */
interface Said {
  deal_id: string
  track_id: string
  at: number
}

export function openLedger(
  database: Database,
  { writer, audit, writeChange }: { writer: Writer; audit: Audit; writeChange: WriteChange },
): Ledger {
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
  const verdicts = database.prepare<[string], Said & { verdict: Verdict }>(
    `SELECT deal_id, track_id, verdict, judgements.at FROM judgements
     JOIN decisions ON decisions.id = decision_id WHERE judgements.tenant_id = ? AND deal_id IS NOT NULL`,
  )
  const rewordings = database.prepare<[string], Said & { distance: number }>(
    `SELECT deal_id, track_id, distance, rewordings.at FROM rewordings
     JOIN decisions ON decisions.id = decision_id WHERE rewordings.tenant_id = ? AND deal_id IS NOT NULL`,
  )
  const reprieves = database
    .prepare<[string], string>(`SELECT track_id || '@' || version FROM reprieves WHERE tenant_id = ?`)
    .pluck()
  const policies = openPolicyReading(database)
  return {
    reprieved: async (tenantId) => new Set(reprieves.all(tenantId)),
    policies: async (tenantId) => policies(tenantId),
    async write({ tenantId, id: actor }, changes, now) {
      await writer.write(() => {
        for (const change of changes) {
          writeChange(change, tenantId, actor, now)
          audit.append({ tenantId, at: now, actor, action: change.kind, level: change.level, subject: change.subject })
        }
      })
    },
    async lines(tenantId) {
      const ofDeal = ({ deal_id }: { deal_id: string }) => deal_id
      const climbed = groupBy(steps.all(tenantId), ofDeal)
      const [judged, reworded] = [groupBy(verdicts.all(tenantId), ofDeal), groupBy(rewordings.all(tenantId), ofDeal)]
      const all = rows.all(tenantId)
      const shown = groupBy(all, ofDeal)
      return all.map((row) => {
        const advanced = climbed.get(row.deal_id)?.find((step) => isAdvance(row, step))?.at
        // The order drawn holds until the next stage, however many cards it stands on.
        const until = shown.get(row.deal_id)?.find(({ at }) => at > row.at)?.at ?? Number.POSITIVE_INFINITY
        const inTime = ({ at }: Said) => at >= row.at && at < until
        return toLine(row, advanced, {
          verdicts: eachOnce(
            (judged.get(row.deal_id) ?? [])
              .filter(inTime)
              .map(({ track_id, verdict }) => ({ trackId: track_id, verdict })),
          ),
          rewordings: (reworded.get(row.deal_id) ?? [])
            .filter(inTime)
            .map(({ track_id, distance }) => ({ trackId: track_id, distance })),
        })
      })
    },
  }
}

/** Said on two cards it is still said once. */
function eachOnce(verdicts: LedgerLine['verdicts']): LedgerLine['verdicts'] {
  return [...new Map(verdicts.map((one) => [`${one.trackId}/${one.verdict}`, one])).values()]
}

function isAdvance({ at, stage }: Row, step: Step): boolean {
  return (
    step.at > at &&
    step.at <= at + surrogateWindow &&
    step.stage !== null &&
    ladder.indexOf(step.stage) > ladder.indexOf(stage)
  )
}

function toLine(row: Row, advanced: number | undefined, said: Pick<LedgerLine, 'verdicts' | 'rewordings'>): LedgerLine {
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
    ...said,
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
