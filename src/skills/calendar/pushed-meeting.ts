import { z } from 'zod'

const words = (what: string, most: number) =>
  z
    .string({ error: `${what} 要是文字` })
    .trim()
    .min(1, `${what} 不能为空`)
    .max(most, `${what} 最多 ${most} 个字`)
const moment = (what: string) =>
  z
    .string({ error: `${what} 要是时刻或日期` })
    .regex(
      /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/,
      `${what} 要像 2026-11-25T14:00+08:00、2026-11-25T14:00（按 zone）或 2026-11-25（全天）`,
    )

const known = {
  id: words('id', 200),
  revision: z
    .number({ error: 'revision 要是整数，每改一次就更大' })
    .int('revision 要是整数，每改一次就更大')
    .min(0, 'revision 不能小于 0'),
}

/** A meeting as other programs put it into somebody's calendar, or move it there. */
const Booked = z.object(
  {
    ...known,
    cancelled: z.literal(false, { error: 'cancelled 只能是 true 或 false' }).optional(),
    person: z
      .string({ error: 'person 要是文字' })
      .regex(/^[a-z]+:.{1,200}$/, 'person 要写成 平台:账号，如 wecom:zhangsan')
      .describe('平台:账号，如 wecom:zhangsan'),
    title: words('title', 200),
    from: moment('from'),
    to: moment('to').describe('结束的时刻；全天的写最后一天'),
    zone: words('zone', 100).describe('IANA 时区，如 Europe/Berlin；不写按公司的').optional(),
    repeats: z
      .string({ error: 'repeats 要是文字' })
      .regex(/^[A-Z0-9=;,:+-]{1,300}$/i, 'repeats 要是一条 RRULE，如 FREQ=WEEKLY;COUNT=8')
      .describe('RFC 5545 的 RRULE；只改其中一次：用 except 去掉那天，另推一条')
      .optional(),
    except: z
      .array(z.iso.date('except 里要是日期'), { error: 'except 要是一组日期' })
      .max(400, 'except 最多 400 天')
      .default([]),
    with: z.array(words('with', 100), { error: 'with 要是一组名字' }).max(100, 'with 最多 100 人').default([]),
    place: words('place', 200).optional(),
    customer: words('customer', 200).optional(),
    deal: words('deal', 200).optional(),
  },
  { error: '每条会议要是一个对象' },
)

const Cancelled = z.object({ ...known, cancelled: z.literal(true) })

/** What the push API takes: a meeting booked or moved, or one cancelled, of which its id and a higher revision are enough. */
export const MeetingPushed = z.union([Booked, Cancelled])
export type MeetingPushed = z.infer<typeof MeetingPushed>

/** Read as what it says to be, so that what is wrong is said of that. */
export function readMeeting(pushed: unknown): z.ZodSafeParseResult<MeetingPushed> {
  return (Object(pushed).cancelled === true ? Cancelled : Booked).safeParse(pushed)
}
