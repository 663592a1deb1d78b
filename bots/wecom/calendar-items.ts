import { z } from 'zod'
import {
  type CalendarEntry,
  type CalendarEvent,
  type Span,
  type WholeDays,
  zoneMs,
} from '../../src/conversation/calendars.ts'

/** A schedule 日程 of a calendar that the app made; cancelled ones are told of too. https://developer.work.weixin.qq.com/document/path/97724 */
export const Schedule = z.object({
  schedule_id: z.string().min(1),
  summary: z.string().default(''),
  description: z.string().default(''),
  location: z.string().default(''),
  start_time: z.number(),
  end_time: z.number(),
  is_whole_day: z.number().default(0),
  status: z.number().default(0),
  attendees: z.array(z.object({ userid: z.string(), response_status: z.number().default(0) })).default([]),
  reminders: z.looseObject({}).optional(),
})
export type Schedule = z.infer<typeof Schedule>

const cancelled = 1
const declined = 4

export function isCancelled({ status }: Schedule): boolean {
  return status === cancelled
}

/** A meeting of the member's; `undefined` for what was cancelled or declined. */
export function toEvent(schedule: Schedule, owner: string): CalendarEvent | undefined {
  const { schedule_id: id, summary, location, attendees } = schedule
  const isOwner = (userid: string) => userid.toLowerCase() === owner.toLowerCase()
  const isDeclined = attendees.some(({ userid, response_status }) => isOwner(userid) && response_status === declined)
  if (isCancelled(schedule) || isDeclined) return undefined
  return {
    id,
    title: summary,
    when: whenOf(schedule),
    attendees: attendees.map(({ userid }) => ({ name: userid, userId: isOwner(userid) ? owner : userid })),
    ...(location === '' ? {} : { place: location }),
  }
}

/** What is put into a schedule of an entry; what else it has stays as it is. */
export function bodyOf({ title, when }: CalendarEntry) {
  const isWhole = 'first' in when
  return {
    summary: title.slice(0, longestTitle),
    is_whole_day: isWhole ? 1 : 0,
    start_time: seconds(isWhole ? startOf(when.first) : when.from),
    end_time: seconds(isWhole ? startOf(when.last) + dayMs - 1000 : when.to),
  }
}

/** A quarter of an hour before; a whole day has no hour to be reminded of. */
export function remindersOf({ when }: CalendarEntry) {
  return 'first' in when ? { is_remind: 0 } : { is_remind: 1, remind_before_event_secs: 900 }
}

/** https://developer.work.weixin.qq.com/document/path/93648 */
const longestTitle = 128

const dayMs = 24 * 3_600_000

function whenOf({ start_time, end_time, is_whole_day }: Schedule): Span | WholeDays {
  const [from, to] = [start_time * 1000, end_time * 1000]
  // Whether the last day ends with its last second or with the first of the next is not documented.
  return is_whole_day === 1 ? { first: dayAt(from), last: dayAt(Math.max(from, to - 1000)) } : { from, to }
}

function dayAt(at: number): string {
  return new Date(at + zoneMs).toISOString().slice(0, 10)
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - zoneMs
}

function seconds(at: number): number {
  return Math.floor(at / 1000)
}
