import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import type { Appointment } from '../../sales/calendar.ts'
import { outsideId } from '../../sales/outside-calendar.ts'

export interface OutsideRow {
  tenant_id: string
  owner_id: string
  platform: string
  event_id: string
  title: string
  told: string
  until: string
  with: string
  customer: string | null
  deal_id: string | null
}

/** Nothing of ours that was put there. */
export const isNotOurs = `NOT EXISTS (
  SELECT 1 FROM appointments WHERE appointments.tenant_id = outside_events.tenant_id
    AND appointments.owner_id = outside_events.owner_id AND json_extract(placed, '$.eventId') = event_id)`

/** What stands in the calendars that somebody has connected, for themselves. */
export function openOutsideReading(database: Database) {
  const between = database.prepare<string[], OutsideRow>(
    `SELECT * FROM outside_events WHERE tenant_id = ? AND owner_id = ? AND first_day <= ? AND last_day >= ? AND ${isNotOurs}
     ORDER BY first_day, told`,
  )
  const byId = database.prepare<string[], OutsideRow>(
    'SELECT * FROM outside_events WHERE tenant_id = ? AND owner_id = ? AND platform = ? AND event_id = ?',
  )
  return {
    between({ tenantId, id, teamId, active }: Person, first: string, last: string): Appointment[] {
      return active ? between.all(tenantId, id, last, first).map((row) => toOutside(row, teamId)) : []
    },
    byId(
      { tenantId, id, teamId, active }: Person,
      { platform, eventId }: { platform: string; eventId: string },
    ): Appointment | undefined {
      const row = active ? byId.get(tenantId, id, platform, eventId) : undefined
      return row && toOutside(row, teamId)
    },
  }
}

/** An event elsewhere as an appointment of its owner, who is of this team. */
export function toOutside(row: OutsideRow, teamId: string): Appointment {
  return {
    id: outsideId(row.platform, row.event_id),
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId,
    title: row.title,
    when: { value: row.told },
    until: row.until,
    ...(row.customer === null ? {} : { customer: row.customer }),
    ...(row.deal_id === null ? {} : { dealId: row.deal_id }),
    with: JSON.parse(row.with) as string[],
    state: 'booked',
    madeAt: new Date(0).toISOString(),
    outside: row.platform,
  }
}
