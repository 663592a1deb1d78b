import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { sheetLimits } from '../../sales/import/sheet.ts'
import { periodInUse, periodNamed, periodsAhead, sayPeriod } from '../../sales/targets/period.ts'
import type { Targets } from '../../sales/targets/target.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { TargetFiles } from '../../skills/targets/files.ts'
import { type TargetPage, TargetsSet } from '../contract.ts'
import { FileName } from '../file-name.ts'
import { trialPage } from '../file-trial.ts'
import { readFile, readJson } from '../read-body.ts'

const importsShown = 10

/** 销售目标: read by whom they are set for, entered or brought in by whoever answers for them. */
export function targetRoutes(
  router: Router,
  parts: {
    targets: Targets
    targetFiles: TargetFiles
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { targets, targetFiles, whoAsks, view } = parts

  router.get('/api/targets', async (ctx) => {
    const { person, today, now } = view(await whoAsks(ctx))
    const maySet = targetFiles.maySet(person)
    const all = await targets.of(person)
    const period = (periodNamed(String(ctx.query['period'] ?? '')) ?? periodInUse(today, all)).value
    const people = maySet ? await targets.colleagues(person) : [{ id: person.id, name: person.name, team: '' }]
    ctx.body = {
      maySet,
      period,
      periods: periodsAhead(today, all).map((value) => ({ value, name: sayPeriod(value) })),
      people: people.map((one) => {
        const amount = all.find((target) => target.personId === one.id && target.period === period)?.amount
        return { ...one, ...(amount === undefined ? {} : { amount }) }
      }),
      imports: maySet ? await targets.imports(person, now.getTime(), importsShown) : [],
    } satisfies TargetPage
  })

  router.post('/api/targets', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    const { period, people } = TargetsSet.parse(await readJson(ctx))
    if (periodNamed(period) === undefined) throw new Refusal('没有这一期，写成 2026-11、2026-Q4 或 2026。')
    const set = people.map(({ id, amount }) => ({ personId: id, period, amount }))
    await targets.set(person, set, now.getTime())
    ctx.status = 204
  })

  router.post('/api/targets/files/try', async (ctx) => {
    const asking = view(await whoAsks(ctx))
    ctx.body = trialPage(await targetFiles.tryIn(asking, await readFile(ctx, sheetLimits.bytes)))
  })

  router.post('/api/targets/files/bring-in', async (ctx) => {
    const asking = view(await whoAsks(ctx))
    const name = FileName.parse(ctx.get('x-file-name'))
    ctx.body = trialPage(await targetFiles.bringIn(asking, await readFile(ctx, sheetLimits.bytes), name))
  })

  router.post('/api/targets/imports/:id/undo', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    await readJson(ctx)
    await targets.undo(person, String(ctx.params['id']), now.getTime())
    ctx.status = 204
  })
}
