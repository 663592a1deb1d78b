import type { Database } from 'better-sqlite3'
import type { DealChanged } from '../../sales/change.ts'
import { changed, overtaken } from '../../sales/record/field-change.ts'
import { type DealRow, toDeal } from './deal-row.ts'

/** Moves deals' records on and keeps what became of them; call inside the transaction of the answer it belongs to. */
export function openDealChanges(database: Database) {
  const read = database.prepare<[string, string], DealRow>('SELECT * FROM deals WHERE tenant_id = ? AND id = ?')
  const write = database.prepare(
    `UPDATE deals SET name = ?, industry = ?, stage = ?, status = ?, facts = ?, closing = ?, updated_at = ?
     WHERE tenant_id = ? AND id = ?`,
  )
  const keep = database.prepare(
    `INSERT INTO deal_history (tenant_id, deal_id, at, person_id, field, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )

  return ({ subject: id, changes, at }: DealChanged, tenantId: string, actor: string, now: number): void => {
    const row = read.get(tenantId, id)
    if (row === undefined) throw new Error(`no deal ${id}`)
    const before = toDeal(row)
    const [moved] = overtaken(before, changes)
    if (moved !== undefined) throw new Error(`deal ${id} has moved on: ${moved.field}`)
    const { name, facts, status, closing } = changed(before, changes)
    const [industry, stage] = [facts.industry?.value ?? null, facts.stage?.value ?? before.stage]
    const ended = closing === undefined ? null : JSON.stringify(closing)
    write.run(name, industry, stage, status, JSON.stringify(facts), ended, Date.parse(at), tenantId, id)
    for (const { field, from, to } of changes) keep.run(tenantId, id, now, actor, field, json(from), json(to))
  }
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
