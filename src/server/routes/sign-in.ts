import { randomBytes, timingSafeEqual } from 'node:crypto'
import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { isFromThisMachine } from '../../conversation/http.ts'
import type { Platform, SignIn } from '../../conversation/platform.ts'
import type { People, Person } from '../../people/person.ts'
import { HttpRefusal } from '../failures.ts'
import { readJson } from '../read-body.ts'
import type { SignedIn } from '../session.ts'

const stateCookie = 'sandtable-state'
const stateLife = 10 * 60_000

/** Signing in from inside the IM client, and in the console as anybody of the demo company. */
export function signInRoutes(
  router: Router,
  parts: { platforms: readonly Platform[]; people: People; signedIn: SignedIn; publicUrl: string },
): void {
  const { platforms, people, signedIn, publicUrl } = parts
  const secure = publicUrl.startsWith('https:')

  router.get('/auth/:platform/login', (ctx) => {
    const platform = doorOf(ctx, String(ctx.params['platform']))
    const state = randomBytes(16).toString('hex')
    const next = safeNext(String(ctx.query['next'] ?? ''))
    ctx.cookies.secure = secure
    ctx.cookies.set(stateCookie, `${state}.${Buffer.from(next).toString('base64url')}`, {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: stateLife,
      overwrite: true,
    })
    ctx.redirect(platform.signIn.authorizeUrl(`${publicUrl}/auth/${platform.name}/callback`, state))
  })

  router.get('/auth/:platform/callback', async (ctx) => {
    const platform = doorOf(ctx, String(ctx.params['platform']))
    const next = takeState(ctx)
    const userId = await platform.signIn.identify(String(ctx.query['code'] ?? ''))
    await open(ctx, platform, userId)
    ctx.redirect(next)
  })

  router.post('/auth/console/login', async (ctx) => {
    const platform = doorOf(ctx, 'console')
    const { as } = z.object({ as: z.string().max(64) }).parse(await readJson(ctx))
    await open(ctx, platform, await platform.signIn.identify(as))
    ctx.status = 204
  })

  router.post('/auth/logout', async (ctx) => {
    await signedIn.close(ctx)
    ctx.status = 204
  })

  function doorOf(ctx: Context, name: string): Platform & { signIn: SignIn } {
    const platform = platforms.find((candidate) => candidate.name === name)
    if (platform?.signIn === undefined) throw new HttpRefusal(404, '没有这种登录方式')
    const here = isFromThisMachine({ headers: ctx.headers, remoteAddress: ctx.req.socket.remoteAddress ?? '' })
    if (platform.onlyThisMachine && !here) throw new HttpRefusal(403, '演示控制台只在本机可用')
    return { ...platform, signIn: platform.signIn }
  }

  async function open(ctx: Context, platform: Platform, userId: string | undefined): Promise<void> {
    const person = userId === undefined ? undefined : await personBehind(platform, userId)
    if (person === undefined) throw new HttpRefusal(403, '没有认出你是谁。请先在聊天里给沙盘发一句话，再打开页面。')
    await signedIn.open(ctx, person)
  }

  async function personBehind(platform: Platform, userId: string): Promise<Person | undefined> {
    const tenant = await people.tenantFor(platform.name, platform.corp)
    if (tenant === undefined) return undefined
    const person = await people.known(tenant.id, { platform: platform.name, userId })
    return person?.active ? person : undefined
  }
}

/** The page to go on to, kept with the state that only this browser and this sign-in know; used once. */
function takeState(ctx: Context): string {
  const [state = '', next = ''] = (ctx.cookies.get(stateCookie) ?? '').split('.')
  ctx.cookies.set(stateCookie, null)
  const given = Buffer.from(String(ctx.query['state'] ?? ''))
  const expected = Buffer.from(state)
  if (state === '' || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new HttpRefusal(403, '登录已过期，请从聊天里重新打开页面')
  }
  return safeNext(Buffer.from(next, 'base64url').toString())
}

/** Only our own pages: anything that could leave the house, however it is written, leads to the first page. */
function safeNext(next: string): string {
  const home = 'http://here'
  const url = URL.canParse(next, home) ? new URL(next, home) : undefined
  const ours = url?.origin === home && url.pathname.startsWith('/h5/')
  return ours ? url.pathname + url.search : '/h5/'
}
