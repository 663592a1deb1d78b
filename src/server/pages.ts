import { createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { Context, Middleware } from 'koa'

const forAYear = 'public, max-age=31536000, immutable'

/** Nothing but our own scripts and styles; the pages may be framed by the console alone. */
const policy = [
  "default-src 'self'",
  "script-src 'self' https://res.wx.qq.com https://open.work.weixin.qq.com",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

/** The built pages: hashed assets for ever, HTML never from a cache, every route of the workbench its one page. */
export function pages(folder: string, options: { console: boolean }): Middleware {
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    if (ctx.path === '/' && options.console) return ctx.redirect('/console')
    if (ctx.path === '/' || ctx.path === '/h5') return ctx.redirect('/h5/')
    if (ctx.path === '/console') return options.console ? html(ctx, join(folder, 'console.html')) : next()
    if (!ctx.path.startsWith('/h5/')) return next()
    const asset = assetFor(folder, ctx.path.slice('/h5/'.length))
    if (asset === undefined) return extname(ctx.path) === '' ? html(ctx, join(folder, 'index.html')) : next()
    ctx.set('cache-control', asset.includes(`${sep}assets${sep}`) ? forAYear : 'no-cache')
    ctx.set('x-content-type-options', 'nosniff')
    ctx.type = extname(asset)
    ctx.body = createReadStream(asset)
  }
}

function html(ctx: Context, file: string): void {
  ctx.set('cache-control', 'no-store')
  ctx.set('content-security-policy', policy)
  ctx.set('x-content-type-options', 'nosniff')
  ctx.set('referrer-policy', 'same-origin')
  ctx.type = 'html'
  ctx.body = createReadStream(file)
}

/** A file below the folder, and nothing above or beside it. */
function assetFor(folder: string, path: string): string | undefined {
  const file = normalize(join(folder, path))
  if (!file.startsWith(folder + sep) || extname(file) === '.html') return undefined
  return existsSync(file) && statSync(file).isFile() ? file : undefined
}
