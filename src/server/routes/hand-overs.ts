import type Router from '@koa/router'
import type { Context } from 'koa'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { type HandedOver, type HandOver, type HandOvers, handOverTerm } from '../../sales/customers/hand-over.ts'
import type { Viewing } from '../../skills/ports.ts'
import { HandOverAsked, type HandOverPage, type HandOverRow } from '../contract.ts'
import { readJson } from '../read-body.ts'

const trailShown = 30

/** 交接: somebody's customers with all that goes with them to a colleague, by whoever answers for both, and back again. */
export function handOverRoutes(
  router: Router,
  parts: { handOvers: HandOvers; whoAsks(ctx: Context): Promise<Person>; view(person: Person): Viewing },
): void {
  const { handOvers, whoAsks, view } = parts

  router.get('/api/hand-overs', async (ctx) => {
    const { person, today, now } = view(await answering(ctx))
    const from = String(ctx.query['from'] ?? '')
    const [{ givers, takers }, customers, trail] = await Promise.all([
      handOvers.colleagues(person),
      from === '' ? [] : handOvers.of(person, from, today),
      handOvers.recent(person, trailShown),
    ])
    ctx.body = {
      givers,
      takers: takers.map(({ id, name }) => ({ id, name })),
      customers: customers.map(({ id, name, ...held }) => ({ id, name, what: sayHeld(held) })),
      trail: trail.map((made) => handOverRow(made, now)),
    } satisfies HandOverPage
  })

  router.post('/api/hand-overs', async (ctx) => {
    const { person, now, today, newId } = view(await answering(ctx))
    const { from, to, customers } = HandOverAsked.parse(await readJson(ctx))
    const what = { id: newId(), fromId: from, toId: to, customerIds: customers }
    const made = await handOvers.handOver(person, what, now.getTime(), today)
    ctx.body = handOverRow(made, now) satisfies HandOverRow
  })

  router.post('/api/hand-overs/:id/undo', async (ctx) => {
    const { person, now } = view(await answering(ctx))
    await readJson(ctx)
    const made = await handOvers.undo(person, String(ctx.params['id']), now.getTime())
    ctx.body = handOverRow(made, now) satisfies HandOverRow
  })

  async function answering(ctx: Context): Promise<Person> {
    const person = await whoAsks(ctx)
    if (reachOf(person, 'hand-over', 'deal') === undefined) throw new Refusal('交接由主管来安排。')
    return person
  }
}

function handOverRow({ id, from, to, customers, counts, byName, at, undoneAt }: HandOver, now: Date): HandOverRow {
  const until = Date.parse(at) + handOverTerm
  return {
    id,
    from: from.name,
    to: to.name,
    customers: customers.map(({ name }) => name),
    what: sayHeld(counts),
    by: byName,
    at,
    undone: undoneAt !== undefined,
    ...(undoneAt === undefined && now.getTime() < until ? { undoUntil: new Date(until).toISOString() } : {}),
  }
}

function sayHeld({ deals, tasks, appointments }: HandedOver): string {
  const parts = [
    [deals, '单在谈'],
    [tasks, '件待办'],
    [appointments, '个约'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return said.length === 0 ? '没有在办的事' : said.join('、')
}
