import type { Context } from 'koa'
import readRaw from 'raw-body'
import { HttpRefusal } from './failures.ts'

const largest = 1024 * 1024

/** A page's JSON body. Another site's form cannot send this type, nor another origin's script without our saying so. */
export async function readJson(ctx: Context): Promise<unknown> {
  refuseOthers(ctx, 'application/json')
  const text = (await body(ctx, largest, '内容太大了')).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpRefusal(400, '请求内容不是有效的 JSON')
  }
}

/** A file that a page sends as it is; the same holds for its type. */
export async function readFile(ctx: Context, most: number): Promise<Buffer> {
  refuseOthers(ctx, 'application/octet-stream')
  return body(ctx, most, `文件超过 ${Math.round(most / 1024 / 1024)} MB，请拆成几份`)
}

function refuseOthers(ctx: Context, type: string): void {
  if (!ctx.is(type)) throw new HttpRefusal(415, '请求格式不对')
  const site = ctx.get('sec-fetch-site')
  if (site !== '' && site !== 'same-origin' && site !== 'none') throw new HttpRefusal(403, '请求来自别的网站，已拒绝')
}

async function body(ctx: Context, limit: number, tooLarge: string): Promise<Buffer> {
  try {
    return await readRaw(ctx.req, { limit, length: ctx.get('content-length') || null })
  } catch (error) {
    // https://github.com/stream-utils/raw-body#errors
    if (error instanceof Error && 'type' in error && error.type === 'entity.too.large')
      throw new HttpRefusal(413, tooLarge)
    throw new HttpRefusal(400, '内容没有传完，请再传一次')
  }
}
