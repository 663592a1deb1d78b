import type { Database } from 'better-sqlite3'
import { type ClosedCase, chosenPrediction } from '../../sales/learning/closed-case.ts'
import type { Outcomes } from '../../sales/learning/models.ts'

interface ClosedRow {
  id: string
  status: 'won' | 'lost'
  closed_at: number
  guess: number | null
}

interface PredictionRow {
  id: string
  at: number
  model: string
  probability: number
}

/** Deals looked at before others get their turn. */
const atOnce = 25

export function openOutcomes(database: Database): Outcomes {
  const companies = database
    .prepare<[], string>(`SELECT DISTINCT tenant_id FROM deals WHERE removed_at IS NULL ORDER BY tenant_id`)
    .pluck()
  const closed = database.prepare<[string], ClosedRow>(
    `SELECT id, status, coalesce(
       (SELECT max(at) FROM deal_history
        WHERE deal_history.tenant_id = deals.tenant_id AND deal_id = deals.id AND field = 'status'),
       updated_at) AS closed_at,
       (SELECT value FROM guesses WHERE guesses.tenant_id = deals.tenant_id AND deal_id = deals.id) AS guess
     FROM deals WHERE tenant_id = ? AND removed_at IS NULL AND status IN ('won', 'lost') ORDER BY closed_at, id`,
  )
  const predictions = database.prepare<[string, string], PredictionRow>(
    `SELECT id, at, model, probability FROM decisions
     WHERE tenant_id = ? AND deal_id = ? AND supposing IS NULL AND withdrawn_at IS NULL`,
  )
  const signs = database.prepare<[string], string>('SELECT signs FROM decisions WHERE id = ?').pluck()

  return {
    companies: async () => companies.all(),
    closed: async (tenantId) => closed.all(tenantId).length,
    async cases(tenantId) {
      const cases: ClosedCase[] = []
      for (const [index, deal] of closed.all(tenantId).entries()) {
        cases.push(...caseOf(tenantId, deal))
        if (index % atOnce === atOnce - 1) await new Promise((resolve) => setImmediate(resolve))
      }
      return cases
    },
  }

  function caseOf(tenantId: string, { id, status, closed_at, guess }: ClosedRow): ClosedCase[] {
    const chosen = chosenPrediction(id, predictions.all(tenantId, id), closed_at)
    if (chosen === undefined) return []
    return [
      {
        dealId: id,
        decisionId: chosen.id,
        madeAt: chosen.at,
        closedAt: closed_at,
        won: status === 'won',
        model: chosen.model,
        said: chosen.probability,
        signs: JSON.parse(signs.get(chosen.id) ?? '[]') as ClosedCase['signs'],
        ...(guess === null ? {} : { guess }),
      },
    ]
  }
}
