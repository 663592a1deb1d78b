import type { Database } from 'better-sqlite3'
import { longestLeadMinutes, usualAttention } from '../../people/attention.ts'
import type { Appointment, Calendar, CalendarChange, Meetings, Notice } from '../../sales/calendar.ts'
import { daysOf, isToTheMinute, type PartOfDay, type ToldTime } from '../../sales/told-time.ts'
import { openOutsideReading } from './outside-events.ts'
import { isOpenAlert } from './pauses.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

export interface AppointmentRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  title: string
  told: string
  part_of_day: PartOfDay | null
  customer: string | null
  deal_id: string | null
  with: string
  state: Appointment['state']
  made_at: number
  asked_after_at: number | null
}

export function openCalendar(database: Database): Calendar {
  const prepare = statementsBy(database)
  const outside = openOutsideReading(database)
  return {
    async byId(person, id) {
      const may = visibility(person, 'see', 'appointment')
      const row = prepare<AppointmentRow>(`SELECT * FROM appointments WHERE ${may.sql} AND id = ?`).get(
        ...may.values,
        id,
      )
      return row === undefined ? undefined : toAppointment(row)
    },
    async between(person, first, last) {
      const may = visibility(person, 'see', 'appointment')
      const own = prepare<AppointmentRow>(
        `SELECT * FROM appointments
         WHERE ${may.sql} AND state = 'booked' AND first_day <= ? AND last_day >= ? ORDER BY first_day, told, made_at`,
      )
        .all(...may.values, last, first)
        .map(toAppointment)
      const read = outside(person, first, last)
      return read.length === 0 ? own : [...own, ...read].toSorted(byTime)
    },
  }
}

/** Where it stands that a notice was said. */
const saidAt = { before: 'said_before_at', after: 'asked_after_at' } as const satisfies Record<Notice, string>

/** Unless its deal is paused by a tipping point that nobody has answered. */
const isSpokenOf = `NOT EXISTS (SELECT 1 FROM deal_events WHERE deal_events.tenant_id = appointments.tenant_id
  AND deal_events.deal_id = appointments.deal_id AND ${isOpenAlert})`

export function openMeetings(database: Database): Meetings {
  const prepare = statementsBy(database)
  return {
    async ahead(now, limit) {
      return prepare<AppointmentRow>(
        `SELECT appointments.* FROM appointments JOIN people ON people.id = owner_id AND active = 1
         LEFT JOIN attentions ON attentions.tenant_id = appointments.tenant_id AND person_id = owner_id
         WHERE state = 'booked' AND starts_at BETWEEN ? AND ? AND ${saidAt.before} IS NULL AND ${isSpokenOf}
           AND starts_at <= ? + 60000 * coalesce(json_extract(wishes, '$.leadMinutes'), ?)
         ORDER BY starts_at LIMIT ?`,
      )
        .all(now, now + longestLeadMinutes * 60_000, now, usualAttention.leadMinutes, limit)
        .map(toAppointment)
    },
    async over(from, until, limit) {
      return prepare<AppointmentRow>(
        `SELECT appointments.* FROM appointments JOIN people ON people.id = owner_id AND active = 1
         WHERE state = 'booked' AND starts_at BETWEEN ? AND ? AND ${saidAt.after} IS NULL AND ${isSpokenOf}
         ORDER BY starts_at LIMIT ?`,
      )
        .all(from, until, limit)
        .map(toAppointment)
    },
    async askedAbout({ tenantId, id }, since) {
      const row = prepare<AppointmentRow>(
        `SELECT * FROM appointments
         WHERE tenant_id = ? AND owner_id = ? AND state = 'booked' AND asked_after_at >= ? ORDER BY asked_after_at DESC LIMIT 1`,
      ).get(tenantId, id, since)
      return row === undefined ? undefined : { appointment: toAppointment(row), at: row.asked_after_at ?? since }
    },
  }
}

/** Writes one change; call inside a transaction. An appointment cancelled or moved meanwhile is not spoken of: that throws. */
export function openCalendarChanges(database: Database) {
  const make = database.prepare(
    `INSERT INTO appointments (id, tenant_id, owner_id, team_id, title, told, part_of_day, first_day, last_day, customer,
       deal_id, "with", state, made_at, starts_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const move = database.prepare(
    `UPDATE appointments SET told = ?, part_of_day = ?, first_day = ?, last_day = ?, starts_at = ?,
       said_before_at = NULL, asked_after_at = NULL
     WHERE id = ? AND tenant_id = ? AND owner_id = ?`,
  )
  const set = database.prepare('UPDATE appointments SET state = ? WHERE id = ? AND tenant_id = ? AND owner_id = ?')

  const notice = (column: string) =>
    database.prepare(
      `UPDATE appointments SET ${column} = ?
       WHERE id = ? AND tenant_id = ? AND state = 'booked' AND starts_at = ? AND ${column} IS NULL`,
    )
  const notices = { before: notice(saidAt.before), after: notice(saidAt.after) }

  return (change: CalendarChange, tenantId: string, actor: string, now: number): void => {
    switch (change.kind) {
      case 'appointment.made':
        keep(change.appointment)
        return
      case 'appointment.moved': {
        const { first, last } = daysOf(change.to)
        const time = [change.to.value, change.to.partOfDay ?? null, first, last, startOf(change.to)]
        move.run(...time, change.subject, tenantId, actor)
        return
      }
      case 'appointment.cancelled':
        set.run('cancelled', change.subject, tenantId, actor)
        return
      case 'appointment.restored':
        set.run('booked', change.subject, tenantId, actor)
        return
      case 'appointment.noticed':
        if (notices[change.notice].run(now, change.subject, tenantId, startOf(change.when)).changes === 0)
          throw new Error('this appointment was cancelled or moved just now')
        return
    }
  }

  function keep(made: Appointment): void {
    const { id, tenantId, ownerId, teamId, title, when, customer = null, dealId = null, state, madeAt } = made
    const { first, last } = daysOf(when)
    const place = [id, tenantId, ownerId, teamId, title]
    const time = [when.value, when.partOfDay ?? null, first, last]
    make.run(...place, ...time, customer, dealId, JSON.stringify(made.with), state, Date.parse(madeAt), startOf(when))
  }
}

function startOf(when: ToldTime): number | null {
  return isToTheMinute(when) ? Date.parse(when.value) : null
}

/** The earliest day first, on a day the earliest told. */
function byTime(one: Appointment, other: Appointment): number {
  return one.when.value.localeCompare(other.when.value)
}

export function toAppointment(row: AppointmentRow): Appointment {
  const { told, part_of_day: partOfDay, customer, deal_id: dealId } = row
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    title: row.title,
    when: { value: told, ...(partOfDay === null ? {} : { partOfDay }) },
    ...(customer === null ? {} : { customer }),
    ...(dealId === null ? {} : { dealId }),
    with: JSON.parse(row.with),
    state: row.state,
    madeAt: new Date(row.made_at).toISOString(),
  }
}
