import type { Database } from 'better-sqlite3'
import type { Approval, ApprovalChange, ApprovalNote, Approvals } from '../../sales/approval.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

export interface ApprovalRow {
  state: Approval['state']
  decided_by: string | null
  decided_at: number | null
  body: string
  notes: string
  template: string | null
  instance: string | null
  apart_at: number | null
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
    `INSERT INTO approvals (id, tenant_id, owner_id, team_id, state, asked_at, body, notes, template)
     VALUES (?, ?, ?, ?, 'open', ?, ?, '[]', ?)`,
  )
  const decide = database.prepare(
    `UPDATE approvals SET state = ?, decided_by = ?, decided_at = ? WHERE id = ? AND tenant_id = ? AND state = 'open'`,
  )
  const annul = database.prepare(
    `UPDATE approvals SET state = 'void', decided_by = ?, decided_at = ?
     WHERE id = ? AND tenant_id = ? AND state IN ('open', 'granted')`,
  )
  const note = database.prepare(
    `UPDATE approvals SET notes = json_insert(notes, '$[#]', json(?)) WHERE id = ? AND tenant_id = ? AND state = 'open'`,
  )

  return (change: ApprovalChange, tenantId: string, actor: string, now: number): void => {
    switch (change.kind) {
      case 'approval.asked': {
        const { outside, ...approval } = change.approval
        const { id, ownerId, teamId, askedAt } = approval
        const body = JSON.stringify(approval)
        insert.run(id, tenantId, ownerId, teamId, Date.parse(askedAt), body, outside?.template ?? null)
        return
      }
      case 'approval.granted':
      case 'approval.declined':
      case 'approval.withdrawn': {
        const { by, at } = change.there ?? { by: actor, at: now }
        once(decide.run(became[change.kind], by, at, change.subject, tenantId).changes)
        return
      }
      case 'approval.voided': {
        const { by, at } = change.there ?? { by: actor, at: now }
        once(annul.run(by, at, change.subject, tenantId).changes)
        return
      }
      case 'approval.noted':
        once(note.run(JSON.stringify(change.note), change.subject, tenantId).changes)
        return
    }
  }
}

const became = {
  'approval.granted': 'granted',
  'approval.declined': 'declined',
  'approval.withdrawn': 'withdrawn',
} as const

function once(written: number): void {
  if (written === 0) throw new Error('this request has been answered already')
}

export function toApproval(row: ApprovalRow): Approval {
  const { state, decided_by: by, decided_at: at, body, notes } = row
  return {
    ...(JSON.parse(body) as Approval),
    state,
    notes: JSON.parse(notes) as ApprovalNote[],
    ...(by === null || at === null ? {} : { decided: { by, at: new Date(at).toISOString() } }),
    ...outsideOf(row),
  }
}

function outsideOf({ template, instance, apart_at: apart }: ApprovalRow): Pick<Approval, 'outside'> {
  if (template === null) return {}
  return {
    outside: {
      template,
      ...(instance === null ? {} : { instance }),
      ...(apart === null ? {} : { apart: true as const }),
    },
  }
}
