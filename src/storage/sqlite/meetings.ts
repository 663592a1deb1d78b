import type { Database } from 'better-sqlite3'
import { longestLeadMinutes, usualAttention } from '../../people/attention.ts'
import { type Appointment, type Meetings, usualMs } from '../../sales/calendar.ts'
import { type AppointmentRow, toAppointment } from './calendar.ts'
import { openOutsideMeetings } from './outside-meetings.ts'
import { isSpokenOf, lead, saidAt } from './spoken-of.ts'
import { statementsBy } from './statements.ts'

export function openMeetings(database: Database): Meetings {
  const prepare = statementsBy(database)
  const outside = openOutsideMeetings(database)
  const active = 'SELECT appointments.* FROM appointments JOIN people ON people.id = owner_id AND active = 1'
  return {
    async ahead(now, limit) {
      const own = prepare<AppointmentRow>(
        `${active} ${lead.join}
         WHERE state = 'booked' AND starts_at BETWEEN ? AND ? AND ${saidAt.before} IS NULL
           AND ${isSpokenOf('appointments')} AND ${lead.isDue} ORDER BY starts_at LIMIT ?`,
      ).all(now, now + longestLeadMinutes * 60_000, now, usualAttention.leadMinutes, limit)
      return earliest([...own.map(toAppointment), ...outside.ahead(now, limit)], limit)
    },
    async over(from, now, limit) {
      const own = prepare<AppointmentRow>(
        `${active} WHERE state = 'booked' AND starts_at BETWEEN ? AND ? AND ${saidAt.after} IS NULL
           AND ${isSpokenOf('appointments')} ORDER BY starts_at LIMIT ?`,
      ).all(from, now - usualMs, limit)
      return earliest([...own.map(toAppointment), ...outside.over(from, now, limit)], limit)
    },
    async askedAbout(person, since) {
      const row = prepare<AppointmentRow>(
        `SELECT * FROM appointments
         WHERE tenant_id = ? AND owner_id = ? AND state = 'booked' AND asked_after_at >= ? ORDER BY asked_after_at DESC LIMIT 1`,
      ).get(person.tenantId, person.id, since)
      const own = row && { appointment: toAppointment(row), at: row.asked_after_at ?? since }
      const there = outside.askedAbout(person, since)
      return own !== undefined && there !== undefined && there.at > own.at ? there : (own ?? there)
    },
  }
}

function earliest(all: readonly Appointment[], limit: number): Appointment[] {
  return all.toSorted((one, other) => Date.parse(one.when.value) - Date.parse(other.when.value)).slice(0, limit)
}
