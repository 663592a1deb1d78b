import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Middleware } from 'koa'

/** Domain verification files (`WW_verify_….txt`) at the root, read once: a platform asks for them when a domain is entered. */
export function verifyFiles(folder: string | undefined): Middleware {
  const files = new Map<string, Buffer>()
  for (const name of folder === undefined ? [] : readdirSync(folder)) {
    if (/^[\w.-]+\.(txt|html)$/.test(name)) files.set(`/${name}`, readFileSync(join(folder ?? '', name)))
  }
  return async (ctx, next) => {
    const content = files.get(ctx.path)
    if (content === undefined) return next()
    ctx.type = 'text/plain'
    ctx.body = content
  }
}
