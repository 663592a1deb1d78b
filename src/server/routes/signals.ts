import type Router from '@koa/router'
import type { Context } from 'koa'
import { may } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SignalSetting, SignalSettings } from '../../sales/risk/settings.ts'
import { signals } from '../../sales/risk/signals/index.ts'
import { wrongWith } from '../../sales/risk/thresholds.ts'
import { SignalSet, type SignalsPage } from '../contract.ts'
import { notFound } from '../failures.ts'
import { readJson } from '../read-body.ts'

const historyShown = 30

/** 信号设置: what each signal watches; read by everybody in the company, set by sales-ops and administrators, and live at once. */
export function signalRoutes(
  router: Router,
  parts: { signalSettings: SignalSettings; whoAsks(ctx: Context): Promise<Person> },
): void {
  const { signalSettings, whoAsks } = parts

  router.get('/api/signals', async (ctx) => {
    const person = await whoAsks(ctx)
    const [now, history] = await Promise.all([
      signalSettings.now(person.tenantId),
      signalSettings.history(person, historyShown),
    ])
    ctx.body = {
      mayChange: may(person, 'manage', 'model'),
      signals: signals.map(({ id, name, threshold }) => ({
        id,
        name,
        on: now.get(id)?.on !== false,
        ...(threshold === undefined
          ? {}
          : { threshold: { ...threshold, ...(now.get(id)?.limits ?? threshold.standard) } }),
      })),
      history: history.map((setting) => ({ at: setting.at, by: setting.by, what: said(setting) })),
    } satisfies SignalsPage
  })

  router.post('/api/signals', async (ctx) => {
    const person = await whoAsks(ctx)
    const { signal: id, on, limits } = SignalSet.parse(await readJson(ctx))
    const signal = signals.find((each) => each.id === id)
    if (signal === undefined) throw notFound()
    if (limits !== undefined) {
      const wrong = signal.threshold === undefined ? '这一项没有可调的数' : wrongWith(limits, signal.threshold)
      if (wrong !== undefined) throw new Refusal(`${signal.name}：${wrong}。`)
    }
    await signalSettings.set(person, { signal: id, on, ...(limits === undefined ? {} : { limits }) })
    ctx.status = 204
  })
}

function said({ signal: id, on, limits }: SignalSetting): string {
  const signal = signals.find((each) => each.id === id)
  const name = signal?.name ?? id
  if (!on) return `停用了${name}`
  if (limits === undefined) return `${name}按标准`
  const { unit = '', called = { watch: '留意', high: '高' } } = signal?.threshold ?? {}
  const high = called.high === undefined ? '' : `，${called.high} ${limits.high} ${unit}`
  return `${name}：${called.watch} ${limits.watch} ${unit}${high}`
}
