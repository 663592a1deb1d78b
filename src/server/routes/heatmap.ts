import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Log } from '../../conversation/log.ts'
import type { Person } from '../../people/person.ts'
import { type Money, sayMoney } from '../../sales/facts.ts'
import { sayStage } from '../../sales/stage.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { Board, BoardRow } from '../../skills/risk/board.ts'
import type { Heatmap, HeatmapDeal } from '../contract.ts'
import { notFound } from '../failures.ts'

/** The gravest; beyond them a table serves nobody. */
const mostRows = 300

/** 热力图: open deals by signal, and what each signal of one rests on. */
export function heatmapRoutes(
  router: Router,
  parts: { board: Board; log: Log; whoAsks(ctx: Context): Promise<Person>; view(person: Person): Viewing },
): void {
  const { board, log, whoAsks, view } = parts

  router.get('/api/heatmap', async (ctx) => {
    const { person, today, now } = view(await whoAsks(ctx))
    const rows = await board.all(person, today)
    noteBroken(rows)
    ctx.body = {
      signals: (rows[0]?.cells ?? []).map(({ signal }) => signal),
      rows: rows.slice(0, mostRows).map(rowOf),
      more: Math.max(0, rows.length - mostRows),
      asOf: now.toISOString(),
    } satisfies Heatmap
  })

  router.get('/api/heatmap/:dealId', async (ctx) => {
    const { person, today } = view(await whoAsks(ctx))
    const row = await board.one(person, String(ctx.params['dealId']), today)
    if (row === undefined) throw notFound()
    const { deal, cells } = row
    ctx.body = {
      dealId: deal.id,
      customer: deal.customer,
      name: deal.name,
      findings: cells.map(({ signal, finding }) => ({
        name: signal.name,
        ...finding,
        evidence: [...finding.evidence],
      })),
    } satisfies HeatmapDeal
  })

  function noteBroken(rows: readonly BoardRow[]): void {
    for (const { deal, cells } of rows) {
      for (const { signal, failed } of cells) {
        if (failed !== undefined) log.error({ err: failed, signal: signal.id, deal: deal.id }, 'a signal broke')
      }
    }
  }
}

function rowOf({ deal, cells }: BoardRow): Heatmap['rows'][number] {
  const money: Money | undefined = (deal.facts.amount ?? deal.facts.quote ?? deal.facts.budget)?.value
  const fen = money?.max ?? money?.min
  return {
    dealId: deal.id,
    customer: deal.customer,
    name: deal.name,
    stage: sayStage(deal.stage),
    owner: deal.ownerName,
    amount: money === undefined ? '金额未说' : sayMoney(money),
    ...(fen === undefined ? {} : { yuan: fen / 100 }),
    cells: cells.map(({ finding: { level, short } }) => ({ level, short })),
  }
}
