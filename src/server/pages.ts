import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context, Middleware } from 'koa'

const forAYear = 'public, max-age=31536000, immutable'

/** Nothing but our own files and the page scripts of chat clients; only the console, our own page as well, may frame one. */
const policyWith = (scripts: readonly string[]) =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')

interface Page {
  content: Buffer
  zipped: Buffer
  type: string
  /** Its name changes with its content. */
  hashed: boolean
}

/** The built pages, small enough to stay in memory: hashed assets for ever, HTML never from a cache. */
export function pages(
  folder: string,
  options: { console: boolean; scripts: readonly string[]; publicUrl: string },
): Middleware {
  const files = readAll(folder, options.publicUrl)
  const policy = policyWith(options.scripts)
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    if (ctx.path === '/') return ctx.redirect(options.console ? '/console' : '/h5/')
    if (ctx.path === '/h5') return ctx.redirect('/h5/')
    const file = files.get(fileFor(ctx.path, options.console))
    if (file === undefined) return next()
    serve(ctx, file, policy)
  }
}

const consolePage = 'console.html'

/** Every route of the workbench is its one page. */
function fileFor(path: string, console: boolean): string {
  if (path === '/console') return console ? consolePage : ''
  if (!path.startsWith('/h5/')) return ''
  const name = path.slice('/h5/'.length)
  if (name === consolePage && !console) return ''
  return extname(name) === '' ? 'index.html' : name
}

function serve(ctx: Context, { content, zipped, type, hashed }: Page, policy: string): void {
  ctx.type = type
  ctx.set('cache-control', hashed ? forAYear : 'no-store')
  ctx.set('x-content-type-options', 'nosniff')
  ctx.set('referrer-policy', 'same-origin')
  ctx.set('vary', 'accept-encoding')
  if (type === '.html') ctx.set('content-security-policy', policy)
  if (ctx.acceptsEncodings('gzip', 'identity') === 'gzip') {
    ctx.set('content-encoding', 'gzip')
    ctx.body = zipped
  } else {
    ctx.body = content
  }
}

/** Whoever shows a link with its picture asks for that by its whole address. */
const sharePicture = '/h5/share.png'

function readAll(folder: string, publicUrl: string): Map<string, Page> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  return new Map(
    names.map((name) => {
      const read = readFileSync(join(folder, name))
      const content =
        extname(name) === '.html' ? Buffer.from(`${read}`.replace(sharePicture, publicUrl + sharePicture)) : read
      const hashed = name.startsWith(`assets${sep}`)
      return [name, { content, zipped: gzipSync(content), type: extname(name), hashed }]
    }),
  )
}
