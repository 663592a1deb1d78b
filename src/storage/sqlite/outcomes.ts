import type { Database } from 'better-sqlite3'
import type { Closing } from '../../sales/deal.ts'
import {
  type ClosedCase,
  chosenPrediction,
  closedAtOf,
  type JudgedCase,
  startOf,
} from '../../sales/learning/closed-case.ts'
import type { Outcomes } from '../../sales/learning/models.ts'
import { signsThen } from '../../sales/learning/snapshot.ts'
import { openRevision } from './revision.ts'

interface ClosedRow {
  id: string
  status: 'won' | 'lost'
  closing: string | null
  recorded_at: number
  guess: number | null
}

interface PredictionRow {
  id: string
  at: number
  model: string
  probability: number
}

interface SnapshotRow {
  stood_on: string
  facts: string
}

/** How all closed deals of a company turned out, as it was read. */
interface Read {
  revision: string
  closed: number
  cases: readonly JudgedCase[]
  recalled: readonly ClosedCase[]
}

/** A closed deal, and since when its end was known. */
type Ended = Omit<ClosedRow, 'closing' | 'recorded_at'> & { closedAt: number }

/** Deals looked at before others get their turn. */
const atOnce = 25
/** Companies whose closed deals are kept ready; one more begins anew. */
const companiesKept = 100

/** What decides which deals are closed and how they were seen before. What is predicted of a deal once it is closed judges nothing. */
const watched = {
  deals: ['status', 'closing', 'removed_at'],
  decisions: { columns: ['withdrawn_at'], rows: 'known' },
  snapshots: ['facts'],
} as const

export function openOutcomes(database: Database): Outcomes {
  const companies = database
    .prepare<[], string>(`SELECT DISTINCT tenant_id FROM deals WHERE removed_at IS NULL ORDER BY tenant_id`)
    .pluck()
  const closed = database.prepare<[string], ClosedRow>(
    `SELECT id, status, closing, coalesce(
       (SELECT max(at) FROM deal_history
        WHERE deal_history.tenant_id = deals.tenant_id AND deal_id = deals.id AND field = 'status'),
       updated_at) AS recorded_at,
       (SELECT value FROM guesses WHERE guesses.tenant_id = deals.tenant_id AND deal_id = deals.id) AS guess
     FROM deals WHERE tenant_id = ? AND removed_at IS NULL AND status IN ('won', 'lost') ORDER BY id`,
  )
  const lostOver = database
    .prepare<[string], NonNullable<Closing['reasons']>[number]>(
      `SELECT reason.value FROM deals, json_each(deals.closing, '$.reasons') AS reason
       WHERE tenant_id = ? AND removed_at IS NULL AND status = 'lost'
       GROUP BY reason.value ORDER BY count(*) DESC, reason.value`,
    )
    .pluck()
  const won = database
    .prepare<[string], string>(`SELECT id FROM deals WHERE tenant_id = ? AND removed_at IS NULL AND status = 'won'`)
    .pluck()
  const predictions = database.prepare<[string, string], PredictionRow>(
    `SELECT id, at, model, probability FROM decisions
     WHERE tenant_id = ? AND deal_id = ? AND supposing IS NULL AND withdrawn_at IS NULL`,
  )
  const signs = database.prepare<[string], string>('SELECT signs FROM decisions WHERE id = ?').pluck()
  const snapshots = database.prepare<[string, string], SnapshotRow>(
    'SELECT stood_on, facts FROM snapshots WHERE tenant_id = ? AND deal_id = ?',
  )
  const revision = openRevision(database, 'outcomes', watched)
  const kept = new Map<string, Promise<Read>>()

  return {
    companies: async () => companies.all(),
    closed: async (tenantId) => (await read(tenantId)).closed,
    cases: async (tenantId) => (await read(tenantId)).cases,
    recalled: async (tenantId) => (await read(tenantId)).recalled,
    won: async (tenantId) => new Set(won.all(tenantId)),
    lostOver: async (tenantId) => lostOver.all(tenantId),
  }

  /** Read once for everybody who asks before something changes; what fails is read anew. */
  async function read(tenantId: string): Promise<Read> {
    const current = revision()
    const before = await kept.get(tenantId)
    if (before?.revision === current) return before
    if (kept.size >= companiesKept) kept.clear()
    const reading = readAll(tenantId, current)
    kept.set(tenantId, reading)
    reading.catch(() => kept.delete(tenantId))
    return reading
  }

  async function readAll(tenantId: string, revision: string): Promise<Read> {
    const rows = closed.all(tenantId)
    const ended = rows.flatMap(endedOf).sort((one, other) => one.closedAt - other.closedAt)
    const cases: JudgedCase[] = []
    const recalled: ClosedCase[] = []
    for (const [index, deal] of ended.entries()) {
      const judged = judgedCase(tenantId, deal)
      if (judged !== undefined) cases.push(judged)
      else recalled.push(...recalledCase(tenantId, deal))
      if (index % atOnce === atOnce - 1) await new Promise((resolve) => setImmediate(resolve))
    }
    return { revision, closed: rows.length, cases, recalled }
  }

  function judgedCase(tenantId: string, deal: Ended): JudgedCase | undefined {
    const { id, closedAt, guess } = deal
    const chosen = chosenPrediction(id, predictions.all(tenantId, id), closedAt)
    if (chosen === undefined) return undefined
    return {
      ...stoodThen(deal, chosen),
      model: chosen.model,
      said: chosen.probability,
      signs: JSON.parse(signs.get(chosen.id) ?? '[]') as ClosedCase['signs'],
      ...(guess === null ? {} : { guess }),
    }
  }

  function recalledCase(tenantId: string, deal: Ended): ClosedCase[] {
    const stood = snapshots
      .all(tenantId, deal.id)
      .map(({ stood_on, facts }) => ({ id: `${deal.id}@${stood_on}`, at: startOf(stood_on), facts }))
    const chosen = chosenPrediction(deal.id, stood, deal.closedAt)
    return chosen === undefined
      ? []
      : [{ ...stoodThen(deal, chosen), signs: signsThen({ facts: JSON.parse(chosen.facts) }) }]
  }
}

function endedOf({ id, status, closing, recorded_at, guess }: ClosedRow): Ended[] {
  const closedAt = closedAtOf(closing === null ? undefined : JSON.parse(closing), recorded_at)
  return closedAt === undefined ? [] : [{ id, status, guess, closedAt }]
}

function stoodThen({ id, status, closedAt }: Ended, { id: decisionId, at }: { id: string; at: number }) {
  return { dealId: id, decisionId, madeAt: at, closedAt, won: status === 'won' }
}
