import type { Database } from 'better-sqlite3'
import { longestLeadMinutes, usualAttention } from '../../people/attention.ts'
import type { Person } from '../../people/person.ts'
import type { Appointment, Notice } from '../../sales/calendar.ts'
import type { OutsideCalendarChange } from '../../sales/outside-calendar.ts'
import { isNotOurs, type OutsideRow, toOutside } from './outside-events.ts'
import { isReadUp } from './pushed-meetings.ts'
import { isSpokenOf, lead } from './spoken-of.ts'
import { statementsBy } from './statements.ts'

type TeamRow = OutsideRow & { team_id: string }

const active = `SELECT outside_events.*, people.team_id FROM outside_events
  JOIN people ON people.id = owner_id AND people.active = 1`

const isUnsaid = (notice: Notice) => `NOT EXISTS (
  SELECT 1 FROM outside_notices AS said WHERE said.tenant_id = outside_events.tenant_id AND said.owner_id = outside_events.owner_id
    AND said.platform = outside_events.platform AND said.event_id = outside_events.event_id
    AND said.notice = '${notice}' AND said.starts_at = outside_events.starts_at)`

/** It names a customer, and the same meeting stands neither among our appointments nor in another calendar read before. */
const isSpokenOfHere = `outside_events.customer IS NOT NULL AND ${isNotOurs} AND ${isSpokenOf('outside_events')} AND ${isReadUp}
  AND NOT EXISTS (SELECT 1 FROM appointments WHERE appointments.tenant_id = outside_events.tenant_id
    AND appointments.owner_id = outside_events.owner_id AND appointments.state = 'booked'
    AND appointments.starts_at = outside_events.starts_at AND appointments.customer = outside_events.customer)
  AND NOT EXISTS (SELECT 1 FROM outside_events AS twin WHERE twin.tenant_id = outside_events.tenant_id
    AND twin.owner_id = outside_events.owner_id AND twin.starts_at = outside_events.starts_at
    AND twin.customer = outside_events.customer AND twin.platform < outside_events.platform)`

/** Meetings that stand in connected calendars alone, as `Meetings` has them. */
export function openOutsideMeetings(database: Database) {
  const prepare = statementsBy(database)
  return {
    ahead(now: number, limit: number): Appointment[] {
      return prepare<TeamRow>(
        `${active} ${lead.join} WHERE starts_at BETWEEN ? AND ? AND ${isUnsaid('before')} AND ${isSpokenOfHere}
           AND ${lead.isDue} ORDER BY starts_at LIMIT ?`,
      )
        .all(now, now + longestLeadMinutes * 60_000, now, usualAttention.leadMinutes, limit)
        .map(withTeam)
    },
    over(from: number, now: number, limit: number): Appointment[] {
      return prepare<TeamRow>(
        `${active} WHERE starts_at BETWEEN ? AND ? AND ends_at <= ? AND ${isUnsaid('after')} AND ${isSpokenOfHere}
         ORDER BY starts_at LIMIT ?`,
      )
        .all(from, now, now, limit)
        .map(withTeam)
    },
    askedAbout({ tenantId, id, teamId }: Person, since: number): { appointment: Appointment; at: number } | undefined {
      const row = prepare<OutsideRow & { said_at: number }>(
        `SELECT outside_events.*, said_at FROM outside_events JOIN outside_notices USING (tenant_id, owner_id, platform,
           event_id, starts_at) WHERE tenant_id = ? AND owner_id = ? AND notice = 'after' AND said_at >= ?
         ORDER BY said_at DESC LIMIT 1`,
      ).get(tenantId, id, since)
      return row && { appointment: toOutside(row, teamId), at: row.said_at }
    },
  }
}

/** Writes that something was said; call inside a transaction. An event moved or cancelled meanwhile is not spoken of: that throws. */
export function openOutsideNoticing(database: Database) {
  const notice = database.prepare(
    `INSERT INTO outside_notices (tenant_id, owner_id, platform, event_id, notice, starts_at, said_at)
     SELECT tenant_id, owner_id, platform, event_id, ?, starts_at, ? FROM outside_events
     WHERE tenant_id = ? AND owner_id = ? AND platform = ? AND event_id = ? AND starts_at = ?
       AND ${isReadUp} ON CONFLICT DO NOTHING`,
  )
  return (
    change: Extract<OutsideCalendarChange, { kind: 'outside-event.noticed' }>,
    tenantId: string,
    now: number,
  ): void => {
    const { subject, platform, eventId, when } = change
    const event = [tenantId, subject, platform, eventId, Date.parse(when.value)]
    if (notice.run(change.notice, now, ...event).changes === 0)
      throw new Error('this appointment was cancelled or moved just now')
  }
}

function withTeam(row: TeamRow): Appointment {
  return toOutside(row, row.team_id)
}
