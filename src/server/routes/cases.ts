import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Deals } from '../../sales/deal.ts'
import type { Exchanges } from '../../sales/exchange.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Visits } from '../../sales/visit.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { Cases } from '../../skills/sandbox/cases.ts'
import { casePage, dealRow, whatIfResult } from '../case-page.ts'
import { type CasePage, type DealList, WhatIfRequest } from '../contract.ts'
import { notFound } from '../failures.ts'
import { readJson } from '../read-body.ts'

const historyShown = 20

/** Deals and decisions as pages; what one may not see is not found. */
export function caseRoutes(
  router: Router,
  parts: {
    cases: Cases
    deals: Deals
    visits: Visits
    exchanges: Exchanges
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { cases, deals, visits, exchanges, whoAsks, view } = parts

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

  async function found(viewing: Viewing, id: string): Promise<Decision> {
    const decision = await cases.byId(viewing, id)
    if (decision === undefined) throw notFound()
    return decision
  }

  async function page(viewing: Viewing, decision: Decision): Promise<CasePage> {
    if (decision.dealId === undefined) return casePage(decision, undefined)
    const [deal, seen, said] = await Promise.all([
      deals.byId(viewing.person, decision.dealId),
      visits.ofDeal(viewing.person, decision.dealId, historyShown),
      exchanges.ofDeal(viewing.person, decision.dealId, historyShown),
    ])
    return casePage(decision, deal, { visits: seen, exchanges: said })
  }
}
