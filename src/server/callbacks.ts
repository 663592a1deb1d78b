import { Readable } from 'node:stream'
import type { Context, Middleware } from 'koa'
import readRaw from 'raw-body'
import type { RawRequest, RawResponse, Route } from '../conversation/http.ts'
import type { Platform } from '../conversation/platform.ts'

/**
 * Opens the platforms' HTTP doors. They come before everything else the server does: a callback needs its raw bytes, no session
 * and no delay.
 */
export function callbacks(platforms: readonly Platform[]): Middleware {
  const routes = new Map<string, Route>()
  for (const route of platforms.flatMap((platform) => platform.routes ?? [])) {
    routes.set(`${route.method} ${route.path}`, route)
  }
  return async (ctx, next) => {
    const route = routes.get(`${ctx.method} ${ctx.path}`)
    if (route === undefined) return next()
    const body = await readBody(ctx, route.maxBytes)
    if (body === undefined) return refuseTooLarge(ctx)
    respond(ctx, await route.handle(toRawRequest(ctx, body)))
  }
}

/** The body as it came; `undefined` when it is larger than allowed or was not sent whole. */
async function readBody({ req, method }: Context, limit: number): Promise<Buffer | undefined> {
  if (method === 'GET') return Buffer.alloc(0)
  try {
    return await readRaw(req, { limit, length: req.headers['content-length'] ?? null })
  } catch {
    return undefined
  }
}

/** The rest of an oversized body is not worth reading: the connection goes with it. */
function refuseTooLarge(ctx: Context): void {
  ctx.status = 413
  ctx.set('connection', 'close')
  ctx.body = ''
}

function toRawRequest({ req, res, querystring }: Context, body: Buffer): RawRequest {
  return {
    search: querystring,
    headers: req.headers,
    body,
    remoteAddress: req.socket.remoteAddress ?? '',
    get signal() {
      const gone = new AbortController()
      res.on('close', () => gone.abort())
      return gone.signal
    },
  }
}

function respond(ctx: Context, { status, type, headers, body, hangUp }: RawResponse): void {
  if (hangUp) {
    ctx.respond = false
    ctx.req.socket.destroy()
    return
  }
  ctx.status = status
  if (headers !== undefined) ctx.set(headers)
  if (type !== undefined) ctx.type = type
  if (body === undefined) ctx.body = status === 204 ? null : ''
  else if (typeof body === 'string' || Buffer.isBuffer(body)) ctx.body = body
  else ctx.body = Readable.from(body)
}
