import type Router from '@koa/router'
import type { Context } from 'koa'
import { may } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { Models, Outcomes } from '../../sales/learning/models.ts'
import { scoreboardOf } from '../../sales/learning/scoreboard.ts'
import type { Lessons } from '../../skills/learning/lessons.ts'
import type { LessonResult, ScoreboardPage } from '../contract.ts'
import { HttpRefusal } from '../failures.ts'
import { readJson } from '../read-body.ts'
import { scoreboardPage } from '../scoreboard-page.ts'

/** 预测战绩: read by everybody in the company; what it learns is in the hands of sales-ops and administrators. */
export function scoreboardRoutes(
  router: Router,
  parts: {
    outcomes: Outcomes
    models: Models
    lessons: Lessons
    whoAsks(ctx: Context): Promise<Person>
    now(): Date
    dayOf(at: Date): string
  },
): void {
  const { outcomes, models, lessons, whoAsks, now, dayOf } = parts
  const monthOf = (at: Date) => dayOf(at).slice(0, 7)

  router.get('/api/scoreboard', async (ctx) => {
    const person = await whoAsks(ctx)
    const { tenantId } = person
    const [cases, closed, versions, tenures] = await Promise.all([
      outcomes.cases(tenantId),
      outcomes.closed(tenantId),
      models.versions(tenantId),
      models.tenures(tenantId),
    ])
    const board = scoreboardOf(cases, (at) => monthOf(new Date(at)), monthOf(now()))
    ctx.body = scoreboardPage(board, closed, versions, tenures, may(person, 'manage', 'model')) satisfies ScoreboardPage
  })

  router.post('/api/scoreboard/retrain', async (ctx) => {
    const { tenantId, id } = await whoManages(ctx)
    const { number, why } = await lessons.retrain(tenantId, id)
    ctx.body = { message: `第 ${number} 版学完了：${why}。` } satisfies LessonResult
  })

  router.post('/api/scoreboard/roll-back', async (ctx) => {
    const { tenantId, id } = await whoManages(ctx)
    await lessons.rollBack(tenantId, id)
    ctx.body = { message: '已退回上一个模型，卡片上的概率从现在起按它算。' } satisfies LessonResult
  })

  /** The body is read for its content type alone: other sites cannot send it. */
  async function whoManages(ctx: Context): Promise<Person> {
    const person = await whoAsks(ctx)
    await readJson(ctx)
    if (!may(person, 'manage', 'model')) throw new HttpRefusal(403, '重新学习和退回由销售运营或管理员来做。')
    return person
  }
}
