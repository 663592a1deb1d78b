import type { Database } from 'better-sqlite3'
import type { GuessChange, Guesses } from '../../sales/learning/guess.ts'

export function openGuesses(database: Database): Guesses {
  const open = database.prepare<[string, string, string], { asked: number; value: number | null }>(
    `SELECT coalesce(asked, 0) AS asked, value
     FROM deals LEFT JOIN guesses ON guesses.tenant_id = deals.tenant_id AND deal_id = deals.id
     WHERE deals.tenant_id = ? AND deals.id = ? AND owner_id = ? AND removed_at IS NULL AND status = 'open'`,
  )
  return {
    async of({ tenantId, id }, dealId) {
      const row = open.get(tenantId, dealId, id)
      if (row === undefined) return undefined
      return row.value === null ? { asked: row.asked } : { asked: row.asked, value: row.value }
    },
  }
}

/** Writes guesses; call inside the transaction of the answer they belong to. */
export function openGuessWriting(database: Database) {
  const ask = database.prepare(
    `INSERT INTO guesses (tenant_id, deal_id, asked, person_id, at) VALUES (?, ?, 1, ?, ?)
     ON CONFLICT DO UPDATE SET asked = asked + 1`,
  )
  const answer = database.prepare(
    `INSERT INTO guesses (tenant_id, deal_id, asked, person_id, decision_id, value, at) VALUES (?, ?, 1, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       person_id = excluded.person_id, decision_id = excluded.decision_id, value = excluded.value, at = excluded.at
     WHERE value IS NULL`,
  )
  return {
    asked(tenantId: string, dealId: string, actor: string, now: number): void {
      ask.run(tenantId, dealId, actor, now)
    },
    /** The first answer stands. */
    made(
      { subject, decisionId, value }: Extract<GuessChange, { kind: 'guess.made' }>,
      tenantId: string,
      actor: string,
      now: number,
    ): void {
      answer.run(tenantId, subject, actor, decisionId, value, now)
    },
  }
}
