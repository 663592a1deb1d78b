import type Router from '@koa/router'
import type { Context } from 'koa'
import { may } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { mostPoints, type Points, pointRules } from '../../sales/coaching/points.ts'
import { periodsOf, sayPeriod } from '../../sales/targets/period.ts'
import type { CoachDesk } from '../../skills/coach/desk.ts'
import type { Viewing } from '../../skills/ports.ts'
import { PointRuleSet, type PointsPage } from '../contract.ts'
import { notFound } from '../failures.ts'
import { readJson } from '../read-body.ts'

const historyShown = 30

/** 改进积分: the rules read by everybody they count for, the ledger by whom it is about and their coach. */
export function pointRoutes(
  router: Router,
  parts: {
    points: Points
    coachDesk: Pick<CoachDesk, 'lines'>
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { points, coachDesk, whoAsks, view } = parts

  router.get('/api/points', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { person, today } = viewing
    const [rules, history, lines] = await Promise.all([
      points.rules(person.tenantId),
      points.history(person, historyShown),
      coachDesk.lines(viewing),
    ])
    const [, quarter] = periodsOf(today)
    ctx.body = {
      mayChange: may(person, 'manage', 'model'),
      most: mostPoints,
      rules: pointRules.map(({ id, name, what, points: standard }) => ({
        ...{ id, name, what, standard },
        points: rules.get(id) ?? standard,
      })),
      quarter: quarter === undefined ? '' : sayPeriod(quarter.value),
      people: lines
        .map(({ person: { id, name }, points: { sum, earned } }) => ({
          ...{ id, name, sum },
          earned: earned.map(({ points: worth, reason, at }) => ({ points: worth, reason, at })),
        }))
        .toSorted((one, other) => one.name.localeCompare(other.name, 'zh-CN')),
      history: history.map(({ rule, points: worth, at, by }) => ({
        ...{ at, by },
        what: `${pointRules.find(({ id }) => id === rule)?.name ?? rule}：${worth === 0 ? '不算' : `${worth} 分`}`,
      })),
    } satisfies PointsPage
  })

  router.post('/api/points/rules', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    const set = PointRuleSet.parse(await readJson(ctx))
    const rule = pointRules.find(({ id }) => id === set.rule)
    if (rule === undefined) throw notFound()
    await points.setRule(person, rule.id, set.points, now.getTime())
    ctx.status = 204
  })
}
