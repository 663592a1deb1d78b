import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Person } from '../../people/person.ts'
import { sheetLimits } from '../../sales/import/sheet.ts'
import { matching, sayWhy } from '../../sales/solutions/match.ts'
import type { Solutions } from '../../sales/solutions/solution.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { SolutionFiles, SolutionTrial } from '../../skills/solutions/files.ts'
import type { SolutionFileTrial, SolutionPage } from '../contract.ts'
import { trialPage } from '../file-trial.ts'
import { readFile, readJson } from '../read-body.ts'
import { solutionRow } from '../solution-row.ts'

const Asked = z.object({ q: z.string().trim().max(200).default('') })

/** Lines of one list, found ones of a search; the counts are of all. */
const [listed, found] = [200, 20]

/** 方案库: everybody looks and searches, whoever looks after the library brings files in and takes summaries out. */
export function solutionRoutes(
  router: Router,
  parts: {
    solutions: Solutions
    solutionFiles: SolutionFiles
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { solutions, solutionFiles, whoAsks, view } = parts

  router.get('/api/solutions', async (ctx) => {
    const person = await whoAsks(ctx)
    const { q } = Asked.parse(ctx.query)
    const shelf = await solutions.shelf(person.tenantId)
    const matches = q === '' ? [] : matching(shelf, { text: q, objections: [], isAsked: true }, found)
    ctx.body = {
      solutions:
        q === ''
          ? shelf.solutions.slice(0, listed).map((solution) => solutionRow(solution))
          : matches.map((match) => solutionRow(match.solution, sayWhy(match))),
      total: shelf.solutions.length,
      mayEdit: solutionFiles.mayEdit(person),
    } satisfies SolutionPage
  })

  router.post('/api/solutions/files/try', async (ctx) => {
    const asking = view(await whoAsks(ctx))
    ctx.body = trialOf(await solutionFiles.tryIn(asking, await readFile(ctx, sheetLimits.bytes)))
  })

  router.post('/api/solutions/files/bring-in', async (ctx) => {
    const asking = view(await whoAsks(ctx))
    ctx.body = trialOf(await solutionFiles.bringIn(asking, await readFile(ctx, sheetLimits.bytes)))
  })

  router.post('/api/solutions/:id/retire', async (ctx) => {
    const person = await whoAsks(ctx)
    await readJson(ctx)
    await solutions.retire(person, String(ctx.params['id']))
    ctx.status = 204
  })
}

function trialOf({ items, unit, notes }: SolutionTrial): SolutionFileTrial {
  return { ...trialPage({ rows: items, notes }), unit }
}
