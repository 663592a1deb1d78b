import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { AddressCalendars } from '../../conversation/calendars.ts'
import type { Receive } from '../../conversation/platform.ts'
import type { People, Person } from '../../people/person.ts'
import { addressPlatform, type OutsideCalendars } from '../../sales/outside-calendar.ts'
import type { CalendarPage } from '../contract.ts'
import { pressFromPage } from '../press-from-page.ts'
import { readJson } from '../read-body.ts'

const longest = 2000

export const CalendarGiven = z
  .strictObject({
    url: z.string().trim().min(1, '把日历地址贴进来').max(longest, '地址太长了'),
    user: z.string().trim().min(1).max(200).optional(),
    password: z.string().min(1).max(200).optional(),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), '账号和应用专用密码要一起填')

/** 连接日历: one's own calendar at an address; what comes of it is said in the chat. The address never leaves again. */
export function calendarRoutes(
  router: Router,
  parts: {
    addressCalendars: AddressCalendars
    outsideCalendars: Pick<OutsideCalendars, 'linksOf'>
    people: Pick<People, 'addressesOf'>
    receive: Receive
    whoAsks(ctx: Context): Promise<Person>
    now(): Date
  },
): void {
  const { addressCalendars, outsideCalendars, whoAsks, now } = parts

  router.get('/api/calendar', async (ctx) => {
    const { tenantId, id } = await whoAsks(ctx)
    const links = await outsideCalendars.linksOf(tenantId, id)
    const link = links.find(({ platform }) => platform === addressPlatform)
    const host = await addressCalendars.hostOf(tenantId, id)
    ctx.body = {
      ...(host === undefined ? {} : { host }),
      ...(host === undefined || link?.lookedAt === undefined ? {} : { lookedAt: link.lookedAt }),
    } satisfies CalendarPage
  })

  router.post('/api/calendar', async (ctx) => {
    const person = await whoAsks(ctx)
    const { url, user, password } = CalendarGiven.parse(await readJson(ctx))
    await addressCalendars.connect(person.tenantId, person.id, {
      url,
      ...(user === undefined ? {} : { user }),
      ...(password === undefined ? {} : { password }),
    })
    await press(person, 'linking.address')
    ctx.status = 204
  })

  router.post('/api/calendar/leave', async (ctx) => {
    const person = await whoAsks(ctx)
    await readJson(ctx)
    // Gone at once; what was read from it goes with the answer in the chat.
    await addressCalendars.of(person.tenantId).leave(person.id)
    await press(person, 'linking.leave')
    ctx.status = 204
  })

  async function press(person: Person, action: string): Promise<void> {
    const at = now()
    await pressFromPage(parts, person, { action, key: `page ${action} ${person.id} ${at.getTime()}`, at })
  }
}
