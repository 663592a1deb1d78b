import type Router from '@koa/router'
import type { Context } from 'koa'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { CustomerLine, Customers } from '../../sales/customer.ts'
import { duplicateNames, duplicatesAmong } from '../../sales/customers/duplicates.ts'
import { type Merge, type Merges, type Moved, mergeTerm, pairKey } from '../../sales/customers/merge.ts'
import type { Viewing } from '../../skills/ports.ts'
import {
  ApartAsked,
  MergeAsked,
  type MergePage,
  type MergePreview,
  type MergeRow,
  type MergeSide,
} from '../contract.ts'
import { notFound } from '../failures.ts'
import { readJson } from '../read-body.ts'

const duplicatesShown = 50
const trailShown = 30

/** 合并客户: which may be one and the same, what would move, one tap, and back again. */
export function mergeRoutes(
  router: Router,
  parts: {
    merges: Merges
    customers: Customers
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { merges, customers, whoAsks, view } = parts

  router.get('/api/merges', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    const [lines, trail, apart] = await Promise.all([
      customers.lines(person),
      merges.recent(person, trailShown),
      merges.apart(person.tenantId),
    ])
    const own = reachOf(person, 'merge', 'deal') === 'own'
    const theirs = own ? lines.filter(({ ownerId }) => ownerId === person.id) : lines
    ctx.body = {
      duplicates: duplicatesAmong(theirs)
        .filter(({ one, other }) => !apart.has(pairKey(one.id, other.id)))
        .slice(0, duplicatesShown)
        .map(({ one, other, by }) => ({ one: sideOf(one), other: sideOf(other), why: duplicateNames[by] })),
      trail: trail.map((merge) => mergeRow(merge, now)),
    } satisfies MergePage
  })

  router.get('/api/merges/preview', async (ctx) => {
    const { person } = view(await whoAsks(ctx))
    const { kept, gone } = MergeAsked.parse({ kept: ctx.query['kept'], gone: ctx.query['gone'] })
    const moved = await merges.preview(person, kept, gone)
    const [stays, goes] = await Promise.all([customers.byId(person, kept), customers.byId(person, gone)])
    if (moved === undefined || stays === undefined || goes === undefined) throw notFound()
    ctx.body = {
      moved: sayMoved(moved),
      aliases: moved.aliases,
      warnings: [
        ...(stays.ownerId === goes.ownerId ? [] : ['两家的负责人不同：客户归留下的那位，各自的商机还归各自。']),
        ...(differs(stays.industry, goes.industry)
          ? [`行业不同：${stays.industry} 和 ${goes.industry}，按留下的算。`]
          : []),
        ...(differs(stays.region, goes.region)
          ? [`地区不同：${stays.region} 和 ${goes.region}，确定是一家再合。`]
          : []),
      ],
    } satisfies MergePreview
  })

  router.post('/api/merges', async (ctx) => {
    const { person, now, newId } = view(await whoAsks(ctx))
    const { kept, gone } = MergeAsked.parse(await readJson(ctx))
    const merge = await merges.merge(person, { id: newId(), keptId: kept, goneId: gone }, now.getTime())
    ctx.body = mergeRow(merge, now) satisfies MergeRow
  })

  router.post('/api/merges/apart', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    const { one, other, apart } = ApartAsked.parse(await readJson(ctx))
    await merges.setApart(person, { oneId: one, otherId: other, apart }, now.getTime())
    ctx.status = 204
  })

  router.post('/api/merges/:id/undo', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    await readJson(ctx)
    ctx.body = mergeRow(await merges.undo(person, String(ctx.params['id']), now.getTime()), now) satisfies MergeRow
  })
}

function differs(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other
}

function sideOf({ id, name, ownerName, openDeals }: CustomerLine): MergeSide {
  return { id, name, owner: ownerName, openDeals }
}

function mergeRow({ id, kept, gone, moved, byName, at, undoneAt }: Merge, now: Date): MergeRow {
  const until = Date.parse(at) + mergeTerm
  return {
    id,
    kept: kept.name,
    gone: gone.name,
    moved: sayMoved(moved),
    by: byName,
    at,
    undone: undoneAt !== undefined,
    ...(undoneAt === undefined && now.getTime() < until ? { undoUntil: new Date(until).toISOString() } : {}),
  }
}

function sayMoved({ deals, contacts, visits, events }: Moved): string {
  const parts = [
    [deals, '单商机'],
    [contacts, '位联系人'],
    [visits, '次拜访'],
    [events, '条事件'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return said.length === 0 ? '名下没有要转的记录' : said.join('、')
}
