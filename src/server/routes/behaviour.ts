import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Challenges, KnownChallenge } from '../../sales/assessment/challenge.ts'
import { pendingMark } from '../../sales/assessment/challenge.ts'
import { axes, type Health } from '../../sales/behaviour/health.ts'
import type { Looks } from '../../sales/behaviour/looks.ts'
import { paragraphOf } from '../../sales/behaviour/plan-draft.ts'
import { draftsOf } from '../../skills/behaviour/drafts.ts'
import type { Standing, Standings } from '../../skills/behaviour/standings.ts'
import { challengeRow } from '../challenge-row.ts'
import type { AxisScore, BehaviourOfPerson, BehaviourPage, HabitRow, PlanDraftsPage } from '../contract.ts'
import { notFound } from '../failures.ts'

const looksShown = 20
const challengesShown = 3

/** 销售健康度: whoever is measured sees what their manager sees, and who looked. */
export function behaviourRoutes(
  router: Router,
  parts: {
    standings: Standings
    looks: Looks
    challenges: Pick<Challenges, 'of'>
    whoAsks(ctx: Context): Promise<Person>
    dayOf(at: Date): string
    now(): Date
  },
): void {
  const { standings, looks, challenges, whoAsks, dayOf, now } = parts

  router.get('/api/behaviour', async (ctx) => {
    const person = await whoAsks(ctx)
    const [overTime, unassessed] = await Promise.all([
      standings.overTime(person, dayOf(now())),
      standings.unassessed(person, dayOf(now())),
    ])
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
          .map(({ behaviour, contested }) => (contested ? `${behaviour.name}（${pendingMark}）` : behaviour.name)),
      })),
      unassessed: unassessed.map((work) => work.person.name),
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
    if (latest === undefined) {
      ctx.body = await unassessedPage(person, id)
      return
    }
    await note(person, [id])
    const { work, health } = latest.standing
    const raised = (await challenges.of(person)).filter(({ ownerId }) => ownerId === id)
    ctx.body = {
      id,
      name: work.person.name,
      team: work.person.teamName,
      own: person.id === id,
      unassessed: false,
      asOf: latest.on,
      trend: trend.map(({ on, standing }) => ({ on, axes: scoresOf(standing.health) })),
      habits: habitsOf(health, raised, person),
      looks: await looks.at(person, id, looksShown),
    } satisfies BehaviourOfPerson
  })

  router.get('/api/behaviour/:id/drafts', async (ctx) => {
    const person = await whoAsks(ctx)
    const id = ctx.params['id'] ?? ''
    const standing = (await standings.now(person, dayOf(now()))).find(({ work }) => work.person.id === id)
    if (standing === undefined) throw notFound()
    await note(person, [id])
    ctx.body = {
      name: standing.work.person.name,
      own: person.id === id,
      drafts: draftsOf(standing).map((draft) => ({
        ...draft,
        sentences: [...draft.sentences],
        text: paragraphOf(draft),
      })),
    } satisfies PlanDraftsPage
  })

  /** What stands where nothing is measured; what was looked at before stays told. */
  async function unassessedPage(person: Person, id: string): Promise<BehaviourOfPerson> {
    const today = dayOf(now())
    const work = (await standings.unassessed(person, today)).find((one) => one.person.id === id)
    if (work === undefined) throw notFound()
    const { name, teamName: team } = work.person
    const whose = { id, name, team, own: person.id === id, unassessed: true, asOf: today }
    return { ...whose, trend: [], habits: [], looks: await looks.at(person, id, looksShown) }
  }

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

function habitsOf({ parts }: Health, raised: readonly KnownChallenge[], reader: Person): HabitRow[] {
  return parts.map(({ behaviour, standard, measured, contested, asideUntil }) => {
    const { id, name, axis, what, records, unit, action } = behaviour
    const challenges = raised
      .filter(({ about }) => about === `habit ${id}`)
      .slice(0, challengesShown)
      .map((one) => challengeRow(one, reader))
    const rests = asideUntil === undefined ? {} : { asideUntil }
    const told = { id, name, axis, what, records, unit, action, contested, ...rests, challenges }
    return { ...told, ...standard, ...measured, about: [...measured.about] }
  })
}
