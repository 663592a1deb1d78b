import { createHash } from 'node:crypto'
import type { CalendarEntry, CalendarEvent, Calendars, Span } from '../../src/conversation/calendars.ts'
import type { Grants } from '../../src/conversation/grants.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import { bodyOf, isCancelled, remindersOf, type Schedule, toEvent } from './calendar-items.ts'
import type { Client } from './client.ts'

/**
 * WeCom shows an app no calendar of a member's. So there is one of ours for each member who said so, shared with them alone: what
 * was agreed on in the chat stands in it, and what they change of it comes back.
 */
export function openCalendars({ client, grants }: { client: Client; grants: Grants }): Calendars {
  const making = new Map<string, Promise<string>>()

  /** The member's calendar; it is known before anybody sees it, so that there are never two in sight. */
  function calendarOf(userId: string): Promise<string> {
    const made = making.get(userId) ?? keptOrMade(userId)
    making.set(userId, made)
    made.catch(() => making.delete(userId))
    return made
  }

  async function keptOrMade(userId: string): Promise<string> {
    const kept = await grants.read(userId)
    if (kept !== undefined) return kept
    const made = await client.createCalendar()
    await grants.write(userId, made)
    await client.shareCalendar(made, [userId])
    return made
  }

  /** What stands in it; when somebody deleted it, the member's consent went with it. */
  async function schedulesOf(userId: string): Promise<Schedule[]> {
    const calendar = await calendarOf(userId)
    try {
      return await client.schedules(calendar)
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
      if (await client.hasCalendar(calendar)) throw error
      making.delete(userId)
      await grants.write(userId, undefined)
      const message = 'the calendar was deleted'
      throw new PlatformError('wecom', error.endpoint, { code: 'consent', message, retry: 'never' })
    }
  }

  return {
    oursAlone: true,
    watch: async (userId) => client.shareCalendar(await calendarOf(userId), [userId]),

    async leave(userId) {
      const kept = await grants.read(userId)
      // It stays with us, unseen: connected once more it is the same one, with all that stood in it.
      if (kept !== undefined && (await client.hasCalendar(kept))) await client.shareCalendar(kept, [])
    },

    async look(userId, window, cursor) {
      const schedules = await schedulesOf(userId)
      // Cancelled ones count: what was put in and taken out again since the last look changed as well.
      const mark = createHash('sha256').update(JSON.stringify(schedules)).digest('base64url')
      if (mark === cursor) return undefined
      const events = schedules
        .map((schedule) => toEvent(schedule, userId))
        .filter((event): event is CalendarEvent => event !== undefined && touches(event, window))
      return { events, cursor: mark }
    },

    // The platform tells an app of nobody's busy hours.
    busy: async () => new Map(),

    async put(userId, key, entry) {
      const before = (await schedulesOf(userId)).find((one) => !isCancelled(one) && isMarked(one, key))
      if (before !== undefined) {
        await changed(userId, before, entry)
        return before.schedule_id
      }
      return client.createSchedule({
        ...bodyOf(entry),
        description: [...(entry.notes === undefined ? [] : [entry.notes]), marked(key)].join('\n'),
        reminders: remindersOf(entry),
        attendees: [{ userid: userId }],
        // Whoever may change it has to attend it.
        admins: [userId],
        cal_id: await calendarOf(userId),
      })
    },

    async change(userId, eventId, entry) {
      const found = await client.schedule(eventId)
      if (found === undefined || isCancelled(found))
        throw new PlatformError('wecom', 'oa/schedule/update', { code: 'gone', message: 'no schedule', retry: 'never' })
      await changed(userId, found, entry)
    },

    async cancel(_userId, eventId) {
      const found = await client.schedule(eventId)
      if (found !== undefined && !isCancelled(found)) await client.cancelSchedule(eventId)
    },
  }

  /** A place, other reminders or words that the member gave it stay. */
  async function changed(
    userId: string,
    { schedule_id, description, location, reminders }: Schedule,
    entry: CalendarEntry,
  ) {
    const kept = { schedule_id, description, location, reminders: reminders ?? remindersOf(entry) }
    await client.changeSchedule({ ...kept, ...bodyOf(entry), admins: [userId] })
  }
}

/** A line of its own, by which an entry is known again whose first answer was lost. */
function marked(key: string): string {
  return `沙盘编号 ${key}`
}

function isMarked({ description }: Schedule, key: string): boolean {
  return description.split('\n').includes(marked(key))
}

function touches({ when }: CalendarEvent, { from, to }: Span): boolean {
  if ('from' in when) return when.to > from && when.from < to
  return Date.parse(`${when.last}T23:59:59+08:00`) > from && Date.parse(`${when.first}T00:00:00+08:00`) < to
}
