import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Platform } from '../../conversation/platform.ts'
import { reachOf } from '../../people/permissions.ts'
import { type Person, roleLabels, type Team, type Tenant } from '../../people/person.ts'
import type { Me, PageSignature } from '../contract.ts'
import { HttpRefusal, notFound } from '../failures.ts'

/** Who is looking, and what their IM client needs to trust the page. */
export function meRoutes(
  router: Router,
  parts: {
    platforms: readonly Platform[]
    whoAsks(ctx: Context): Promise<Person>
    publicUrl: string
    placeOf(person: Person): Promise<{ tenant: Tenant; team: Team }>
  },
): void {
  const { platforms, whoAsks, placeOf, publicUrl } = parts

  router.get('/api/me', async (ctx) => {
    const person = await whoAsks(ctx)
    const { tenant, team } = await placeOf(person)
    ctx.body = {
      person: { id: person.id, name: person.name, role: roleLabels[person.role], team: team.name },
      company: { name: tenant.name, demo: tenant.kind === 'demo' },
      may: {
        setSignals: reachOf(person, 'manage', 'model') !== undefined,
        claimEvents: reachOf(person, 'see', 'deal') === 'company',
        merge: reachOf(person, 'merge', 'deal') !== undefined,
        handOver: reachOf(person, 'hand-over', 'deal') !== undefined,
      },
    } satisfies Me
  })

  router.get('/api/:platform/signature', async (ctx) => {
    await whoAsks(ctx)
    const signPage = platforms.find(({ name }) => name === ctx.params['platform'])?.signIn?.signPage
    if (signPage === undefined) throw notFound()
    const url = String(ctx.query['url'] ?? '')
    if (!URL.canParse(url) || new URL(url).origin !== new URL(publicUrl).origin) {
      throw new HttpRefusal(400, '只能给本站的页面签名')
    }
    const kind = ctx.query['kind'] === 'agent' ? 'agent' : 'corp'
    ctx.body = (await signPage(url, kind)) satisfies PageSignature
  })
}
