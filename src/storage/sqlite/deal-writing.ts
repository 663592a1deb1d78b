import type { Database } from 'better-sqlite3'
import type { DealChanged } from '../../sales/change.ts'
import type { NewDeal } from '../../sales/deal.ts'
import { changed, MovedOn, overtaken } from '../../sales/record/field-change.ts'
import { type DealRow, dealColumns, toDeal } from './deal-row.ts'

/** Opens deals, moves their records on and keeps what became of them; call inside the transaction of the answer it belongs to. */
export function openDealWriting(database: Database) {
  const insert = database.prepare(
    `INSERT INTO deals (id, tenant_id, owner_id, team_id, customer_id, name, industry, stage, status, facts, closing, opened_on, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const read = database.prepare<[string, string], DealRow>(
    `SELECT ${dealColumns} FROM deals WHERE tenant_id = ? AND id = ?`,
  )
  const write = database.prepare(
    `UPDATE deals SET name = ?, industry = ?, stage = ?, status = ?, facts = ?, closing = ?, updated_at = ?
     WHERE tenant_id = ? AND id = ?`,
  )
  const remove = database.prepare('UPDATE deals SET removed_at = ? WHERE tenant_id = ? AND id = ?')
  const keep = database.prepare(
    `INSERT INTO deal_history (tenant_id, deal_id, at, person_id, field, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )

  return {
    open({ id, tenantId, ownerId, teamId, customerId, name, stage, status, facts, ...dated }: NewDeal): void {
      const whose = [id, tenantId, ownerId, teamId, customerId, name]
      const what = [facts.industry?.value ?? null, stage ?? null, status, JSON.stringify(facts)]
      const { closing, openedOn = null, updatedAt } = dated
      insert.run(...whose, ...what, json(closing), openedOn, Date.parse(updatedAt))
    },
    change({ subject: id, changes, at }: DealChanged, tenantId: string, actor: string, now: number): void {
      const row = read.get(tenantId, id)
      if (row === undefined) throw new Error(`no deal ${id}`)
      const before = toDeal(row)
      const [moved] = overtaken(before, changes)
      if (moved !== undefined) throw new MovedOn(`deal ${id} has moved on: ${moved.field}`)
      const { name, facts, status, closing } = changed(before, changes)
      const [industry, stage] = [facts.industry?.value ?? null, facts.stage?.value ?? before.stage ?? null]
      write.run(name, industry, stage, status, JSON.stringify(facts), json(closing), Date.parse(at), tenantId, id)
      for (const { field, from, to } of changes) keep.run(tenantId, id, now, actor, field, json(from), json(to))
    },
    remove: (id: string, tenantId: string, now: number) => void remove.run(now, tenantId, id),
  }
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
