import { timingSafeEqual } from 'node:crypto'
import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Person } from '../../people/person.ts'
import type { Deals } from '../../sales/deal.ts'
import { type DealEvent, type DealEvents, matchNames } from '../../sales/events/deal-event.ts'
import type { Intake, Taken } from '../../skills/tipping/intake.ts'
import type { Mover } from '../../skills/tipping/mover.ts'
import { AlertAnswered, type EventList } from '../contract.ts'
import { HttpRefusal, notFound } from '../failures.ts'
import type { Metrics } from '../metrics.ts'
import { readJson } from '../read-body.ts'

/** Events in one request. */
const most = 1000
/** The newest, on a page. */
const mostListed = 100

/** The push API: one event or a list, each once by its id; and putting an event to the deal it belongs to. */
export function eventRoutes(
  router: Router,
  parts: {
    intake: Intake
    mover: Mover
    dealEvents: DealEvents
    deals: Pick<Deals, 'byId'>
    pushApiKey: string | undefined
    /** How the messages of other systems become events, by the name they post to. */
    webhooks: ReadonlyMap<string, (message: unknown) => unknown[]>
    /** The company other programs push to; `undefined` while there is none. */
    pushTenant(): Promise<string | undefined>
    whoAsks(ctx: Context): Promise<Person>
    metrics: Pick<Metrics, 'eventsPushed'>
  },
): void {
  const { intake, mover, dealEvents, deals, pushApiKey, webhooks, pushTenant, whoAsks, metrics } = parts

  router.post('/api/events', (ctx) =>
    counted('push', async () => {
      mayPush(ctx)
      return takeIn(ctx, [await readJson(ctx)].flat())
    }),
  )

  router.post('/api/events/from/:name', (ctx) => {
    const name = ctx.params['name'] ?? ''
    const eventsIn = webhooks.get(name)
    return counted(eventsIn === undefined ? 'unknown' : name, async () => {
      mayPush(ctx)
      if (eventsIn === undefined) throw new HttpRefusal(404, '没有配置这个来源：先在 EVENTS_FILE 里写好对应关系')
      return takeIn(ctx, eventsIn(await readJson(ctx)))
    })
  })

  router.post('/api/events/:id/deal', async (ctx) => {
    const person = await whoAsks(ctx)
    const { deal, group } = Assignment.parse(await readJson(ctx))
    if (!(await mover.move(person, ctx.params['id'] ?? '', deal, group, new Date()))) throw notFound()
    const from = group ? '，这个群以后也照此' : ''
    ctx.body = { message: `${deal === null ? '已标为无关' : '已改到这一单'}${from}。` }
  })

  router.post('/api/events/:id/answer', async (ctx) => {
    const person = await whoAsks(ctx)
    const { answer } = AlertAnswered.parse(await readJson(ctx))
    if (!(await dealEvents.answer(person, ctx.params['id'] ?? '', answer))) throw notFound()
    ctx.status = 204
  })

  router.get('/api/events/unclaimed', async (ctx) => {
    ctx.body = eventList(await dealEvents.unclaimed(await whoAsks(ctx), mostListed))
  })

  router.get('/api/deals/:id/events', async (ctx) => {
    const person = await whoAsks(ctx)
    const dealId = ctx.params['id'] ?? ''
    if ((await deals.byId(person, dealId)) === undefined) throw notFound()
    ctx.body = eventList(await dealEvents.ofDeal(person, dealId, mostListed))
  })

  function mayPush(ctx: Context): void {
    if (pushApiKey === undefined) throw new HttpRefusal(403, '推送接口没有开：先设置 PUSH_API_KEY')
    if (!isKey(ctx.get('authorization'), pushApiKey))
      throw new HttpRefusal(401, '推送要带 Authorization: Bearer PUSH_API_KEY')
  }

  /** A request that is turned away as a whole is counted, too: its sender may never look at what we answer. */
  async function counted(way: string, push: () => Promise<readonly Taken[]>): Promise<void> {
    try {
      for (const { outcome } of await push()) metrics.eventsPushed(way, outcome)
    } catch (error) {
      metrics.eventsPushed(way, 'turned-away')
      throw error
    }
  }

  async function takeIn(ctx: Context, events: readonly unknown[]): Promise<readonly Taken[]> {
    if (events.length > most) throw new HttpRefusal(413, `一次最多 ${most} 条，请分几次推`)
    const tenantId = await pushTenant()
    if (tenantId === undefined) throw new HttpRefusal(409, '还没有公司可以收事件')
    const results = await intake.take(tenantId, events, new Date())
    ctx.status = results.every(({ outcome }) => outcome === 'refused') && results.length > 0 ? 400 : 200
    ctx.body = { results }
    return results
  }
}

export const Assignment = z.object({
  deal: z.string({ error: 'deal 要是商机编号，或 null 表示无关' }).nullable(),
  /** Whether its chat group belongs there, too, from now on. */
  group: z.boolean({ error: 'group 要是 true 或 false' }).default(false),
})

function eventList(events: readonly DealEvent[]): EventList {
  return {
    events: events.map(({ id, at, source, who, text, customer, group, matchedBy }) => ({
      id,
      at,
      who: who === '' ? source : who,
      text,
      ...(customer === undefined ? {} : { customer }),
      ...(group === undefined ? {} : { group }),
      matchedBy: matchedBy === undefined ? '没有对上' : `按${matchNames[matchedBy]}对上`,
    })),
  }
}

/** In constant time; a wrong length cannot throw. */
function isKey(header: string, key: string): boolean {
  const [said, right] = [Buffer.from(header), Buffer.from(`Bearer ${key}`)]
  return said.length === right.length && timingSafeEqual(said, right)
}
