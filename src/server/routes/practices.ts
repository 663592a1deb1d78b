import type Router from '@koa/router'
import type { Context } from 'koa'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { BestPractice } from '../../sales/behaviour/morning/best-practice.ts'
import { sayPractice } from '../../skills/brief/practice.ts'
import type { PracticeDesk } from '../../skills/coach/practice-desk.ts'
import type { Viewing } from '../../skills/ports.ts'
import { PracticeShared, type PracticesPage } from '../contract.ts'
import { readJson } from '../read-body.ts'

/** 最佳实践: looked at, copied to be sent on, given to the whole company. */
export function practiceRoutes(
  router: Router,
  parts: {
    practiceDesk: PracticeDesk
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { practiceDesk, whoAsks, view } = parts

  router.get('/api/practices', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { found, shared } = await practiceDesk.look(viewing)
    const isCoach = reachOf(viewing.person, 'change', 'coaching') !== undefined
    ctx.body = {
      found: found.map(({ personId, dealId, practice, isShared }) => ({
        ...rowOf(practice),
        ...{ dealId, isShared, mayShare: isCoach || personId === viewing.person.id },
      })),
      shared: shared.map(({ id, at, practice }) => ({ ...rowOf(practice), id, at })),
    } satisfies PracticesPage
  })

  router.post('/api/practices/share', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { dealId } = PracticeShared.parse(await readJson(ctx))
    await practiceDesk.share(viewing, dealId)
    ctx.status = 204
  })
}

function rowOf(practice: BestPractice) {
  const { before, after, days, steps, excerpt, excerptOf = '记录' } = practice
  const percent = (probability: number) => Math.round(100 * probability)
  return {
    ...{ days, excerpt, excerptOf, steps: [...steps], forwardable: sayPractice(practice) },
    ...{ before: percent(before), after: percent(after) },
  }
}
