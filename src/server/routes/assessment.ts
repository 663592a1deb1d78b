import type Router from '@koa/router'
import type { Context } from 'koa'
import { may } from '../../people/permissions.ts'
import type { People, Person } from '../../people/person.ts'
import type { Challenges } from '../../sales/assessment/challenge.ts'
import { measured, neverMeasured, rights } from '../../sales/assessment/explained.ts'
import {
  type AssessmentScope,
  type AssessmentSet,
  type AssessmentSettings,
  retention,
} from '../../sales/assessment/settings.ts'
import { sellers } from '../../sales/behaviour/settings.ts'
import type { AssessmentDesk } from '../../skills/assessment/desk.ts'
import type { Viewing } from '../../skills/ports.ts'
import { challengeRow } from '../challenge-row.ts'
import { type AssessmentPage, AssessmentSetBody, ChallengeAnswered, ChallengeRaised } from '../contract.ts'
import { readJson } from '../read-body.ts'

/** 评价说明 and 申诉: how people are assessed, said to whoever is; contested by them and answered by whoever may. */
export function assessmentRoutes(
  router: Router,
  parts: {
    assessmentDesk: AssessmentDesk
    challenges: Challenges
    assessmentSettings: AssessmentSettings
    people: Pick<People, 'withRole' | 'byId'>
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { assessmentDesk, challenges, assessmentSettings, people, whoAsks, view } = parts

  router.get('/api/assessment', async (ctx) => {
    const person = await whoAsks(ctx)
    const [waiting, { months, off }, sellersThere, history] = await Promise.all([
      assessmentDesk.waiting(view(person)),
      assessmentSettings.now(person.tenantId),
      sellersOf(person),
      assessmentSettings.history(person, historyShown),
    ])
    const everybody = Object.entries(scopeNames).map(([scope, name]) => ({ scope, name }))
    const scopes = [...everybody, ...sellersThere.map(({ id, name }) => ({ scope: `person ${id}`, name }))]
    ctx.body = {
      measured: [...measured],
      neverMeasured: [...neverMeasured],
      rights: [...rights],
      waiting: waiting.map((one) => challengeRow(one, person)),
      months,
      least: retention.least,
      most: retention.most,
      scopes: scopes.map(({ scope, name }) => ({ scope, name, on: !off.has(scope as AssessmentScope) })),
      mayManage: may(person, 'manage', 'assessment'),
      history: may(person, 'manage', 'assessment')
        ? await Promise.all(history.map(async ({ at, by, set }) => ({ at, by, what: await said(person, set) })))
        : [],
    } satisfies AssessmentPage
  })

  router.post('/api/assessment/settings', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    await assessmentSettings.set(person, AssessmentSetBody.parse(await readJson(ctx)), now.getTime())
    ctx.status = 204
  })

  router.post('/api/assessment/challenges', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { about, reason, asOf } = ChallengeRaised.parse(await readJson(ctx))
    const change = await assessmentDesk.raise(viewing, about, reason, asOf)
    await challenges.write(viewing.person, change, viewing.now.getTime())
    ctx.status = 204
  })

  router.post('/api/assessment/challenges/:id/answer', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const answer = ChallengeAnswered.parse(await readJson(ctx))
    const change = await assessmentDesk.answer(viewing, String(ctx.params['id']), answer)
    await challenges.write(viewing.person, change, viewing.now.getTime())
    ctx.status = 204
  })

  /** Everybody who is assessed, for who decides of whom; else oneself alone, where one is. */
  async function sellersOf(person: Person): Promise<Person[]> {
    const all = await Promise.all(sellers.map((role) => people.withRole(person.tenantId, role)))
    return all
      .flat()
      .map((one) => one.person)
      .filter(({ id }) => may(person, 'manage', 'assessment') || id === person.id)
  }

  async function said({ tenantId }: Person, set: AssessmentSet): Promise<string> {
    if ('months' in set) return `保存期限改成 ${set.months} 个月`
    const [kind, which = ''] = set.scope.split(' ')
    const name =
      kind === 'person' ? ((await people.byId(tenantId, which))?.name ?? '已离职') : (scopeNames[set.scope] ?? '')
    return `${set.on ? '恢复' : '停用'}了对${name}的评价`
  }
}

const historyShown = 30
const scopeNames: Readonly<Record<string, string>> = {
  company: '全公司',
  'role rep': '所有销售',
  'role manager': '所有主管',
} satisfies Partial<Record<AssessmentScope, string>>
