import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import type { Appointment } from '../../sales/calendar.ts'

interface OutsideRow {
  platform: string
  event_id: string
  title: string
  told: string
  until: string
  with: string
  customer: string | null
  deal_id: string | null
}

/** What stands in the calendars that somebody has connected, for themselves; nothing of ours that was put there. */
export function openOutsideReading(database: Database): (person: Person, first: string, last: string) => Appointment[] {
  const between = database.prepare<string[], OutsideRow>(
    `SELECT platform, event_id, title, told, until, "with", customer, deal_id FROM outside_events
     WHERE tenant_id = ? AND owner_id = ? AND first_day <= ? AND last_day >= ? AND NOT EXISTS (
       SELECT 1 FROM appointments WHERE appointments.tenant_id = outside_events.tenant_id
         AND appointments.owner_id = outside_events.owner_id AND json_extract(placed, '$.eventId') = event_id)
     ORDER BY first_day, told`,
  )
  return (person, first, last) => {
    if (!person.active) return []
    return between.all(person.tenantId, person.id, last, first).map((row) => ({
      id: `${row.platform}:${row.event_id}`,
      tenantId: person.tenantId,
      ownerId: person.id,
      teamId: person.teamId,
      title: row.title,
      when: { value: row.told },
      until: row.until,
      ...(row.customer === null ? {} : { customer: row.customer }),
      ...(row.deal_id === null ? {} : { dealId: row.deal_id }),
      with: JSON.parse(row.with) as string[],
      state: 'booked',
      madeAt: new Date(0).toISOString(),
      outside: row.platform,
    }))
  }
}
