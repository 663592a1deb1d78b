import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'koa'
import { HttpRefusal } from './failures.ts'
import type { Metrics } from './metrics.ts'

/** Rows in one request. */
const most = 1000

/**
 * Lets another program in that holds the key, and answers for each row what became of it; `way` is what it is counted as. A request
 * that is turned away as a whole is counted, too: its sender may never look at what we answer.
 */
export type PushDoor = (
  ctx: Context,
  way: string,
  read: () => Promise<readonly unknown[]>,
  take: (tenantId: string, rows: readonly unknown[], now: Date) => Promise<readonly { outcome: string }[]>,
) => Promise<void>

export function openPushDoor(parts: {
  pushApiKey: string | undefined
  /** The company other programs push to; `undefined` while there is none. */
  pushTenant(): Promise<string | undefined>
  metrics: Pick<Metrics, 'eventsPushed'>
}): PushDoor {
  const { pushApiKey, pushTenant, metrics } = parts

  return async (ctx, way, read, take) => {
    try {
      mayPush(ctx)
      const rows = await read()
      if (rows.length > most) throw new HttpRefusal(413, `一次最多 ${most} 条，请分几次推`)
      const tenantId = await pushTenant()
      if (tenantId === undefined) throw new HttpRefusal(409, '还没有公司可以收推送')
      const results = await take(tenantId, rows, new Date())
      for (const { outcome } of results) metrics.eventsPushed(way, outcome)
      ctx.status = results.every(({ outcome }) => outcome === 'refused') && results.length > 0 ? 400 : 200
      ctx.body = { results }
    } catch (error) {
      metrics.eventsPushed(way, 'turned-away')
      throw error
    }
  }

  function mayPush(ctx: Context): void {
    if (pushApiKey === undefined) throw new HttpRefusal(403, '推送接口没有开：先设置 PUSH_API_KEY')
    if (!isKey(ctx.get('authorization'), pushApiKey))
      throw new HttpRefusal(401, '推送要带 Authorization: Bearer PUSH_API_KEY')
  }
}

/** In constant time; a wrong length cannot throw. */
export function isKey(header: string, key: string): boolean {
  const [said, right] = [Buffer.from(header), Buffer.from(`Bearer ${key}`)]
  return said.length === right.length && timingSafeEqual(said, right)
}
