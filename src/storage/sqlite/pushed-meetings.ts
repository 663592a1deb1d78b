import type { Database } from 'better-sqlite3'
import { pushPlatform } from '../../sales/outside-calendar.ts'
import type { BookedMeeting, MeetingKept, PushedMeeting, PushedMeetings } from '../../sales/pushed-meeting.ts'
import type { Audit } from './audit.ts'
import type { Writer } from './writer.ts'

interface Row {
  revision: number
  person_id: string | null
  booked: string | null
}

/** As long as this a meeting that is over, and that one was cancelled, is remembered: nobody repeats an older word of it. */
const rememberedMs = 180 * 24 * 3_600_000

/** By whose news a calendar is looked at again: other changes have higher numbers, and those that left are fewer. */
export const markOfPushed = (tenant: string, person: string) =>
  `(SELECT coalesce(max(seq), 0) || ':' || count(*) FROM pushed_meetings WHERE tenant_id = ${tenant} AND person_id = ${person})`

/** Of a calendar that other programs fill nothing is spoken of until their last word has been read. */
export const isReadUp = `(outside_events.platform <> '${pushPlatform}' OR EXISTS (
  SELECT 1 FROM calendar_links AS filled WHERE filled.tenant_id = outside_events.tenant_id
    AND filled.person_id = outside_events.owner_id AND filled.platform = '${pushPlatform}'
    AND filled.cursor = ${markOfPushed('filled.tenant_id', 'filled.person_id')}))`

export function openPushedMeetings(database: Database, writer: Writer, audit: Audit): PushedMeetings {
  const find = database.prepare<[string, string], Row>(
    'SELECT revision, person_id, booked FROM pushed_meetings WHERE tenant_id = ? AND id = ?',
  )
  const put = database.prepare(
    `INSERT INTO pushed_meetings (tenant_id, id, revision, person_id, booked, over_at, seq)
     VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM pushed_meetings WHERE tenant_id = ?))
     ON CONFLICT (tenant_id, id) DO UPDATE SET revision = excluded.revision, person_id = excluded.person_id,
       booked = excluded.booked, over_at = excluded.over_at, seq = excluded.seq`,
  )
  const link = database.prepare(
    `INSERT INTO calendar_links (tenant_id, person_id, platform, user_id) VALUES (?, ?, '${pushPlatform}', ?)
     ON CONFLICT DO NOTHING`,
  )
  const forget = database.prepare('DELETE FROM pushed_meetings WHERE over_at < ?')
  const booked = database.prepare<[string, string], { id: string; booked: string }>(
    'SELECT id, booked FROM pushed_meetings WHERE tenant_id = ? AND person_id = ? AND booked IS NOT NULL ORDER BY id',
  )
  const markOf = database.prepare<[string, string], string>(`SELECT ${markOfPushed('?', '?')}`).pluck()

  return {
    keep: (meetings, now) =>
      writer.write(() => {
        forget.run(now.getTime() - rememberedMs)
        return meetings.map((each) => keep(each, now.getTime()))
      }),
    async of(tenantId, personId) {
      const meetings = booked
        .all(tenantId, personId)
        .map((row) => ({ id: row.id, booked: JSON.parse(row.booked) as BookedMeeting }))
      return { meetings, mark: markOf.get(tenantId, personId) ?? '' }
    },
  }

  function keep({ tenantId, id, revision, ...meeting }: PushedMeeting, now: number): MeetingKept {
    const before = find.get(tenantId, id)
    if (before !== undefined && before.revision > revision) return 'outdated'
    const words = meeting.booked === undefined ? null : JSON.stringify(meeting.booked)
    // A cancellation need not say where the meeting stood.
    const personId = meeting.personId ?? before?.person_id ?? null
    if (before?.revision === revision)
      return before.booked === words && before.person_id === personId ? 'repeat' : 'clash'
    put.run(tenantId, id, revision, personId, words, overAt(meeting.booked, now), tenantId)
    if (words !== null && personId !== null && link.run(tenantId, personId, personId).changes > 0)
      audit.append({ tenantId, at: now, actor: 'push', action: 'calendar.linked', level: 'auto', subject: personId })
    return 'kept'
  }
}

/** A series goes on. */
function overAt(booked: BookedMeeting | undefined, now: number): number | null {
  if (booked === undefined) return now
  return booked.repeats === undefined ? Date.parse(booked.to) : null
}
