import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import type { SignalAnswer } from '../../sales/risk/answer.ts'
import type { Findings } from '../../sales/risk/findings.ts'
import type { Audit } from './audit.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

/** Keeps what people answer to findings; whoever may not change a deal answers nothing of it. */
export function openSignalAnswers(
  database: Database,
  writer: Writer,
  audit: Audit,
): Pick<Findings, 'answer' | 'withdraw'> {
  const prepare = statementsBy(database)
  const insert = database.prepare(
    `INSERT INTO signal_answers (tenant_id, deal_id, signal, basis, person_id, said_on) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET basis = excluded.basis, person_id = excluded.person_id, said_on = excluded.said_on`,
  )
  const remove = database.prepare('DELETE FROM signal_answers WHERE tenant_id = ? AND deal_id = ? AND signal = ?')

  return {
    answer: (person, { dealId, signal, basis, on }) =>
      writer.write(() => {
        if (!mayChange(person, dealId)) return false
        insert.run(person.tenantId, dealId, signal, basis, person.id, on)
        note(person, 'signal.answered', dealId)
        return true
      }),
    withdraw: (person, dealId, signal) =>
      writer.write(() => {
        if (!mayChange(person, dealId) || remove.run(person.tenantId, dealId, signal).changes === 0) return false
        note(person, 'signal.answer-withdrawn', dealId)
        return true
      }),
  }

  function mayChange(person: Person, dealId: string): boolean {
    const may = visibility(person, 'change', 'deal')
    return (
      prepare(`SELECT 1 FROM deals WHERE ${may.sql} AND removed_at IS NULL AND id = ?`).get(...may.values, dealId) !==
      undefined
    )
  }

  function note({ tenantId, id: actor }: Person, action: string, subject: string): void {
    audit.append({ tenantId, at: Date.now(), actor, action, level: 'human', subject })
  }
}

/** Answers to the findings of one deal, for judging; and their end, when a signal finds something else. */
export function openAnswersOf(database: Database) {
  const ofDeal = database.prepare<[string, string], SignalAnswer>(
    `SELECT deal_id AS dealId, signal, basis, said_on AS "on", coalesce((SELECT name FROM people WHERE people.id = person_id), '同事') AS by
     FROM signal_answers WHERE tenant_id = ? AND deal_id = ?`,
  )
  const lapse = database.prepare('DELETE FROM signal_answers WHERE tenant_id = ? AND deal_id = ? AND signal = ?')
  return {
    of: (tenantId: string, dealId: string) => ofDeal.all(tenantId, dealId),
    lapse: (tenantId: string, dealId: string, signal: string) => void lapse.run(tenantId, dealId, signal),
  }
}
