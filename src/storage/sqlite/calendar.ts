import type { Database } from 'better-sqlite3'
import type { Appointment, Calendar, CalendarChange } from '../../sales/calendar.ts'
import { outsideOf } from '../../sales/outside-calendar.ts'
import { daysOf, isToTheMinute, type PartOfDay, type ToldTime } from '../../sales/told-time.ts'
import { openOutsideReading } from './outside-events.ts'
import { saidAt } from './spoken-of.ts'
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
  agenda: string | null
  invited: string | null
  state: Appointment['state']
  made_at: number
  asked_after_at: number | null
}

export function openCalendar(database: Database): Calendar {
  const prepare = statementsBy(database)
  const outside = openOutsideReading(database)
  return {
    async byId(person, id) {
      const elsewhere = outsideOf(id)
      if (elsewhere !== undefined) return outside.byId(person, elsewhere)
      const may = visibility(person, 'see', 'appointment')
      const row = prepare<AppointmentRow>(`SELECT * FROM appointments WHERE ${may.sql} AND id = ?`).get(
        ...may.values,
        id,
      )
      return row === undefined ? undefined : toAppointment(row)
    },
    async invited({ tenantId, id: personId }, id) {
      const row = prepare<AppointmentRow>(
        `SELECT * FROM appointments WHERE tenant_id = ? AND id = ? AND state = 'booked'
           AND EXISTS (SELECT 1 FROM json_each(invited) WHERE json_extract(value, '$.id') = ?)`,
      ).get(tenantId, id, personId)
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
      const read = outside.between(person, first, last)
      return read.length === 0 ? own : [...own, ...read].toSorted(byTime)
    },
  }
}

/** Writes one change; call inside a transaction. An appointment cancelled or moved meanwhile is not spoken of: that throws. */
export function openCalendarChanges(database: Database) {
  const make = database.prepare(
    `INSERT INTO appointments (id, tenant_id, owner_id, team_id, title, told, part_of_day, first_day, last_day, customer,
       deal_id, "with", state, made_at, starts_at, agenda, invited) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    const more = [made.agenda ?? null, made.invited === undefined ? null : JSON.stringify(made.invited)]
    const rest = [JSON.stringify(made.with), state, Date.parse(madeAt), startOf(when)]
    make.run(...place, ...time, customer, dealId, ...rest, ...more)
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
    ...(row.agenda === null ? {} : { agenda: row.agenda }),
    ...(row.invited === null ? {} : { invited: JSON.parse(row.invited) }),
    state: row.state,
    madeAt: new Date(row.made_at).toISOString(),
  }
}
