import type { Context } from 'koa'
import readRaw from 'raw-body'
import { HttpRefusal } from './failures.ts'

const largest = 1024 * 1024

/** A page's JSON body. Another site's form cannot send this type, nor another origin's script without our saying so. */
export async function readJson(ctx: Context): Promise<unknown> {
  if (!ctx.is('application/json')) throw new HttpRefusal(415, '请求格式不对')
  const site = ctx.get('sec-fetch-site')
  if (site !== '' && site !== 'same-origin' && site !== 'none') throw new HttpRefusal(403, '请求来自别的网站，已拒绝')
  const text = await bodyText(ctx)
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpRefusal(400, '请求内容不是有效的 JSON')
  }
}

async function bodyText(ctx: Context): Promise<string> {
  try {
    return await readRaw(ctx.req, { limit: largest, length: ctx.get('content-length') || null, encoding: 'utf8' })
  } catch {
    throw new HttpRefusal(413, '内容太大了')
  }
}
