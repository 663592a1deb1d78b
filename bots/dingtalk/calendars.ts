import { createHash } from 'node:crypto'
import type { CalendarEvent, Calendars, Span } from '../../src/conversation/calendars.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import { toEvent } from './calendar-items.ts'
import type { Client } from './client.ts'
import type { Ids } from './ids.ts'

/**
 * Members' own calendars. The app may read them all by its own right; the house looks only at those of members who said so. Every
 * look is a call out of the month's, so between two changes that DingTalk told of, only a few are made a day.
 */
export function openCalendars(parts: {
  client: Client
  ids: Ids
  now: () => number
}): Calendars & { changed(userId: string): void } {
  const { client, ids, now } = parts
  const lookedAt = new Map<string, number>()

  return {
    // Which changes are told of is ticked once in the console, for everybody.
    watch: async () => {},
    leave: async (userId) => void lookedAt.delete(userId),
    changed: (userId) => void lookedAt.delete(userId),

    async look(userId, window, cursor) {
      const last = lookedAt.get(userId)
      if (cursor !== undefined && last !== undefined && now() - last < restMs) return undefined
      // Before the look: what changes meanwhile is looked at again.
      lookedAt.set(userId, now())
      try {
        const items = await client.calendarView(await ids.unionIdOf(userId), window)
        const events = items
          .map((item) => toEvent(item, userId, ids.met))
          .filter((event): event is CalendarEvent => event !== undefined)
        const mark = createHash('sha256').update(JSON.stringify(events)).digest('base64url')
        return mark === cursor ? undefined : { events, cursor: mark }
      } catch (error) {
        lookedAt.delete(userId)
        throw error
      }
    },

    async busy(askedBy, userIds, window) {
      const found = new Map<string, readonly Span[]>()
      const unionId = await ids.unionIdOf(askedBy)
      for (let at = 0; at < userIds.length; at += mostAsked) {
        const asked = await Promise.all(userIds.slice(at, at + mostAsked).map((userId) => ids.unionIdOf(userId)))
        for (const one of await client.schedules(unionId, asked, window)) {
          const userId = ids.met(one.unionId)
          if (userId !== undefined) found.set(userId, one.busy)
        }
      }
      return found
    },

    put: async (userId, key, entry) => client.createEvent(await ids.unionIdOf(userId), key, entry),
    change: async (userId, eventId, entry) => client.changeEvent(await ids.unionIdOf(userId), eventId, entry),
    async cancel(userId, eventId) {
      try {
        await client.deleteEvent(await ids.unionIdOf(userId), eventId)
      } catch (error) {
        if (!(error instanceof PlatformError) || error.code !== 'itemNotFound') throw error
      }
    },
  }
}

/** Without a word of a change a calendar is looked at this seldom, in milliseconds. */
const restMs = 6 * 3_600_000

/** https://open.dingtalk.com/document/orgapp/query-schedule */
const mostAsked = 20
