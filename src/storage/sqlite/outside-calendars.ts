import type { Database } from 'better-sqlite3'
import type { Appointment } from '../../sales/calendar.ts'
import {
  addressPlatform,
  type CalendarLink,
  type OutsideCalendarChange,
  type OutsideCalendars,
  type OutsideEvent,
  type Placed,
  pushPlatform,
} from '../../sales/outside-calendar.ts'
import { isToTheMinute } from '../../sales/told-time.ts'
import { type AppointmentRow, toAppointment } from './calendar.ts'
import { openOutsideNoticing } from './outside-meetings.ts'
import { markOfPushed } from './pushed-meetings.ts'

interface LinkRow {
  tenant_id: string
  person_id: string
  platform: string
  user_id: string
  cursor: string | null
  read_on: string | null
  looked_at: number | null
  watched_at: number | null
}

type PlacedRow = AppointmentRow & { placed: string | null }

/** Told to the minute or to the day, which is how long the words for one are. */
const placeable = 'length(told) >= 10 AND first_day = last_day'

/** Appointments that stand elsewhere otherwise than here. */
const otherwise = `(state = 'booked' AND first_day >= ? AND ${placeable}
    AND (json_extract(placed, '$.when.value') IS NOT told OR json_extract(placed, '$.when.partOfDay') IS NOT part_of_day))
  OR (state = 'cancelled' AND json_extract(placed, '$.eventId') IS NOT NULL)`

/** What is over is read no more; it is kept as long as its question may have to wait, over the longest holidays. */
const askedAboutDays = 14

export function openOutsideCalendars(database: Database): OutsideCalendars {
  const linkOf = database.prepare<[string, string, string], LinkRow>(
    // Platforms compare user ids without regard to case.
    'SELECT * FROM calendar_links WHERE tenant_id = ? AND platform = ? AND user_id = ? COLLATE NOCASE',
  )
  const linksOf = database.prepare<[string, string], LinkRow>(
    'SELECT * FROM calendar_links WHERE tenant_id = ? AND person_id = ? ORDER BY platform',
  )
  const due = database.prepare<unknown[], LinkRow>(
    `SELECT * FROM calendar_links WHERE read_on IS NULL OR read_on <> ?
       OR (looked_at < ? AND platform <> '${pushPlatform}')
       OR (platform = '${pushPlatform}' AND cursor IS NOT ${markOfPushed('calendar_links.tenant_id', 'calendar_links.person_id')})
       OR platform NOT IN ('${addressPlatform}', '${pushPlatform}') AND EXISTS (SELECT 1 FROM appointments WHERE appointments.tenant_id = calendar_links.tenant_id AND owner_id = person_id
         AND (placed IS NULL OR json_extract(placed, '$.platform') = platform) AND (${otherwise}))
     ORDER BY looked_at LIMIT ?`,
  )
  const ours = `tenant_id = ? AND owner_id = ? AND (placed IS NULL OR json_extract(placed, '$.platform') = ?)`
  const unplaced = database.prepare<unknown[], PlacedRow>(
    `SELECT * FROM appointments WHERE ${ours} AND (${otherwise}) ORDER BY first_day, told`,
  )
  const placed = database.prepare<string[], PlacedRow>(
    `SELECT * FROM appointments WHERE ${ours} AND json_extract(placed, '$.eventId') IS NOT NULL AND state = 'booked'`,
  )

  return {
    async linkOf(tenantId, platform, userId) {
      const row = linkOf.get(tenantId, platform, userId)
      return row === undefined ? undefined : toLink(row)
    },
    linksOf: async (tenantId, personId) => linksOf.all(tenantId, personId).map(toLink),
    due: async (today, lookedBefore, limit) => due.all(today, lookedBefore, today, limit).map(toLink),
    unplaced: async ({ tenantId, personId, platform }, today) =>
      unplaced.all(tenantId, personId, platform, today).map(withPlace),
    placed: async ({ tenantId, personId, platform }) =>
      placed
        .all(tenantId, personId, platform)
        .map((row) => ({ ...toAppointment(row), placed: placeIn(row) as Required<Placed> })),
  }
}

/** Writes one change; call inside a transaction. */
export function openOutsideCalendarChanges(database: Database) {
  const link = database.prepare(
    `INSERT INTO calendar_links (tenant_id, person_id, platform, user_id) VALUES (?, ?, ?, ?)
     ON CONFLICT (tenant_id, person_id, platform) DO UPDATE SET user_id = excluded.user_id, cursor = NULL, read_on = NULL`,
  )
  const unlink = database.prepare('DELETE FROM calendar_links WHERE tenant_id = ? AND person_id = ? AND platform = ?')
  const forget = database.prepare('DELETE FROM outside_events WHERE tenant_id = ? AND owner_id = ? AND platform = ?')
  const past = `last_day < ? AND last_day >= date(?, '-${askedAboutDays} days')`
  const forgetAhead = database.prepare(
    `DELETE FROM outside_events WHERE tenant_id = ? AND owner_id = ? AND platform = ? AND NOT (${past})`,
  )
  const leave = database.prepare(
    `UPDATE appointments SET placed = NULL
     WHERE tenant_id = ? AND owner_id = ? AND json_extract(placed, '$.platform') = ?`,
  )
  const looked = database.prepare(
    `UPDATE calendar_links SET cursor = coalesce(?, cursor), read_on = coalesce(?, read_on), looked_at = ?,
       watched_at = coalesce(?, watched_at) WHERE tenant_id = ? AND person_id = ? AND platform = ?`,
  )
  const keep = database.prepare(
    `INSERT OR REPLACE INTO outside_events (tenant_id, owner_id, platform, event_id, title, told, until, first_day, last_day, starts_at,
       ends_at, "with", customer, deal_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const place = database.prepare('UPDATE appointments SET placed = ? WHERE tenant_id = ? AND id = ?')

  const notice = openOutsideNoticing(database)

  return (change: OutsideCalendarChange, tenantId: string, now: number): void => {
    switch (change.kind) {
      case 'calendar.linked':
        link.run(tenantId, change.subject, change.platform, change.userId)
        return
      case 'calendar.unlinked':
        for (const statement of [unlink, forget, leave]) statement.run(tenantId, change.subject, change.platform)
        return
      case 'calendar.read': {
        const { subject, platform, cursor = null, readOn = null, watchedAt, events } = change
        const watched = watchedAt === undefined ? null : Date.parse(watchedAt)
        const isLinked = looked.run(cursor, readOn, now, watched, tenantId, subject, platform).changes > 0
        if (events === undefined || !isLinked) return
        if (readOn === null) forget.run(tenantId, subject, platform)
        else forgetAhead.run(tenantId, subject, platform, readOn, readOn)
        for (const event of events) keepEvent(event, [tenantId, subject, platform])
        return
      }
      case 'outside-event.noticed':
        notice(change, tenantId, now)
        return
      case 'appointment.placed':
        place.run(JSON.stringify(change.placed), tenantId, change.subject)
        return
    }
  }

  function keepEvent({ eventId, title, when, until, with: names, ...about }: OutsideEvent, whose: string[]): void {
    const { customer = null, dealId = null } = about
    const days = [when.value.slice(0, 10), until.slice(0, 10)]
    const minutes = isToTheMinute(when) ? [Date.parse(when.value), Date.parse(until)] : [null, null]
    keep.run(...whose, eventId, title, when.value, until, ...days, ...minutes, JSON.stringify(names), customer, dealId)
  }
}

function withPlace(row: PlacedRow): Appointment & { placed?: Placed } {
  const place = placeIn(row)
  return { ...toAppointment(row), ...(place === undefined ? {} : { placed: place }) }
}

function placeIn({ placed }: PlacedRow): Placed | undefined {
  return placed === null ? undefined : (JSON.parse(placed) as Placed)
}

function toLink(row: LinkRow): CalendarLink {
  const { cursor, read_on: readOn, looked_at: lookedAt, watched_at: watchedAt } = row
  return {
    tenantId: row.tenant_id,
    personId: row.person_id,
    platform: row.platform,
    userId: row.user_id,
    ...(cursor === null ? {} : { cursor }),
    ...(readOn === null ? {} : { readOn }),
    ...(lookedAt === null ? {} : { lookedAt: new Date(lookedAt).toISOString() }),
    ...(watchedAt === null ? {} : { watchedAt: new Date(watchedAt).toISOString() }),
  }
}
