import type { Database } from 'better-sqlite3'
import type { Approval, ApprovalChange, ApprovalNote, Approvals } from '../../sales/approval.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface ApprovalRow {
  state: Approval['state']
  decided_by: string | null
  decided_at: number | null
  body: string
  notes: string
}

export function openApprovals(database: Database): Approvals {
  const prepare = statementsBy(database)
  return {
    async byId(person, id) {
      const may = visibility(person, 'see', 'approval')
      const row = prepare<ApprovalRow>(`SELECT * FROM approvals WHERE ${may.sql} AND id = ?`).get(...may.values, id)
      return row === undefined ? undefined : toApproval(row)
    },
    async open(person) {
      const may = visibility(person, 'see', 'approval')
      return prepare<ApprovalRow>(`SELECT * FROM approvals WHERE ${may.sql} AND state = 'open' ORDER BY asked_at, id`)
        .all(...may.values)
        .map(toApproval)
    },
    async grantedFor(person, dealId) {
      const may = visibility(person, 'see', 'approval')
      return prepare<ApprovalRow>(
        `SELECT * FROM approvals
         WHERE ${may.sql} AND state = 'granted' AND json_extract(body, '$.dealId') = ? ORDER BY decided_at DESC, id`,
      )
        .all(...may.values, dealId)
        .map(toApproval)
    },
  }
}

/** Writes one change; call inside a transaction. A second answer, or a word on what is answered already, throws. */
export function openApprovalChanges(database: Database) {
  const insert = database.prepare(
    `INSERT INTO approvals (id, tenant_id, owner_id, team_id, state, asked_at, body, notes)
     VALUES (?, ?, ?, ?, 'open', ?, ?, '[]')`,
  )
  const decide = database.prepare(
    `UPDATE approvals SET state = ?, decided_by = ?, decided_at = ? WHERE id = ? AND tenant_id = ? AND state = 'open'`,
  )
  const note = database.prepare(
    `UPDATE approvals SET notes = json_insert(notes, '$[#]', json(?)) WHERE id = ? AND tenant_id = ? AND state = 'open'`,
  )

  return (change: ApprovalChange, tenantId: string, actor: string, now: number): void => {
    switch (change.kind) {
      case 'approval.asked': {
        const { id, ownerId, teamId, askedAt } = change.approval
        insert.run(id, tenantId, ownerId, teamId, Date.parse(askedAt), JSON.stringify(change.approval))
        return
      }
      case 'approval.granted':
        once(decide.run('granted', actor, now, change.subject, tenantId).changes)
        return
      case 'approval.declined':
        once(decide.run('declined', actor, now, change.subject, tenantId).changes)
        return
      case 'approval.withdrawn':
        once(decide.run('withdrawn', actor, now, change.subject, tenantId).changes)
        return
      case 'approval.noted':
        once(note.run(JSON.stringify(change.note), change.subject, tenantId).changes)
        return
    }
  }
}

function once(written: number): void {
  if (written === 0) throw new Error('this request has been answered already')
}

function toApproval({ state, decided_by: by, decided_at: at, body, notes }: ApprovalRow): Approval {
  return {
    ...(JSON.parse(body) as Approval),
    state,
    notes: JSON.parse(notes) as ApprovalNote[],
    ...(by === null || at === null ? {} : { decided: { by, at: new Date(at).toISOString() } }),
  }
}
