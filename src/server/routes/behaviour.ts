import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import { axes, type Health } from '../../sales/behaviour/health.ts'
import type { Looks } from '../../sales/behaviour/looks.ts'
import type { Standing, Standings } from '../../skills/behaviour/standings.ts'
import type { AxisScore, BehaviourOfPerson, BehaviourPage, HabitRow } from '../contract.ts'
import { notFound } from '../failures.ts'

const looksShown = 20

/** 销售健康度: whoever is measured sees what their manager sees, and who looked. */
export function behaviourRoutes(
  router: Router,
  parts: {
    standings: Standings
    looks: Looks
    whoAsks(ctx: Context): Promise<Person>
    dayOf(at: Date): string
    now(): Date
  },
): void {
  const { standings, looks, whoAsks, dayOf, now } = parts

  router.get('/api/behaviour', async (ctx) => {
    const person = await whoAsks(ctx)
    const overTime = await standings.overTime(person, dayOf(now()))
    const latest = overTime.at(-1)
    const seen = latest?.standings ?? []
    await note(
      person,
      seen.map(({ work }) => work.person.id),
    )
    ctx.body = {
      asOf: latest?.on ?? dayOf(now()),
      team: overTime.map(({ on, standings: all }) => ({ on, axes: meansOf(all) })),
      people: seen.map(({ work: { person: of }, health }) => ({
        id: of.id,
        name: of.name,
        team: of.teamName,
        axes: scoresOf(health),
        warnings: health.parts
          .filter(({ measured }) => measured.level === 'warning')
          .map(({ behaviour }) => behaviour.name),
      })),
    } satisfies BehaviourPage
  })

  router.get('/api/behaviour/:id', async (ctx) => {
    const person = await whoAsks(ctx)
    const id = ctx.params['id'] ?? ''
    const overTime = await standings.overTime(person, dayOf(now()))
    const trend = overTime.flatMap(({ on, standings: all }) => {
      const standing = all.find(({ work }) => work.person.id === id)
      return standing === undefined ? [] : [{ on, standing }]
    })
    const latest = trend.at(-1)
    if (latest === undefined) throw notFound()
    await note(person, [id])
    const { work, health } = latest.standing
    ctx.body = {
      id,
      name: work.person.name,
      team: work.person.teamName,
      own: person.id === id,
      asOf: latest.on,
      trend: trend.map(({ on, standing }) => ({ on, axes: scoresOf(standing.health) })),
      habits: habitsOf(health),
      looks: await looks.at(person, id, looksShown),
    } satisfies BehaviourOfPerson
  })

  async function note(viewer: Person, ids: readonly string[]): Promise<void> {
    await looks.note(viewer, ids, dayOf(now()), now().getTime())
  }
}

function scoresOf({ axes: all }: Health): AxisScore[] {
  return all.map(({ axis, score }) => ({ axis, ...(score === undefined ? {} : { score }) }))
}

function meansOf(all: readonly Standing[]): BehaviourPage['team'][number]['axes'] {
  return axes.map((axis) => {
    const scores = all.flatMap(({ health }) => health.axes.find((one) => one.axis === axis)?.score ?? [])
    const mean = Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length)
    return { axis, people: scores.length, ...(scores.length === 0 ? {} : { score: mean }) }
  })
}

function habitsOf({ parts }: Health): HabitRow[] {
  return parts.map(({ behaviour, standard, measured }) => {
    const { id, name, axis, what, unit, action } = behaviour
    return { id, name, axis, what, unit, action, ...standard, ...measured, about: [...measured.about] }
  })
}
