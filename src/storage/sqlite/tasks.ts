import type { Database } from 'better-sqlite3'
import type { Task, TaskChange, Tasks } from '../../sales/task.ts'
import type { PartOfDay } from '../../sales/told-time.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface TaskRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  text: string
  due: string | null
  part_of_day: PartOfDay | null
  remind_at: number | null
  customer: string | null
  deal_id: string | null
  platform: string
  state: Task['state']
  made_at: number
  reminded_at: number | null
}

export function openTasks(database: Database): Tasks {
  const prepare = statementsBy(database)
  return {
    async byId(person, id) {
      const may = visibility(person, 'see', 'task')
      const row = prepare<TaskRow>(`SELECT * FROM tasks WHERE ${may.sql} AND id = ?`).get(...may.values, id)
      return row === undefined ? undefined : toTask(row)
    },
    async open(person) {
      const may = visibility(person, 'see', 'task')
      return prepare<TaskRow>(
        `SELECT * FROM tasks WHERE ${may.sql} AND state = 'open' ORDER BY remind_at IS NULL, remind_at, made_at`,
      )
        .all(...may.values)
        .map(toTask)
    },
    async due(now, limit) {
      return prepare<TaskRow>(
        `SELECT tasks.* FROM tasks JOIN people ON people.id = owner_id AND active = 1
         WHERE state = 'open' AND reminded_at IS NULL AND remind_at <= ? ORDER BY remind_at LIMIT ?`,
      )
        .all(now, limit)
        .map(toTask)
    },
  }
}

/** Writes one change; call inside a transaction. A task ended or moved meanwhile is not reminded of: that throws. */
export function openTaskChanges(database: Database) {
  const make = database.prepare(
    `INSERT INTO tasks (id, tenant_id, owner_id, team_id, text, due, part_of_day, remind_at, customer, deal_id, platform,
       state, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const move = database.prepare(
    `UPDATE tasks SET due = ?, part_of_day = ?, remind_at = ?, reminded_at = NULL
     WHERE id = ? AND tenant_id = ? AND owner_id = ? AND state = 'open'`,
  )
  const end = database.prepare(
    `UPDATE tasks SET state = ?, ended_at = ? WHERE id = ? AND tenant_id = ? AND owner_id = ? AND state = 'open'`,
  )
  const remind = database.prepare(
    `UPDATE tasks SET reminded_at = ?
     WHERE id = ? AND tenant_id = ? AND state = 'open' AND remind_at = ? AND reminded_at IS NULL`,
  )

  return (change: TaskChange, tenantId: string, actor: string, now: number): void => {
    switch (change.kind) {
      case 'task.made':
        keep(change.task)
        return
      case 'task.moved': {
        const { due, remindAt, subject } = change
        move.run(due.value, due.partOfDay ?? null, Date.parse(remindAt), subject, tenantId, actor)
        return
      }
      case 'task.done':
        end.run('done', now, change.subject, tenantId, actor)
        return
      case 'task.dropped':
        end.run('dropped', now, change.subject, tenantId, actor)
        return
      case 'task.reminded':
        if (remind.run(now, change.subject, tenantId, Date.parse(change.remindAt)).changes === 0)
          throw new Error('this task was ended or moved just now')
        return
    }
  }

  function keep(task: Task): void {
    const { id, tenantId, ownerId, teamId, text, due, remindAt, customer, dealId, platform, state, madeAt } = task
    make.run(
      id,
      tenantId,
      ownerId,
      teamId,
      text,
      due?.value ?? null,
      due?.partOfDay ?? null,
      remindAt === undefined ? null : Date.parse(remindAt),
      customer ?? null,
      dealId ?? null,
      platform,
      state,
      Date.parse(madeAt),
    )
  }
}

function toTask(row: TaskRow): Task {
  const { due, part_of_day: partOfDay, remind_at: remindAt, reminded_at: remindedAt, customer, deal_id: dealId } = row
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    text: row.text,
    ...(due === null ? {} : { due: { value: due, ...(partOfDay === null ? {} : { partOfDay }) } }),
    ...(remindAt === null ? {} : { remindAt: new Date(remindAt).toISOString() }),
    ...(customer === null ? {} : { customer }),
    ...(dealId === null ? {} : { dealId }),
    platform: row.platform,
    state: row.state,
    madeAt: new Date(row.made_at).toISOString(),
    ...(remindedAt === null ? {} : { remindedAt: new Date(remindedAt).toISOString() }),
  }
}
