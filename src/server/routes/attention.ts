import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Receive } from '../../conversation/platform.ts'
import type { Attentions } from '../../people/attention.ts'
import type { People, Person } from '../../people/person.ts'
import { Wishes } from '../../skills/attention/index.ts'
import type { AttentionPage } from '../contract.ts'
import { pressFromPage } from '../press-from-page.ts'
import { readJson } from '../read-body.ts'

/** How somebody wants to be reminded; set here, it is as if it had been said in the chat, and is answered there too. */
export function attentionRoutes(
  router: Router,
  parts: {
    attentions: Pick<Attentions, 'of'>
    people: Pick<People, 'addressesOf'>
    receive: Receive
    whoAsks(ctx: Context): Promise<Person>
    now(): Date
  },
): void {
  const { attentions, whoAsks, now } = parts

  router.get('/api/attention', async (ctx) => {
    const { tenantId, id } = await whoAsks(ctx)
    ctx.body = (await attentions.of(tenantId, id)) satisfies AttentionPage
  })

  router.post('/api/attention', async (ctx) => {
    const person = await whoAsks(ctx)
    const wishes = Wishes.parse(await readJson(ctx))
    const [argument, at] = [JSON.stringify(wishes), now()]
    const key = `page attention ${person.id} ${at.getTime()} ${argument}`
    await pressFromPage(parts, person, { action: 'attention.set', argument, key, at })
    ctx.status = 204
  })
}
