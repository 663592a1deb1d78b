import type { CalendarEvent, Calendars, Span } from '../../src/conversation/calendars.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import { eventBody, type Invited, type Item, toEvent } from './calendar-items.ts'
import type { Client } from './client.ts'
import { authorizeUrl, worthlessCode } from './login.ts'
import { scopes } from './scopes.ts'
import type { UserTokens } from './user-tokens.ts'

/** What a member is asked to agree to; `offline_access` keeps it beyond two hours. */
const asked = [...scopes.calendar, 'offline_access'].join(' ')

/** Members' own calendars, read and written in their own name. */
export function openCalendars(parts: { client: Client; users: UserTokens; appId: string; apiBase: string }): Calendars {
  const { client, users, appId, apiBase } = parts
  const primary = new Map<string, string>()
  /** Who is invited, by member and event: asked once, until the event changes. */
  const invited = new Map<string, Map<string, Invited>>()

  /** Does something with a member's main calendar, in their name. */
  function withCalendar<T>(openId: string, work: (token: string, calendar: string) => Promise<T>): Promise<T> {
    return users.inNameOf(openId, async (token) => {
      const calendar = primary.get(openId) ?? (await client.primaryCalendar(token))
      primary.set(openId, calendar)
      return work(token, calendar)
    })
  }

  return {
    consent: {
      authorizeUrl: (redirectUri, state, challenge) =>
        authorizeUrl({ appId, apiBase, redirectUri, state, challenge, scopes: asked }),
      async accept(code, redirectUri, proof) {
        try {
          const { token, openId } = await client.visitor(code, redirectUri, proof)
          await users.keep(openId, token)
          return openId
        } catch (error) {
          if (error instanceof PlatformError && worthlessCode.includes(error.code)) return undefined
          throw error
        }
      },
    },

    watch: (openId) => withCalendar(openId, (token, calendar) => client.subscribeCalendar(token, calendar)),

    async leave(openId) {
      try {
        await withCalendar(openId, (token, calendar) => client.unsubscribeCalendar(token, calendar))
      } catch (error) {
        // A consent that has ended, or a calendar that is gone, is what was wanted.
        if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
      }
      invited.delete(openId)
      primary.delete(openId)
      await users.forget(openId)
    },

    look: (openId, window, cursor) =>
      withCalendar(openId, async (token, calendar) => {
        const since = await changesSince(token, calendar, window, cursor)
        const known = invited.get(openId) ?? new Map<string, Invited>()
        invited.set(openId, known)
        for (const id of since.changed) known.delete(id)
        if (cursor !== undefined && since.changed.length === 0 && !since.restarted) return undefined
        const events: CalendarEvent[] = []
        for (const item of await client.calendarView(token, calendar, window)) {
          const guests = await guestsOf(token, calendar, item, known)
          const event = toEvent(item, guests, openId)
          if (event !== undefined) events.push(event)
        }
        return { events, cursor: since.cursor }
      }),

    async busy(_askedBy, openIds, window) {
      const found = new Map<string, readonly Span[]>()
      for (const openId of openIds) {
        try {
          found.set(openId, await client.freeBusy(openId, window))
        } catch (error) {
          if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
        }
      }
      return found
    },

    put: (openId, key, entry) =>
      withCalendar(openId, (token, calendar) => client.createEvent(token, calendar, key, eventBody(entry))),
    change: (openId, eventId, entry) =>
      withCalendar(openId, (token, calendar) => client.changeEvent(token, calendar, eventId, eventBody(entry))),
    cancel: (openId, eventId) =>
      withCalendar(openId, async (token, calendar) => {
        try {
          await client.deleteEvent(token, calendar, eventId)
        } catch (error) {
          if (!(error instanceof PlatformError) || !gone.includes(error.code)) throw error
        }
      }),
  }

  /** The ids of events that changed; a mark that has expired means starting over, as a first look does. */
  async function changesSince(token: string, calendar: string, { from }: Span, cursor: string | undefined) {
    try {
      return { ...(await client.calendarChanges(token, calendar, from, cursor)), restarted: false }
    } catch (error) {
      if (cursor === undefined || !(error instanceof PlatformError) || error.code !== cursorExpired) throw error
      return { ...(await client.calendarChanges(token, calendar, from)), restarted: true }
    }
  }

  /** Meetings of a series share their guests, but for those that were changed by themselves. */
  async function guestsOf(token: string, calendar: string, item: Item, known: Map<string, Invited>): Promise<Invited> {
    const id = item.is_exception === true ? item.event_id : (item.recurring_event_id ?? item.event_id)
    const kept = known.get(id)
    if (kept !== undefined) return kept
    const asked = await client.eventAttendees(token, calendar, id)
    known.set(id, asked)
    return asked
  }
}

/** https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/list */
const cursorExpired = 190008

/** Not found, deleted. */
const gone: readonly (string | number)[] = [193001, 193003]
