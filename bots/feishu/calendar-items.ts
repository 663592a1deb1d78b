import { z } from 'zod'
import type { CalendarEntry, CalendarEvent, Span, WholeDays } from '../../src/conversation/calendars.ts'

const Moment = z.object({ date: z.string().optional(), timestamp: z.string().optional() })

/** One meeting, as the calendar's view has it. */
export const Item = z.object({
  event_id: z.string(),
  summary: z.string().optional(),
  start_time: Moment,
  end_time: Moment,
  status: z.string().optional(),
  free_busy_status: z.string().optional(),
  is_exception: z.boolean().optional(),
  recurring_event_id: z.string().optional(),
  location: z.object({ name: z.string().optional() }).optional(),
})
export type Item = z.infer<typeof Item>

export const Guest = z.object({
  type: z.string(),
  display_name: z.string().optional(),
  user_id: z.string().optional(),
  third_party_email: z.string().optional(),
  rsvp_status: z.string().optional(),
})
export type Invited = readonly z.infer<typeof Guest>[]

/** A meeting of the member's; `undefined` for what is not theirs to go to, or keeps nobody busy. */
export function toEvent(item: Item, guests: Invited, openId: string): CalendarEvent | undefined {
  const when = spanOf(item)
  const declined = guests.some(({ user_id, rsvp_status }) => user_id === openId && rsvp_status === 'decline')
  if (when === undefined || item.status === 'cancelled' || declined || item.free_busy_status === 'free')
    return undefined
  const place = item.location?.name
  return {
    id: item.event_id,
    title: item.summary ?? '',
    when,
    attendees: guests
      .filter(({ type, rsvp_status }) => type !== 'resource' && rsvp_status !== 'removed')
      .map(({ display_name, third_party_email, user_id }) => ({
        name: display_name ?? third_party_email ?? '',
        ...(user_id === undefined ? {} : { userId: user_id }),
      })),
    ...(place === undefined || place === '' ? {} : { place }),
  }
}

function spanOf({ start_time, end_time }: Item): Span | WholeDays | undefined {
  if (start_time.timestamp !== undefined && end_time.timestamp !== undefined)
    return { from: Number(start_time.timestamp) * 1000, to: Number(end_time.timestamp) * 1000 }
  return start_time.date === undefined ? undefined : { first: start_time.date, last: end_time.date ?? start_time.date }
}

/** https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/create */
export function eventBody({ title, when, notes }: CalendarEntry) {
  const moment = (at: number) => ({ timestamp: String(Math.floor(at / 1000)), timezone: 'Asia/Shanghai' })
  return {
    summary: title,
    ...(notes === undefined ? {} : { description: notes }),
    need_notification: false,
    start_time: 'from' in when ? moment(when.from) : { date: when.first },
    end_time: 'from' in when ? moment(when.to) : { date: when.last },
    vchat: { vc_type: 'no_meeting' },
  }
}
