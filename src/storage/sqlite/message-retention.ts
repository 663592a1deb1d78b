import type { Database } from 'better-sqlite3'
import type { KeptUntil } from '../../conversation/journal.ts'

/**
 * Throws away what was said once it is of no more use; call inside a transaction. What is said unasked is known by its id, under
 * which it must not be said again: its words go, and the id stays as long as anything could be said anew under it.
 */
export function openMessageRetention(database: Database) {
  const answered = database.prepare(
    `DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE state = 'decided' AND received_at < ? LIMIT ?)`,
  )
  const givenUp = database.prepare(
    `DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE state = 'dead' AND received_at < ? LIMIT ?)`,
  )
  const sent = database.prepare(
    `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox
       WHERE state = 'sent' AND answers_at IS NOT NULL AND created_at < ? LIMIT ?)`,
  )
  const unsent = database.prepare(
    `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox
       WHERE state IN ('failed', 'uncertain') AND created_at < ? LIMIT ?)`,
  )
  const emptied = database.prepare(
    `UPDATE outbox SET outgoing = '${nothing}' WHERE id IN (SELECT id FROM outbox
       WHERE state = 'sent' AND answers_at IS NULL AND outgoing <> '${nothing}' AND created_at < ? LIMIT ?)`,
  )
  const forgotten = database.prepare(
    `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox
       WHERE state = 'sent' AND answers_at IS NULL AND created_at < ? LIMIT ?)`,
  )
  return ({ settled, stuck, announced }: KeptUntil, most: number): number => {
    const of = [
      [answered, settled],
      [sent, settled],
      [emptied, settled],
      [givenUp, stuck],
      [unsent, stuck],
      [forgotten, announced],
    ] as const
    return Math.max(...of.map(([statement, before]) => statement.run(before, most).changes))
  }
}

const nothing = JSON.stringify({ kind: 'text', text: '' })
