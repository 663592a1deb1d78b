import type Router from '@koa/router'
import { isFromThisMachine } from '../../conversation/http.ts'
import { HttpRefusal } from '../failures.ts'
import type { Metrics } from '../metrics.ts'
import { isKey } from '../push-door.ts'

/** Alive, able to work, and how it goes. The figures are for this machine's scraper, or for who holds the push key. */
export function healthRoutes(
  router: Router,
  parts: { probe(): Promise<void>; draining(): boolean; metrics: Metrics; pushApiKey: string | undefined },
): void {
  const { probe, draining, metrics, pushApiKey } = parts

  router.get('/healthz', (ctx) => {
    ctx.body = { alive: true }
  })

  router.get('/readyz', async (ctx) => {
    const ready = !draining() && (await canWrite(probe))
    ctx.status = ready ? 200 : 503
    ctx.body = { ready }
  })

  router.get('/metrics', async (ctx) => {
    const keyed = pushApiKey !== undefined && isKey(ctx.get('authorization'), pushApiKey)
    const local = isFromThisMachine({ headers: ctx.headers, remoteAddress: ctx.req.socket.remoteAddress ?? '' })
    if (!keyed && !local) throw new HttpRefusal(403, '指标只对本机或持有 PUSH_API_KEY 的程序开放')
    ctx.type = metrics.contentType
    ctx.body = await metrics.text()
  })
}

async function canWrite(probe: () => Promise<void>): Promise<boolean> {
  try {
    await probe()
    return true
  } catch {
    return false
  }
}
