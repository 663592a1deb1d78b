import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import type { Pause } from '../../sales/events/pause.ts'
import { sourcesOf } from '../../sales/events/source-kind.ts'
import { weightOf } from '../../sales/risk/board.ts'
import type { Findings, Found, Judged, Subject, Tally, Turned, Wanted } from '../../sales/risk/findings.ts'
import type { SettingsNow } from '../../sales/risk/settings.ts'
import type { TippingKind } from '../../sales/risk/tipping/point.ts'
import type { Stage } from '../../sales/stage.ts'
import type { Audit } from './audit.ts'
import { openCustomerHistory } from './customer-history.ts'
import { type EventRow, toEvent } from './deal-events.ts'
import { type DealRow, dealColumns, toDeal } from './deal-row.ts'
import { openMarks } from './marks.ts'
import { openPauses } from './pauses.ts'
import { openRevision } from './revision.ts'
import { openAnswersOf, openSignalAnswers } from './signal-answers.ts'
import { openSettingsNow } from './signal-settings.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import { toVisit, type VisitRow } from './visits.ts'
import type { Writer } from './writer.ts'

/** Of each deal so many of the newest events and visits are read. */
const eventsRead = 40
const visitsRead = 40

const outsideSources = JSON.stringify(Object.values(sourcesOf).flat())

/** What may have turned a deal two months ago has turned it by now, or has not: a judgement of 2026-11-22. */
const turnedForMs = 60 * 86_400_000

interface SubjectRow extends DealRow {
  mark: number
}

export function openFindings(database: Database, writer: Writer, audit: Audit): Findings {
  openMarks(database)
  const prepare = statementsBy(database)
  const settingsNow = openSettingsNow(database)
  const answers = openAnswersOf(database)
  const pauses = openPauses(database)
  const historyOf = openCustomerHistory(database)
  const revision = openRevision(database, 'findings', { deal_findings: ['mark'] })
  const subjectSql = `SELECT ${dealColumns}, mark
    FROM deals JOIN (SELECT deal_id, mark, judged_on FROM deal_findings WHERE tenant_id = ? AND`
  const due = database.prepare<[string, string, number], SubjectRow>(
    `${subjectSql} judged_on < ? ORDER BY judged_on LIMIT ?) ON deal_id = deals.id ORDER BY judged_on`,
  )
  const one = database.prepare<[string, string], SubjectRow>(
    `${subjectSql} deal_id = ? AND judged_on <> 'closed') ON deal_id = deals.id`,
  )
  // Readings and deliveries come day by day and are read apart: they crowd out no word of people.
  const events = database.prepare<[string, string, string, number], EventRow>(
    `SELECT * FROM deal_events WHERE tenant_id = ? AND deal_id = ?
       AND NOT (from_whom = 'system' AND source IN (SELECT value FROM json_each(?))) ORDER BY at DESC LIMIT ?`,
  )
  const visits = database.prepare<[string, string, number], VisitRow>(
    'SELECT * FROM visits WHERE tenant_id = ? AND deal_id = ? AND undone_at IS NULL ORDER BY at DESC LIMIT ?',
  )
  const write = database.prepare(
    `UPDATE deal_findings SET program = ?, weight = ?, fen = ?, cells = ?, findings = ?,
       judged_on = CASE WHEN mark = ? AND judged_on <> 'closed' THEN ? ELSE judged_on END
     WHERE deal_id = ? AND tenant_id = ?`,
  )
  const turned = database.prepare<[string, string, number], Pick<EventRow, 'at' | 'tipping'>>(
    `SELECT at, tipping FROM deal_events WHERE tenant_id = ? AND deal_id = ? AND at >= ? AND tipping <> '[]' ORDER BY at`,
  )
  const doubt = database.prepare(
    `UPDATE deal_findings SET judged_on = '0' WHERE program <> ? AND judged_on NOT IN ('', 'closed')`,
  )
  let program = ''

  return {
    ...openSignalAnswers(database, writer, audit),
    async due(tenantId, today, limit) {
      const settings = settingsNow(tenantId)
      return due.all(tenantId, today, limit).map((row) => subjectOf(row, settings))
    },
    async subject(tenantId, dealId) {
      const row = one.get(tenantId, dealId)
      return row === undefined ? undefined : subjectOf(row, settingsNow(tenantId))
    },
    async keep(judged) {
      await writer.write(() => judged.forEach(keepOne), 'replayable')
    },
    async doubt(current) {
      program = current
      await writer.write(() => doubt.run(current), 'replayable')
    },
    async rows(person, today, wanted, limit) {
      const { sql, values } = wantedOf(person, wanted)
      // The plus keeps the list from choosing the way: it is walked by weight, in an index that holds all this asks for.
      const ofThese = `tenant_id = ? AND +deal_id IN (SELECT id FROM deals WHERE ${sql})`
      const rows = prepare<DealRow & { cells: string }>(
        `SELECT ${dealColumns}, cells FROM
           (SELECT deal_id AS found_id, weight FROM deal_findings WHERE ${ofThese} ORDER BY weight DESC, deal_id DESC LIMIT ?) AS found
         JOIN deals ON deals.id = found_id JOIN (SELECT deal_id, cells FROM deal_findings) ON deal_id = found_id ORDER BY found.weight DESC, found_id DESC`,
      ).all(person.tenantId, ...values, limit)
      const counted = prepare<Omit<Found, 'rows'>>(
        `SELECT count(*) AS count, coalesce(sum(weight > 0), 0) AS speaking, coalesce(sum(judged_on < ? AND judged_on <> '0'), 0) AS due FROM deal_findings WHERE ${ofThese}`,
      ).get(today, person.tenantId, ...values)
      const paused = pauses.of(
        person.tenantId,
        rows.map(({ id }) => id),
      )
      return {
        rows: rows.map((row) => ({ deal: toDeal(row), levels: JSON.parse(row.cells), ...pauseIn(paused, row.id) })),
        ...(counted ?? { count: 0, speaking: 0, due: 0 }),
      }
    },
    async tally(person, wanted) {
      const { sql, values } = wantedOf(person, wanted)
      return prepare<Tally>(
        `SELECT cell.key AS signal, count(*) AS deals FROM deal_findings, json_each(cells) AS cell
         WHERE tenant_id = ? AND weight > 0 AND +deal_id IN (SELECT id FROM deals WHERE ${sql})
           AND cell.value ->> 'level' IN ('high', 'watch')
         GROUP BY cell.key ORDER BY deals DESC, signal`,
      ).all(person.tenantId, ...values)
    },
    async ofDeal(person, dealId, today) {
      const { sql, values } = wantedOf(person, { dealIds: [dealId] })
      const row = prepare<DealRow & { findings: string; judged_on: string }>(
        `SELECT ${dealColumns}, findings, judged_on FROM deals JOIN
           (SELECT deal_id, findings, judged_on FROM deal_findings WHERE tenant_id = ? AND deal_id IN (SELECT id FROM deals WHERE ${sql}))
         ON deal_id = deals.id`,
      ).get(person.tenantId, ...values)
      if (row === undefined) return undefined
      const paused = pauses.of(person.tenantId, [dealId])
      const since = Date.parse(`${today}T00:00:00Z`) - turnedForMs
      return {
        deal: toDeal(row),
        findings: JSON.parse(row.findings),
        due: row.judged_on < today,
        told: row.judged_on === '',
        turned: turnedBy(turned.all(person.tenantId, dealId, since)),
        ...pauseIn(paused, dealId),
      }
    },
    async choices(person) {
      const { sql, values } = wantedOf(person, {})
      const those = prepare<{ owner_id: string; team_id: string; stage: Stage | null }>(
        `SELECT DISTINCT owner_id, team_id, stage FROM deals WHERE ${sql}`,
      ).all(...values)
      const named = (table: 'people' | 'teams', ids: readonly string[]) =>
        prepare<{ id: string; name: string }>(
          `SELECT id, name FROM ${table} WHERE tenant_id = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY name`,
        ).all(person.tenantId, JSON.stringify([...new Set(ids)]))
      return {
        owners: named(
          'people',
          those.map(({ owner_id }) => owner_id),
        ),
        teams: named(
          'teams',
          those.map(({ team_id }) => team_id),
        ),
        stages: [...new Set(those.flatMap(({ stage }) => stage ?? []))],
      }
    },
    revision,
  }

  function subjectOf(row: SubjectRow, settings: SettingsNow): Subject {
    const { tenant_id: tenantId, id } = row
    const deal = toDeal(row)
    const { events: history, ...customer } = historyOf(tenantId, deal.customerId)
    return {
      deal,
      ...customer,
      history,
      events: events.all(tenantId, id, outsideSources, eventsRead).map(toEvent),
      visits: visits.all(tenantId, id, visitsRead).map(toVisit),
      settings,
      answers: answers.of(tenantId, id),
      mark: row.mark,
    }
  }

  function keepOne({ deal, mark, today, cells }: Judged): void {
    const money = (deal.facts.amount ?? deal.facts.quote ?? deal.facts.budget)?.value
    const levels = cells.map(({ signal, finding: { level, short } }) => [signal.id, { level, short }])
    for (const { signal, answer } of cells) if (answer === 'lapsed') answers.lapse(deal.tenantId, deal.id, signal.id)
    const findings = cells.map(({ signal, finding }) => [signal.id, finding])
    const kept = [levels, findings].map((entries) => JSON.stringify(Object.fromEntries(entries)))
    write.run(program, weightOf(cells), money?.max ?? money?.min ?? null, ...kept, mark, today, deal.id, deal.tenantId)
  }
}

function turnedBy(rows: readonly Pick<EventRow, 'at' | 'tipping'>[]): Turned[] {
  const newest = new Map(
    rows.flatMap(({ at, tipping }) =>
      (JSON.parse(tipping) as TippingKind[]).map((kind) => [kind, new Date(at).toISOString()] as const),
    ),
  )
  return [...newest].map(([kind, at]) => ({ kind, at }))
}

function pauseIn(paused: ReadonlyMap<string, Pause>, dealId: string): { pause?: Pause } {
  const pause = paused.get(dealId)
  return pause === undefined ? {} : { pause }
}

/** Open deals somebody may see, as narrowed. */
function wantedOf(
  person: Person,
  { ownerId, teamId, stage, atLeast, dealIds }: Wanted,
): { sql: string; values: unknown[] } {
  const may = visibility(person, 'see', 'deal')
  const narrowed: [string, unknown][] = [
    ['owner_id = ?', ownerId],
    ['team_id = ?', teamId],
    ['stage = ?', stage],
    ['(SELECT fen FROM deal_findings WHERE deal_id = deals.id) >= ?', atLeast],
    ['id IN (SELECT value FROM json_each(?))', dealIds && JSON.stringify(dealIds)],
  ]
  const asked = narrowed.filter(([, value]) => value !== undefined)
  return {
    sql: [may.sql, "removed_at IS NULL AND status = 'open'", ...asked.map(([sql]) => sql)].join(' AND '),
    values: [...may.values, ...asked.map(([, value]) => value)],
  }
}
