import type Router from '@koa/router'
import type { Context } from 'koa'
import { may } from '../../people/permissions.ts'
import { type Person, roleLabels } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Behaviour } from '../../sales/behaviour/behaviour.ts'
import { behaviours } from '../../sales/behaviour/index.ts'
import type { Standard } from '../../sales/behaviour/measured.ts'
import { type BehaviourSetting, type BehaviourSettings, sellers, settingKey } from '../../sales/behaviour/settings.ts'
import { BehaviourSet, type BehaviourSettingsPage } from '../contract.ts'
import { notFound } from '../failures.ts'
import { readJson } from '../read-body.ts'

const historyShown = 30

/** 行为标准: read by everybody it measures, set by sales-ops and administrators for each role, and live at once. */
export function behaviourSettingRoutes(
  router: Router,
  parts: { behaviourSettings: BehaviourSettings; whoAsks(ctx: Context): Promise<Person> },
): void {
  const { behaviourSettings, whoAsks } = parts

  router.get('/api/behaviour/settings', async (ctx) => {
    const person = await whoAsks(ctx)
    const [now, history] = await Promise.all([
      behaviourSettings.now(person.tenantId),
      behaviourSettings.history(person, historyShown),
    ])
    ctx.body = {
      mayChange: may(person, 'manage', 'model'),
      roles: sellers.map((role) => ({
        role,
        name: roleLabels[role],
        behaviours: behaviours.map(({ id, name, what, unit, better, standard, least, most, action }) => {
          const set = now.get(settingKey(id, role))
          const on = set?.on !== false
          return { id, name, what, unit, better, on, ...(set?.standard ?? standard), standard, least, most, action }
        }),
      })),
      history: history.map((setting) => ({ at: setting.at, by: setting.by, what: said(setting) })),
    } satisfies BehaviourSettingsPage
  })

  router.post('/api/behaviour/settings', async (ctx) => {
    const person = await whoAsks(ctx)
    const set = BehaviourSet.parse(await readJson(ctx))
    const behaviour = behaviours.find(({ id }) => id === set.behaviour)
    if (behaviour === undefined) throw notFound()
    const wrong = wrongWith(set.standard, behaviour)
    if (wrong !== undefined) throw new Refusal(`${behaviour.name}：${wrong}。`)
    await behaviourSettings.set(person, set)
    ctx.status = 204
  })
}

/** What is wrong with a standard somebody wants, in a sentence. */
function wrongWith({ healthy, warning }: Standard, { better, least, most, unit }: Behaviour): string | undefined {
  const fits = (one: number) => one >= least && one <= most
  if (!fits(healthy) || !fits(warning)) return `要在 ${least} 到 ${most} ${unit}之间`
  if (better === 'more' && healthy <= warning) return '“健康”要比“警戒”大'
  if (better === 'less' && healthy >= warning) return '“健康”要比“警戒”小'
  return undefined
}

function said({ behaviour: id, role, on, standard }: BehaviourSetting): string {
  const behaviour = behaviours.find((each) => each.id === id)
  const name = `${roleLabels[role]}的${behaviour?.name ?? id}`
  if (!on) return `停用了${name}`
  const unit = behaviour?.unit ?? ''
  return `${name}：健康 ${standard.healthy} ${unit}，警戒 ${standard.warning} ${unit}`
}
