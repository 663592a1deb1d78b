import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Person } from '../../people/person.ts'
import type { Deals } from '../../sales/deal.ts'
import type { ChatGroups } from '../../sales/events/chat-group.ts'
import { type DealEvent, type DealEvents, matchNames } from '../../sales/events/deal-event.ts'
import type { Intake } from '../../skills/tipping/intake.ts'
import type { Mover } from '../../skills/tipping/mover.ts'
import { AlertAnswered, type ChatGroupList, type EventList, GroupTakenBack } from '../contract.ts'
import { HttpRefusal, notFound } from '../failures.ts'
import type { PushDoor } from '../push-door.ts'
import { readJson } from '../read-body.ts'

/** The newest, on a page. */
const mostListed = 100

/** The push API: one event or a list, each once by its id; and putting an event to the deal it belongs to. */
export function eventRoutes(
  router: Router,
  parts: {
    intake: Intake
    mover: Mover
    dealEvents: DealEvents
    chatGroups: ChatGroups
    deals: Pick<Deals, 'byId'>
    pushDoor: PushDoor
    /** How the messages of other systems become events, by the name they post to. */
    webhooks: ReadonlyMap<string, (message: unknown) => unknown[]>
    whoAsks(ctx: Context): Promise<Person>
    now(): Date
  },
): void {
  const { intake, mover, dealEvents, chatGroups, deals, pushDoor, webhooks, whoAsks, now } = parts

  router.post('/api/events', (ctx) => pushDoor(ctx, 'push', async () => [await readJson(ctx)].flat(), intake.take))

  router.post('/api/events/from/:name', (ctx) => {
    const name = ctx.params['name'] ?? ''
    const eventsIn = webhooks.get(name)
    if (eventsIn === undefined) return pushDoor(ctx, 'unknown', noSource, intake.take)
    return pushDoor(ctx, name, async () => eventsIn(await readJson(ctx)), intake.take)
  })

  router.post('/api/events/:id/deal', async (ctx) => {
    const person = await whoAsks(ctx)
    const { deal, customer, group } = Assignment.parse(await readJson(ctx))
    const to = { dealId: deal, withGroup: group, ...(customer === undefined ? {} : { customerId: customer }) }
    if (!(await mover.move(person, ctx.params['id'] ?? '', to, now()))) throw notFound()
    const from = group ? '，这个群以后也照此' : ''
    const where =
      deal !== null ? '已改到这一单' : customer === undefined ? '已标为无关' : '已记到这家客户，不归到哪一单'
    ctx.body = { message: `${where}${from}。` }
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

  router.get('/api/chat-groups', async (ctx) => {
    ctx.body = { groups: await chatGroups.list(await whoAsks(ctx), mostListed) } satisfies ChatGroupList
  })

  router.post('/api/chat-groups/take-back', async (ctx) => {
    const person = await whoAsks(ctx)
    const { name } = GroupTakenBack.parse(await readJson(ctx))
    if (!(await chatGroups.takeBack(person, name))) throw notFound()
    ctx.status = 204
  })

  router.get('/api/deals/:id/events', async (ctx) => {
    const person = await whoAsks(ctx)
    const dealId = ctx.params['id'] ?? ''
    if ((await deals.byId(person, dealId)) === undefined) throw notFound()
    const [own, beside] = await Promise.all([
      dealEvents.ofDeal(person, dealId, mostListed),
      dealEvents.besideDeal(person, dealId, mostListed),
    ])
    ctx.body = { ...eventList(own), ...besideList(beside) }
  })
}

function noSource(): never {
  throw new HttpRefusal(404, '没有配置这个来源：先在 EVENTS_FILE 里写好对应关系')
}

export const Assignment = z.object({
  deal: z.string({ error: 'deal 要是商机编号，或 null 表示不属于哪一单' }).nullable(),
  /** With `deal` null: the customer it concerns, whatever the deal. */
  customer: z.string({ error: 'customer 要是客户编号' }).optional(),
  /** Whether its chat group belongs there, too, from now on. */
  group: z.boolean({ error: 'group 要是 true 或 false' }).default(false),
})

function eventList(events: readonly DealEvent[]): EventList {
  return { events: events.map(eventRow) }
}

function besideList(events: readonly DealEvent[]): Pick<EventList, 'beside'> {
  return events.length === 0 ? {} : { beside: events.map(eventRow) }
}

function eventRow(event: DealEvent): EventList['events'][number] {
  const { id, at, source, who, text, customer, group } = event
  return {
    id,
    at,
    who: who === '' ? source : who,
    text,
    ...(customer === undefined ? {} : { customer }),
    ...(group === undefined ? {} : { group }),
    matchedBy: sayMatch(event),
  }
}

function sayMatch({ matchedBy, dealId, customerId }: DealEvent): string {
  if (matchedBy === undefined) return '没有对上'
  const what = dealId === undefined && customerId !== undefined ? '对上客户' : '对上'
  return `按${matchNames[matchedBy]}${what}`
}
