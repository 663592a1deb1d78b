import { timingSafeEqual } from 'node:crypto'
import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Person } from '../../people/person.ts'
import type { DealEvents } from '../../sales/events/deal-event.ts'
import type { Intake } from '../../skills/tipping/intake.ts'
import { HttpRefusal, notFound } from '../failures.ts'
import { readJson } from '../read-body.ts'

/** Events in one request. */
const most = 1000

/** The push API: one event or a list, each once by its id; and putting an event to the deal it belongs to. */
export function eventRoutes(
  router: Router,
  parts: {
    intake: Intake
    dealEvents: DealEvents
    pushApiKey: string | undefined
    /** The company other programs push to; `undefined` while there is none. */
    pushTenant(): Promise<string | undefined>
    whoAsks(ctx: Context): Promise<Person>
  },
): void {
  const { intake, dealEvents, pushApiKey, pushTenant, whoAsks } = parts

  router.post('/api/events', async (ctx) => {
    if (pushApiKey === undefined) throw new HttpRefusal(403, '推送接口没有开：先设置 PUSH_API_KEY')
    if (!isKey(ctx.get('authorization'), pushApiKey))
      throw new HttpRefusal(401, '推送要带 Authorization: Bearer PUSH_API_KEY')
    const body = await readJson(ctx)
    const events = Array.isArray(body) ? body : [body]
    if (events.length > most) throw new HttpRefusal(413, `一次最多 ${most} 条，请分几次推`)
    const tenantId = await pushTenant()
    if (tenantId === undefined) throw new HttpRefusal(409, '还没有公司可以收事件')
    const results = await intake.take(tenantId, events, new Date())
    ctx.status = results.every(({ outcome }) => outcome === 'refused') && results.length > 0 ? 400 : 200
    ctx.body = { results }
  })

  router.post('/api/events/:id/deal', async (ctx) => {
    const person = await whoAsks(ctx)
    const { deal } = Assignment.parse(await readJson(ctx))
    if (!(await dealEvents.assign(person, ctx.params['id'] ?? '', deal))) throw notFound()
    ctx.body = { message: '已改到这一单。' }
  })
}

export const Assignment = z.object({ deal: z.string({ error: 'deal 要是商机编号' }) })

/** In constant time; a wrong length cannot throw. */
function isKey(header: string, key: string): boolean {
  const [said, right] = [Buffer.from(header), Buffer.from(`Bearer ${key}`)]
  return said.length === right.length && timingSafeEqual(said, right)
}
