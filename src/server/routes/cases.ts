import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Receive } from '../../conversation/platform.ts'
import type { People, Person } from '../../people/person.ts'
import type { Deals } from '../../sales/deal.ts'
import type { Exchanges } from '../../sales/exchange.ts'
import type { Libraries } from '../../sales/library/libraries.ts'
import { everyTrack } from '../../sales/library/library.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { Cases } from '../../skills/sandbox/cases.ts'
import { casePage, dealRow, whatIfResult } from '../case-page.ts'
import { type CasePage, type DealList, type LeverTaken, WhatIfRequest } from '../contract.ts'
import { notFound } from '../failures.ts'
import { pressFromPage } from '../press-from-page.ts'
import { readJson } from '../read-body.ts'

const exchangesShown = 20

const taken = '记进待办了，聊天里可以定时间，也可以撤销。'
const alreadyTaken = '这一条今天已经记过了，在聊天里的待办里。'

/** Deals and decisions as pages; what one may not see is not found. */
export function caseRoutes(
  router: Router,
  parts: {
    cases: Cases
    deals: Deals
    exchanges: Exchanges
    libraries: Libraries
    people: Pick<People, 'addressesOf'>
    receive: Receive
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { cases, deals, exchanges, libraries, whoAsks, view } = parts

  router.get('/api/deals', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const open = await deals.open(viewing.person)
    const rows = await Promise.all(
      open.map(async (deal) => dealRow(deal, await cases.ofDeal(viewing, deal), viewing.today)),
    )
    ctx.body = { deals: rows } satisfies DealList
  })

  router.get('/api/deals/:id', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const deal = await deals.byId(viewing.person, String(ctx.params['id']))
    if (deal === undefined) throw notFound()
    ctx.body = await page(viewing, await cases.ofDeal(viewing, deal))
  })

  router.get('/api/decisions/:id', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    ctx.body = await page(viewing, await found(viewing, String(ctx.params['id'])))
  })

  router.post('/api/decisions/:id/what-if', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const before = await found(viewing, String(ctx.params['id']))
    const { levers, text } = WhatIfRequest.parse(await readJson(ctx))
    const pulled = levers === undefined ? before : await cases.pulled(viewing, before, levers)
    const after = text === undefined ? pulled : await cases.supposed(viewing, pulled, text)
    ctx.body = whatIfResult(before, after)
  })

  // The same tap as on the card in the chat: kept once, answered there, with its time and its way back.
  router.post('/api/decisions/:id/levers/:lever/task', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    await readJson(ctx)
    const { person, now, today } = viewing
    const decision = await found(viewing, String(ctx.params['id']))
    const lever = decision.levers.find(({ id }) => id === ctx.params['lever'])
    if (lever === undefined) throw notFound()
    const argument = `${decision.id}:${lever.id}`
    const key = `page ${today} ${person.id} ${argument}`
    const became = await pressFromPage(parts, person, { action: 'lever.take', argument, key, at: now })
    ctx.body = { message: became === 'repeat' ? alreadyTaken : taken } satisfies LeverTaken
  })

  async function found(viewing: Viewing, id: string): Promise<Decision> {
    const decision = await cases.byId(viewing, id)
    if (decision === undefined) throw notFound()
    return decision
  }

  async function page(viewing: Viewing, decision: Decision): Promise<CasePage> {
    if (decision.dealId === undefined) return casePage(decision, undefined)
    const [deal, said, library] = await Promise.all([
      deals.byId(viewing.person, decision.dealId),
      exchanges.ofDeal(viewing.person, decision.dealId, exchangesShown),
      libraries.of(viewing.person.tenantId),
    ])
    return casePage(decision, deal, { exchanges: said, tracks: everyTrack(library) })
  }
}
