import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { isFromThisMachine } from '../../conversation/http.ts'
import type { Platform, Receive, SignIn } from '../../conversation/platform.ts'
import type { People, Person } from '../../people/person.ts'
import { HttpRefusal } from '../failures.ts'
import { pressAt } from '../press-from-page.ts'
import { readJson } from '../read-body.ts'
import type { SignedIn } from '../session.ts'

const stateCookie = 'sandtable-state'
const stateLife = 10 * 60_000

/** Signing in from inside the IM client, and in the console as anybody of the demo company. */
export function signInRoutes(
  router: Router,
  parts: {
    platforms: readonly Platform[]
    people: People
    receive: Receive
    signedIn: SignedIn
    publicUrl: string
  },
): void {
  const { platforms, people, receive, signedIn, publicUrl } = parts
  const secure = publicUrl.startsWith('https:')

  router.get('/auth/:platform/login', (ctx) => {
    const { name, signIn } = doorOf(ctx, String(ctx.params['platform']))
    const { state, challenge } = begin(ctx, 'sign-in', safeNext(String(ctx.query['next'] ?? '')))
    ctx.redirect(signIn.authorizeUrl(callbackOf(name), state, challenge))
  })

  /** Whoever is signed in is asked for leave to read and write their own calendar; the answer comes to the same callback. */
  router.get('/auth/:platform/calendar', async (ctx) => {
    const { name, calendars } = doorOf(ctx, String(ctx.params['platform']))
    if (calendars?.consent === undefined) throw new HttpRefusal(404, '这里没有要授权的日历')
    if ((await signedIn.holder(ctx)) === undefined) {
      ctx.redirect(`/auth/${name}/login?${new URLSearchParams({ next: `/auth/${name}/calendar` })}`)
      return
    }
    const { state, challenge } = begin(ctx, 'calendar', '/h5/')
    ctx.redirect(calendars.consent.authorizeUrl(callbackOf(name), state, challenge))
  })

  router.get('/auth/:platform/callback', async (ctx) => {
    const platform = doorOf(ctx, String(ctx.params['platform']))
    const { next, proof, purpose } = takeState(ctx)
    const code = String(ctx.query['code'] ?? '')
    if (purpose === 'calendar') await connect(ctx, platform, code, proof)
    else await open(ctx, platform, await platform.signIn.identify(code, proof))
    ctx.redirect(next)
  })

  router.post('/auth/console/login', async (ctx) => {
    const platform = doorOf(ctx, 'console')
    const { as } = z.object({ as: z.string().max(64) }).parse(await readJson(ctx))
    await open(ctx, platform, await platform.signIn.identify(as, ''))
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

  function callbackOf(platform: string): string {
    return `${publicUrl}/auth/${platform}/callback`
  }

  /** What only this browser knows until it comes back: the state, the proof (PKCE) behind the challenge, what it is for. */
  function begin(ctx: Context, purpose: Purpose, next: string): { state: string; challenge: string } {
    const [state, proof] = [randomBytes(16).toString('hex'), randomBytes(32).toString('base64url')]
    ctx.cookies.secure = secure
    ctx.cookies.set(stateCookie, [state, Buffer.from(next).toString('base64url'), proof, purpose].join('.'), {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: stateLife,
      overwrite: true,
    })
    return { state, challenge: createHash('sha256').update(proof).digest('base64url') }
  }

  /** A member agreed, or did not; the calendar has to be that of who is signed in. What comes of it is said in their chat. */
  async function connect(ctx: Context, platform: Platform, code: string, proof: string): Promise<void> {
    const holder = await signedIn.holder(ctx)
    const userId =
      code === '' ? undefined : await platform.calendars?.consent?.accept(code, callbackOf(platform.name), proof)
    if (userId === undefined) throw new HttpRefusal(403, '没有拿到授权，日历没有连上。可以从聊天里再试一次。')
    const person = await personBehind(platform, userId)
    if (holder === undefined || person?.id !== holder.id) {
      await platform.calendars?.leave(userId)
      throw new HttpRefusal(403, '授权的账号和登录的不是同一个人，日历没有连上。')
    }
    const { name, corp } = platform
    const key = `agreed:${createHash('sha256').update(code).digest('hex')}`
    await pressAt(receive, { platform: name, corp, userId }, { action: 'linking.agreed', key, at: new Date() })
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

type Purpose = 'sign-in' | 'calendar'

/** What was kept with the state that only this browser and this sign-in know; used once. */
function takeState(ctx: Context): { next: string; proof: string; purpose: string } {
  const [state = '', next = '', proof = '', purpose = ''] = (ctx.cookies.get(stateCookie) ?? '').split('.')
  ctx.cookies.set(stateCookie, null)
  const given = Buffer.from(String(ctx.query['state'] ?? ''))
  const expected = Buffer.from(state)
  if (state === '' || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new HttpRefusal(403, '登录已过期，请从聊天里重新打开页面')
  }
  return { next: safeNext(Buffer.from(next, 'base64url').toString()), proof, purpose }
}

/** Only our own pages: anything that could leave the house, however it is written, leads to the first page. */
function safeNext(next: string): string {
  const home = 'http://here'
  const url = URL.canParse(next, home) ? new URL(next, home) : undefined
  const ours = url?.origin === home && /^\/(?:h5\/|auth\/[a-z]+\/calendar$)/.test(url.pathname)
  return ours ? url.pathname + url.search : '/h5/'
}
