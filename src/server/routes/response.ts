import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Looks } from '../../sales/behaviour/looks.ts'
import { handlingGoalMs, responseGoalMs, type Timeliness } from '../../sales/timeliness/timeliness.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { Timings } from '../../skills/timeliness/timings.ts'
import type { ResponsePage, TimelinessPart } from '../contract.ts'

/** 响应与异议时效: whoever is measured sees what their manager sees, and who looked. */
export function responseRoutes(
  router: Router,
  parts: { timings: Timings; looks: Looks; whoAsks(ctx: Context): Promise<Person>; view(person: Person): Viewing },
): void {
  const { timings, looks, whoAsks, view } = parts

  router.get('/api/response', async (ctx) => {
    const { person, now, today } = view(await whoAsks(ctx))
    const { responses, handling, from } = await timings(person, now, today)
    const seen = [...responses.people, ...handling.people].map(({ id }) => id)
    await looks.note(person, [...new Set(seen)], today, now.getTime())
    ctx.body = {
      responses: part(responses, from.responses, responseGoalMs),
      handling: part(handling, from.handling, handlingGoalMs),
    } satisfies ResponsePage
  })
}

function part({ all, teams, people, channels, objections }: Timeliness, from: string, goal: number): TimelinessPart {
  return {
    from,
    goal,
    all,
    teams: [...teams],
    people: [...people],
    channels: [...channels],
    objections: [...objections],
  }
}
