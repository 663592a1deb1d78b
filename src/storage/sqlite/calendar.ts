import type { Database } from 'better-sqlite3'
import type { Appointment, Calendar, CalendarChange } from '../../sales/calendar.ts'
import { daysOf, type PartOfDay } from '../../sales/told-time.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface AppointmentRow {
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
}

export function openCalendar(database: Database): Calendar {
  const prepare = statementsBy(database)
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
      return prepare<AppointmentRow>(
        `SELECT * FROM appointments
         WHERE ${may.sql} AND state = 'booked' AND first_day <= ? AND last_day >= ? ORDER BY first_day, told, made_at`,
      )
        .all(...may.values, last, first)
        .map(toAppointment)
    },
  }
}

/** Writes one change; call inside a transaction. */
export function openCalendarChanges(database: Database) {
  const make = database.prepare(
    `INSERT INTO appointments (id, tenant_id, owner_id, team_id, title, told, part_of_day, first_day, last_day, customer,
       deal_id, "with", state, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const move = database.prepare(
    `UPDATE appointments SET told = ?, part_of_day = ?, first_day = ?, last_day = ?
     WHERE id = ? AND tenant_id = ? AND owner_id = ?`,
  )
  const set = database.prepare('UPDATE appointments SET state = ? WHERE id = ? AND tenant_id = ? AND owner_id = ?')

  return (change: CalendarChange, tenantId: string, actor: string): void => {
    switch (change.kind) {
      case 'appointment.made':
        keep(change.appointment)
        return
      case 'appointment.moved': {
        const { first, last } = daysOf(change.to)
        move.run(change.to.value, change.to.partOfDay ?? null, first, last, change.subject, tenantId, actor)
        return
      }
      case 'appointment.cancelled':
        set.run('cancelled', change.subject, tenantId, actor)
        return
      case 'appointment.restored':
        set.run('booked', change.subject, tenantId, actor)
        return
    }
  }

  function keep(made: Appointment): void {
    const { id, tenantId, ownerId, teamId, title, when, customer = null, dealId = null, state, madeAt } = made
    const { first, last } = daysOf(when)
    const place = [id, tenantId, ownerId, teamId, title]
    const time = [when.value, when.partOfDay ?? null, first, last]
    make.run(...place, ...time, customer, dealId, JSON.stringify(made.with), state, Date.parse(madeAt))
  }
}

function toAppointment(row: AppointmentRow): Appointment {
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
