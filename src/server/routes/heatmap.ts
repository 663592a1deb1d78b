import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Deals } from '../../sales/deal.ts'
import { sayPause } from '../../sales/events/pause.ts'
import { papersNeeded } from '../../sales/papers.ts'
import { stageLabel } from '../../sales/stage.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { Board } from '../../skills/risk/board.ts'
import { type Heatmap, type HeatmapDeal, PaperTicked, SignalAnswered } from '../contract.ts'
import { notFound } from '../failures.ts'
import { evidenceRow, heatmapRow, wantedOf } from '../heatmap-page.ts'
import { readJson } from '../read-body.ts'

/** The gravest; beyond them a table serves nobody. */
const mostRows = 300

/** 热力图: open deals by signal, and what each signal of one rests on. */
export function heatmapRoutes(
  router: Router,
  parts: {
    board: Board
    deals: Pick<Deals, 'tickPaper'>
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { board, deals, whoAsks, view } = parts

  router.get('/api/heatmap', async (ctx) => {
    const { person, today, now } = view(await whoAsks(ctx))
    const [{ rows, count, due }, { owners, teams, stages }, columns] = await Promise.all([
      board.look(person, today, wantedOf(ctx.query), mostRows),
      board.choices(person),
      board.columns(person),
    ])
    const choices = (those: readonly { id: string; name: string }[]) =>
      those.map(({ id, name }) => ({ value: id, label: name }))
    ctx.body = {
      signals: columns.map(({ id, name }) => ({ id, name })),
      rows: rows.map((row) => heatmapRow(row, columns, today)),
      more: count - rows.length,
      due,
      choices: {
        owners: choices(owners),
        teams: choices(teams),
        stages: stages.map((stage) => ({ value: stage, label: stageLabel[stage] })),
      },
      asOf: now.toISOString(),
    } satisfies Heatmap
  })

  router.get('/api/heatmap/:dealId', async (ctx) => {
    const { person, today } = view(await whoAsks(ctx))
    const row = await board.one(person, String(ctx.params['dealId']), today)
    if (row === undefined) throw notFound()
    const { deal, cells, pause } = row
    const needed = papersNeeded(deal.facts.procurement?.value, deal.stage)
    const inHand = deal.facts.papers?.value ?? []
    ctx.body = {
      dealId: deal.id,
      customer: deal.customer,
      name: deal.name,
      ...(pause === undefined
        ? {}
        : {
            pause: {
              eventId: pause.eventId,
              text: sayPause(pause, today),
              held: pause.heldBy !== undefined,
            },
          }),
      ...(needed.length === 0 ? {} : { papers: needed.map((paper) => ({ paper, have: inHand.includes(paper) })) }),
      findings: cells.map(({ signal, finding }) => ({
        signal: signal.id,
        name: signal.name,
        ...finding,
        evidence: finding.evidence.map((one) => evidenceRow(one, deal.id)),
      })),
    } satisfies HeatmapDeal
  })

  router.post('/api/heatmap/:dealId/papers', async (ctx) => {
    const { person, today, now } = view(await whoAsks(ctx))
    const tick = { ...PaperTicked.parse(await readJson(ctx)), dealId: String(ctx.params['dealId']), today }
    if (!(await deals.tickPaper(person, tick, now.getTime()))) throw notFound()
    ctx.status = 204
  })

  router.post('/api/heatmap/:dealId/not-applicable', async (ctx) => {
    const { person, today } = view(await whoAsks(ctx))
    const { signal, applies } = SignalAnswered.parse(await readJson(ctx))
    const dealId = String(ctx.params['dealId'])
    if (applies) await board.restore(person, dealId, signal)
    else await board.dismiss(person, dealId, signal, today)
    ctx.status = 204
  })
}
