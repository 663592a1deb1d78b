import { z } from 'zod'
import { PlatformError } from '../../src/conversation/platform.ts'
import { Schedule } from './calendar-items.ts'
import type { Call } from './call.ts'

/** The endpoints of calendars and schedules: an app reaches those alone that it made itself. */
export function calendarCalls(ask: <Answer>(asked: Call<Answer>) => Promise<Answer>) {
  const post = <Answer>(endpoint: string, body: object, answer: Call<Answer>['answer']) =>
    // Asked once more, none of these does harm: what is made is looked for before it is made again.
    ask({ endpoint, query: {}, body, answer, inDoubt: 'later' })

  return {
    /** Seen by nobody until it is shared. Its answer lost, it stays so. */
    // https://developer.work.weixin.qq.com/document/path/93647
    async createCalendar(): Promise<string> {
      return (await post('oa/calendar/add', { calendar: looks }, Created)).cal_id
    },

    /** From now on it stands in the calendars of these members, and of nobody else. */
    // https://developer.work.weixin.qq.com/document/path/97716
    async shareCalendar(id: string, userIds: readonly string[]): Promise<void> {
      const endpoint = 'oa/calendar/update'
      const shares = userIds.map((userid) => ({ userid, permission: 1 }))
      const { fail_result } = await post(endpoint, { calendar: { cal_id: id, ...looks, shares } }, Shared)
      const [failed] = fail_result?.shares ?? []
      // Errcode 0 says nothing of those who were left out.
      if (failed !== undefined)
        throw new PlatformError('wecom', endpoint, { code: failed.errcode, message: failed.errmsg, retry: 'never' })
    },

    // https://developer.work.weixin.qq.com/document/path/97717
    async hasCalendar(id: string): Promise<boolean> {
      const { calendar_list } = await post('oa/calendar/get', { cal_id_list: [id] }, Calendars)
      return calendar_list.some(({ cal_id }) => cal_id === id)
    },

    /** All of a calendar, cancelled ones too. */
    // https://developer.work.weixin.qq.com/document/path/97723
    async schedules(calendar: string): Promise<Schedule[]> {
      const found: Schedule[] = []
      for (let isMore = true; isMore && found.length < mostSchedules; ) {
        const page: z.infer<typeof Schedules> = await post(
          'oa/schedule/get_by_calendar',
          { cal_id: calendar, offset: found.length, limit: pageSize },
          Schedules,
        )
        found.push(...page.schedule_list)
        isMore = page.schedule_list.length === pageSize
      }
      return found
    },

    // https://developer.work.weixin.qq.com/document/path/97724
    async schedule(id: string): Promise<Schedule | undefined> {
      const { schedule_list } = await post('oa/schedule/get', { schedule_id_list: [id] }, Schedules)
      return schedule_list.find(({ schedule_id }) => schedule_id === id)
    },

    // https://developer.work.weixin.qq.com/document/path/93648
    async createSchedule(schedule: object): Promise<string> {
      return (await post('oa/schedule/add', { schedule }, Placed)).schedule_id
    },

    /** Whatever is not given is lost, but for who attends. */
    // https://developer.work.weixin.qq.com/document/path/97720
    async changeSchedule(schedule: object): Promise<void> {
      await post('oa/schedule/update', { skip_attendees: 1, schedule }, Done)
    },

    // https://developer.work.weixin.qq.com/document/path/97725
    async cancelSchedule(id: string): Promise<void> {
      await post('oa/schedule/del', { schedule_id: id }, Done)
    },
  }
}

const looks = { summary: '沙盘', color: '#2F6FED', description: '由沙盘记下的约，只有你自己看得到。' }

const pageSize = 500
/** Nobody has agreed on more. */
const mostSchedules = 10_000

const Done = z.object({})
const Created = z.object({ cal_id: z.string().min(1) })
const Shared = z.object({
  fail_result: z
    .object({ shares: z.array(z.object({ errcode: z.number(), errmsg: z.string() })).optional() })
    .optional(),
})
const Calendars = z.object({ calendar_list: z.array(z.object({ cal_id: z.string() })).default([]) })
const Schedules = z.object({ schedule_list: z.array(Schedule).default([]) })
const Placed = z.object({ schedule_id: z.string().min(1) })
