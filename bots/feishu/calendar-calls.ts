import { z } from 'zod'
import type { Span } from '../../src/conversation/calendars.ts'
import type { Retry } from '../../src/conversation/platform.ts'
import { Guest, Item } from './calendar-items.ts'
import { type Call, call, type Line } from './call.ts'

/** The endpoints of calendars: with a member's token what is theirs, with the app's own when they are busy. */
export function calendarCalls(line: Line, ask: <Answer>(asked: Call<Answer>) => Promise<Answer>) {
  /** In a member's name, on one of their calendars. */
  const on = <Answer>(
    token: string,
    calendar: string,
    rest: Pick<Call<Answer>, 'method' | 'answer' | 'query' | 'body'> & { path: string; inDoubt?: Retry },
  ) => {
    const { path, inDoubt = 'later', ...others } = rest
    const endpoint = `calendar/v4/calendars/${encodeURIComponent(calendar)}/events${path}`
    return call(line, { ...others, endpoint, token, inDoubt })
  }

  return {
    // https://open.feishu.cn/document/server-docs/calendar-v4/calendar/primary
    async primaryCalendar(token: string): Promise<string> {
      const { data } = await call(line, {
        method: 'POST',
        endpoint: 'calendar/v4/calendars/primary',
        token,
        answer: Primary,
        inDoubt: 'later',
      })
      return data.calendars[0].calendar.calendar_id
    },

    // https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/subscription
    async subscribeCalendar(token: string, calendar: string): Promise<void> {
      await on(token, calendar, { method: 'POST', path: '/subscription', answer: Done })
    },
    async unsubscribeCalendar(token: string, calendar: string): Promise<void> {
      await on(token, calendar, { method: 'POST', path: '/unsubscription', answer: Done })
    },

    /** The ids of what changed since `cursor`; without one, of all from a moment on. */
    // https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/list
    async calendarChanges(token: string, calendar: string, from: number, cursor?: string) {
      const changed: string[] = []
      // A mark for going on excludes every other bound.
      const begun = cursor === undefined ? { anchor_time: seconds(from) } : { sync_token: cursor }
      for (let page: string | undefined; ; ) {
        const query: Record<string, string> = { page_size: '1000', ...begun, ...(page && { page_token: page }) }
        const { data }: z.infer<typeof Changes> = await on(token, calendar, {
          method: 'GET',
          path: '',
          query,
          answer: Changes,
        })
        changed.push(...data.items.map(({ event_id }) => event_id))
        if (!data.has_more) return { changed, cursor: data.sync_token ?? cursor ?? '' }
        page = data.page_token
      }
    },

    /** All meetings of a window of at most 40 days, each of a series by itself. */
    // https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/instance_view
    async calendarView(token: string, calendar: string, { from, to }: Span) {
      const query = { start_time: seconds(from), end_time: seconds(to) }
      return (await on(token, calendar, { method: 'GET', path: '/instance_view', query, answer: View })).data.items
    },

    /** Of an event whose guests may not be seen, none. */
    // https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event-attendee/list-calendar-event-attendee
    async eventAttendees(token: string, calendar: string, eventId: string) {
      const query = { page_size: '100', user_id_type: 'open_id' }
      const path = `/${encodeURIComponent(eventId)}/attendees`
      try {
        return (await on(token, calendar, { method: 'GET', path, query, answer: Guests })).data.items
      } catch (error) {
        if (isHidden(error)) return []
        throw error
      }
    },

    /** When somebody is busy, in at most 90 days. */
    // https://open.feishu.cn/document/server-docs/calendar-v4/calendar/list
    async freeBusy(openId: string, { from, to }: Span): Promise<Span[]> {
      const { data } = await ask({
        method: 'POST',
        endpoint: 'calendar/v4/freebusy/list',
        query: { user_id_type: 'open_id' },
        body: { time_min: rfc3339(from), time_max: rfc3339(to), user_id: openId, only_busy: true },
        answer: FreeBusy,
        inDoubt: 'later',
      })
      return data.freebusy_list.map(({ start_time, end_time }) => ({
        from: Date.parse(start_time),
        to: Date.parse(end_time),
      }))
    },

    // https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/create
    async createEvent(token: string, calendar: string, key: string, body: object): Promise<string> {
      const query = { idempotency_key: key, user_id_type: 'open_id' }
      // The same key brings the same event, so that an answer that was lost may be asked for again.
      return (await on(token, calendar, { method: 'POST', path: '', query, body, answer: Created })).data.event.event_id
    },
    async changeEvent(token: string, calendar: string, eventId: string, body: object): Promise<void> {
      await on(token, calendar, { method: 'PATCH', path: `/${encodeURIComponent(eventId)}`, body, answer: Done })
    },
    async deleteEvent(token: string, calendar: string, eventId: string): Promise<void> {
      const query = { need_notification: 'false' }
      await on(token, calendar, { method: 'DELETE', path: `/${encodeURIComponent(eventId)}`, query, answer: Done })
    },
  }
}

const Done = z.object({})
const Primary = z.object({
  data: z.object({
    calendars: z.tuple([z.object({ calendar: z.object({ calendar_id: z.string().min(1) }) })], z.unknown()),
  }),
})
const Changes = z.object({
  data: z.object({
    items: z.array(z.object({ event_id: z.string() })).default([]),
    has_more: z.boolean().default(false),
    page_token: z.string().optional(),
    sync_token: z.string().optional(),
  }),
})
const View = z.object({ data: z.object({ items: z.array(Item).default([]) }) })
const Guests = z.object({ data: z.object({ items: z.array(Guest).default([]) }) })
const Created = z.object({ data: z.object({ event: z.object({ event_id: z.string().min(1) }) }) })
const FreeBusy = z.object({
  data: z.object({
    freebusy_list: z.array(z.object({ start_time: z.string(), end_time: z.string() })).default([]),
  }),
})

function seconds(at: number): string {
  return String(Math.floor(at / 1000))
}

function rfc3339(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

/** "No permission to list event attendees". */
function isHidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 194001
}
