import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Looks } from '../../sales/behaviour/looks.ts'
import { sayPeriod } from '../../sales/targets/period.ts'
import type { Targets } from '../../sales/targets/target.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { TargetFiles } from '../../skills/targets/files.ts'
import type { ScoreBoard, Scores } from '../../skills/targets/scores.ts'
import { type Cell, scoreRows, scoreWidths } from '../../skills/targets/workbook.ts'
import { challengeRow } from '../challenge-row.ts'
import type { ScorePage } from '../contract.ts'

/** 综合评分: whoever is scored sees what their manager sees, and who looked; out to a workbook with the formulas in it. */
export function scoreRoutes(
  router: Router,
  parts: {
    scores: Scores
    targets: Targets
    targetFiles: Pick<TargetFiles, 'maySet'>
    looks: Looks
    writeWorkbook(
      rows: readonly (readonly Cell[])[],
      options: { sheet: string; widths: readonly number[]; header: number },
    ): Promise<Uint8Array>
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { scores, targets, targetFiles, looks, writeWorkbook, whoAsks, view } = parts

  router.get('/api/score', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const board = await seen(ctx, viewing)
    const { period, periods, asOf, people, unassessed } = board
    ctx.body = {
      period: period.value,
      periodName: sayPeriod(period.value),
      periods: periods.map((value) => ({ value, name: sayPeriod(value) })),
      asOf,
      unassessed: [...unassessed],
      maySet: targetFiles.maySet(viewing.person),
      people: people.map(({ score, ...person }) => ({
        ...person,
        ...score,
        axes: [...score.axes],
        own: person.id === viewing.person.id,
        challenges: person.challenges.map((one) => challengeRow(one, viewing.person)),
        contestedHabits: [...person.contestedHabits],
      })),
    } satisfies ScorePage
  })

  router.get('/api/score/export', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const board = await seen(ctx, viewing)
    await targets.exported(viewing.person, board.period.value, viewing.now.getTime())
    const options = { sheet: '综合评分', widths: scoreWidths, header: 1 }
    const bytes = await writeWorkbook(scoreRows(board), options)
    ctx.type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    ctx.set('x-content-type-options', 'nosniff')
    ctx.attachment(`综合评分${board.period.value}.xlsx`)
    ctx.body = Buffer.from(bytes)
  })

  /** The board of the period asked for; that somebody looked is kept. */
  async function seen(ctx: Context, viewing: Viewing): Promise<ScoreBoard> {
    const asked = ctx.query['period']
    const board = await scores(viewing, typeof asked === 'string' && asked !== '' ? asked : undefined)
    const ids = board.people.map(({ id }) => id)
    await looks.note(viewing.person, ids, viewing.today, viewing.now.getTime())
    return board
  }
}
