import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Deals } from '../../sales/deal.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Visits } from '../../sales/visit.ts'
import type { Cases, Look } from '../../skills/sandbox/cases.ts'
import { casePage, dealRow, whatIfResult } from '../case-page.ts'
import { type CasePage, type DealList, WhatIfRequest } from '../contract.ts'
import { notFound } from '../failures.ts'
import { readJson } from '../json-body.ts'

const historyShown = 20

/** Deals and decisions as pages; what one may not see is not found. */
export function caseRoutes(
  router: Router,
  parts: {
    cases: Cases
    deals: Deals
    visits: Visits
    whoAsks(ctx: Context): Promise<Person>
    look(person: Person): Look
  },
): void {
  const { cases, deals, visits, whoAsks, look } = parts

  router.get('/api/deals', async (ctx) => {
    const asking = look(await whoAsks(ctx))
    const open = await deals.open(asking.person)
    const rows = await Promise.all(open.map(async (deal) => dealRow(deal, await cases.ofDeal(asking, deal))))
    ctx.body = { deals: rows } satisfies DealList
  })

  router.get('/api/deals/:id', async (ctx) => {
    const asking = look(await whoAsks(ctx))
    const deal = await deals.byId(asking.person, String(ctx.params['id']))
    if (deal === undefined) throw notFound()
    ctx.body = await page(asking, await cases.ofDeal(asking, deal))
  })

  router.get('/api/decisions/:id', async (ctx) => {
    const asking = look(await whoAsks(ctx))
    ctx.body = await page(asking, await found(asking, String(ctx.params['id'])))
  })

  router.post('/api/decisions/:id/what-if', async (ctx) => {
    const asking = look(await whoAsks(ctx))
    const before = await found(asking, String(ctx.params['id']))
    const { levers, text } = WhatIfRequest.parse(await readJson(ctx))
    const pulled = levers === undefined ? before : await cases.pulled(asking, before, levers)
    const after = text === undefined ? pulled : await cases.supposed(asking, pulled, text)
    ctx.body = whatIfResult(before, after)
  })

  async function found(asking: Look, id: string): Promise<Decision> {
    const decision = await cases.byId(asking, id)
    if (decision === undefined) throw notFound()
    return decision
  }

  async function page(asking: Look, decision: Decision): Promise<CasePage> {
    if (decision.dealId === undefined) return casePage(decision, undefined, [])
    const [deal, history] = await Promise.all([
      deals.byId(asking.person, decision.dealId),
      visits.ofDeal(asking.person, decision.dealId, historyShown),
    ])
    return casePage(decision, deal, history)
  }
}
