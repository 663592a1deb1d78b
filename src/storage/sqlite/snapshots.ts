import type { Database } from 'better-sqlite3'
import type { SnapshotChange } from '../../sales/learning/snapshot.ts'

/** Writes how deals stood; call inside the transaction of the import it belongs to. */
export function openSnapshotWriting(database: Database) {
  const keep = database.prepare(
    'INSERT INTO snapshots (tenant_id, deal_id, stood_on, facts) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const drop = database.prepare('DELETE FROM snapshots WHERE tenant_id = ? AND deal_id = ? AND stood_on = ?')
  return (change: SnapshotChange, tenantId: string): void => {
    if (change.kind === 'snapshot.kept') keep.run(tenantId, change.subject, change.on, JSON.stringify(change.facts))
    else drop.run(tenantId, change.subject, change.on)
  }
}
