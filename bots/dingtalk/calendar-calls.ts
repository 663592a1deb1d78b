import { z } from 'zod'
import type { CalendarEntry, Span } from '../../src/conversation/calendars.ts'
import { eventBody, Item, instantOf } from './calendar-items.ts'
import type { Call } from './call.ts'

/** What the client asks of calendars; everybody is meant by their union id, and by their main calendar. */
export function calendarCalls(ask: <Answer>(asked: Call<Answer>) => Promise<Answer>) {
  const of = (unionId: string) => `v1.0/calendar/users/${encodeURIComponent(unionId)}`
  const events = (unionId: string) => `${of(unionId)}/calendars/primary/events`

  return {
    /** All that touches the window, each meeting of a series by itself. */
    // https://open.dingtalk.com/document/orgapp/query-an-event-view
    async calendarView(unionId: string, { from, to }: Span): Promise<Item[]> {
      const found: Item[] = []
      const window = { timeMin: iso(from), timeMax: iso(to), maxResults: '100' }
      for (let next: string | undefined = ''; next !== undefined && found.length < mostItems; ) {
        const page: z.infer<typeof View> = await ask({
          method: 'GET',
          endpoint: `${of(unionId)}/calendars/primary/eventsview`,
          query: { ...window, ...(next === '' ? {} : { nextToken: next }) },
          answer: View,
          inDoubt: 'later',
        })
        found.push(...page.events)
        next = page.nextToken || undefined
      }
      return found
    },

    /** With the same key within a day it is the same event. */
    // https://open.dingtalk.com/document/orgapp/create-event
    async createEvent(unionId: string, key: string, entry: CalendarEntry): Promise<string> {
      const { id } = await ask({
        method: 'POST',
        endpoint: events(unionId),
        headers: { 'x-client-token': key },
        body: eventBody(entry),
        answer: Created,
        inDoubt: 'unsure',
      })
      return id
    },

    // https://open.dingtalk.com/document/orgapp/modify-event
    async changeEvent(unionId: string, id: string, entry: CalendarEntry): Promise<void> {
      const endpoint = `${events(unionId)}/${encodeURIComponent(id)}`
      await ask({ method: 'PUT', endpoint, body: { id, ...eventBody(entry) }, answer: Done, inDoubt: 'later' })
    },

    // https://open.dingtalk.com/document/orgapp/delete-event
    async deleteEvent(unionId: string, id: string): Promise<void> {
      const endpoint = `${events(unionId)}/${encodeURIComponent(id)}`
      await ask({ method: 'DELETE', endpoint, answer: Done, inDoubt: 'later' })
    },

    /** When each is busy; who cannot be asked about is left out. */
    // https://open.dingtalk.com/document/orgapp/query-schedule
    async schedules(
      unionId: string,
      unionIds: readonly string[],
      { from, to }: Span,
    ): Promise<{ unionId: string; busy: Span[] }[]> {
      const { scheduleInformation } = await ask({
        method: 'POST',
        endpoint: `${of(unionId)}/querySchedule`,
        body: { userIds: unionIds, startTime: iso(from), endTime: iso(to) },
        answer: Schedules,
        inDoubt: 'later',
      })
      return scheduleInformation
        .filter(({ error }) => !error)
        .map(({ userId, scheduleItems }) => ({
          unionId: userId,
          busy: scheduleItems.flatMap(({ start, end }) => {
            const span = { from: instantOf(start), to: instantOf(end) }
            return Number.isNaN(span.from + span.to) ? [] : [span]
          }),
        }))
    },
  }
}

/** Nobody has more in forty days. */
const mostItems = 2000

function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}

const Done = z.object({})
const Created = z.object({ id: z.string().min(1) })
const View = z.object({ events: z.array(Item).default([]), nextToken: z.string().nullish() })
const Moment = z.object({ date: z.string().nullish(), dateTime: z.string().nullish() })
const Schedules = z.object({
  scheduleInformation: z
    .array(
      z.object({
        userId: z.string(),
        error: z.string().nullish(),
        scheduleItems: z.array(z.object({ start: Moment, end: Moment })).default([]),
      }),
    )
    .default([]),
})
