import type { Database } from 'better-sqlite3'
import type { ApprovalTemplate, OutsideApprovalChange, OutsideApprovals } from '../../sales/outside-approval.ts'
import { type ApprovalRow, toApproval } from './approvals.ts'

/** Without a word from the platform a request is looked at after a quarter of an hour, later after a quarter of its age. */
const firstLookMs = 15 * 60_000

export function openOutsideApprovals(database: Database): OutsideApprovals {
  const templateOf = database.prepare<[string, string], ApprovalTemplate>(
    'SELECT code, name FROM approval_templates WHERE tenant_id = ? AND platform = ?',
  )
  const find = database.prepare<string[], ApprovalRow>(
    `SELECT * FROM approvals WHERE tenant_id = ? AND (instance = ? OR id = ?) AND template IS NOT NULL
       AND json_extract(body, '$.platform') = ?`,
  )
  const due = database.prepare<number[], ApprovalRow>(
    `SELECT * FROM approvals WHERE state = 'open' AND template IS NOT NULL AND apart_at IS NULL
       AND (looked_at IS NULL OR looked_at < ? - max(${firstLookMs}, (? - asked_at) / 4))
     ORDER BY looked_at LIMIT ?`,
  )
  const lately = database.prepare<[string, number, string], ApprovalRow>(
    `SELECT * FROM approvals WHERE tenant_id = ? AND state IN ('open', 'granted') AND instance IS NOT NULL
       AND asked_at >= ? AND json_extract(body, '$.platform') = ? ORDER BY asked_at`,
  )
  return {
    templateOf: async (tenantId, platform) => templateOf.get(tenantId, platform),
    async find(tenantId, platform, id) {
      const row = find.get(tenantId, id, id, platform)
      return row === undefined ? undefined : toApproval(row)
    },
    due: async (now, limit) => due.all(now, now, limit).map(toApproval),
    lately: async (tenantId, platform, since) => lately.all(tenantId, since, platform).map(toApproval),
  }
}

/** Writes one change; call inside a transaction. Of two instances of one request the second throws. */
export function openOutsideApprovalChanges(database: Database) {
  const place = database.prepare(
    'UPDATE approvals SET instance = ? WHERE id = ? AND tenant_id = ? AND (instance IS NULL OR instance = ?)',
  )
  const part = database.prepare('UPDATE approvals SET apart_at = ? WHERE id = ? AND tenant_id = ? AND instance IS NULL')
  const look = database.prepare('UPDATE approvals SET looked_at = ? WHERE id = ? AND tenant_id = ?')
  const adopt = database.prepare(
    `INSERT INTO approval_templates (tenant_id, platform, code, name, adopted_by, adopted_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant_id, platform) DO UPDATE SET code = excluded.code, name = excluded.name,
       adopted_by = excluded.adopted_by, adopted_at = excluded.adopted_at`,
  )
  const drop = database.prepare('DELETE FROM approval_templates WHERE tenant_id = ? AND platform = ?')

  return (change: OutsideApprovalChange, tenantId: string, actor: string, now: number): void => {
    switch (change.kind) {
      case 'approval.placed': {
        const { instance, subject } = change
        if (place.run(instance, subject, tenantId, instance).changes === 0)
          throw new Error('this request has another instance already')
        return
      }
      case 'approval.apart':
        part.run(now, change.subject, tenantId)
        return
      case 'approval.looked':
        look.run(now, change.subject, tenantId)
        return
      case 'approval-template.adopted':
        adopt.run(tenantId, change.subject, change.template.code, change.template.name, actor, now)
        return
      case 'approval-template.dropped':
        drop.run(tenantId, change.subject)
        return
    }
  }
}
