import type Router from '@koa/router'
import type { Context } from 'koa'
import type { People, Person } from '../../people/person.ts'
import type { Deals } from '../../sales/deal.ts'
import { choices } from '../../sales/library/choices.ts'
import type { Draft } from '../../sales/library/draft.ts'
import type { Item } from '../../sales/library/edition.ts'
import { findingsOf } from '../../sales/library/findings.ts'
import type { Libraries } from '../../sales/library/libraries.ts'
import type { Library } from '../../sales/library/library.ts'
import { tracksSought } from '../../sales/library/search.ts'
import type { Track } from '../../sales/tracks/track.ts'
import type { LibraryDesk } from '../../skills/library/desk.ts'
import { exampleFacts, exampleName, tryOut } from '../../skills/library/try-out.ts'
import { wordsNow } from '../../skills/library/words-now.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { Cases } from '../../skills/sandbox/cases.ts'
import {
  DraftDeed,
  type DraftSheet,
  type LibraryChoices,
  type LibraryItem,
  type LibraryPage,
  type LibraryTried,
  LibraryTry,
  LibraryWriting,
  StepBack,
} from '../contract.ts'
import { notFound } from '../failures.ts'
import {
  aboutOf,
  changesOf,
  draftLine,
  editionLines,
  libraryLine,
  linesOf,
  type NameOf,
  nameOfWords,
} from '../library-page.ts'
import { readJson } from '../read-body.ts'
import { Sought } from '../sought.ts'

/** Lines of one list; whoever looks for more says more of what they look for. */
const listed = 40

/** 话术库: everybody looks, sales-ops and administrators write, one writes and another publishes. */
export function libraryRoutes(
  router: Router,
  parts: {
    libraries: Libraries
    desk: LibraryDesk
    people: Pick<People, 'byId'>
    deals: Deals
    cases: Cases
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { libraries, desk, people, deals, cases, whoAsks, view } = parts
  const idIn = (ctx: { params: Record<string, string | undefined> }) => String(ctx.params['id'])

  router.get('/api/library', async (ctx) => {
    const person = await whoAsks(ctx)
    const sought = Sought.parse(ctx.query)
    const { tenantId } = person
    const [library, newest, drafts] = await Promise.all([
      libraries.of(tenantId),
      libraries.newest(tenantId),
      libraries.drafts(person),
    ])
    const credited = new Map(
      newest.flatMap(({ itemId, creditedTo }) => (creditedTo === undefined ? [] : [[itemId, creditedTo]])),
    )
    const nameOf = await named(tenantId, [...credited.values(), ...drafts.flatMap(peopleIn)])
    const retired = new Set(library.retired)
    const fitting = tracksSought(library, sought)
    const from = ({ id }: Track) => {
      const by = credited.get(id)
      return by === undefined ? undefined : nameOf(by)
    }
    const versions = new Map(newest.map(({ kind, itemId, number }) => [`${kind}/${itemId}`, number]))
    ctx.body = {
      tracks: fitting.slice(0, listed).map((track) => libraryLine(track, retired.has(track), from(track))),
      found: fitting.length,
      paths: library.paths.map(({ id, name }) => {
        const version = versions.get(`path/${id}`)
        return { id, name, ...(version === undefined ? {} : { version }) }
      }),
      drafts: drafts.map((draft) => draftLine(draft, library, nameOf)),
      mayEdit: desk.mayEdit(person),
      topics: choices.topics,
      strategies: choices.strategies,
      industries: choices.industries,
    } satisfies LibraryPage
  })

  router.get('/api/library/choices', async (ctx) => {
    await whoAsks(ctx)
    ctx.body = choices satisfies LibraryChoices
  })

  router.get('/api/library/drafts/:id', async (ctx) => {
    const person = await whoAsks(ctx)
    const draft = await libraries.draft(person, idIn(ctx))
    if (draft === undefined) throw notFound()
    ctx.body = await itemPage(person, draft, draft)
  })

  router.get('/api/library/:kind/:id', async (ctx) => {
    const person = await whoAsks(ctx)
    const item = itemIn(ctx)
    const open = (await libraries.drafts(person)).find(
      ({ kind, itemId }) => kind === item.kind && itemId === item.itemId,
    )
    ctx.body = await itemPage(person, item, open)
  })

  router.post('/api/library/drafts', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const draft = await desk.write(
      viewing,
      LibraryWriting.parse(await readJson(ctx)) as Parameters<LibraryDesk['write']>[1],
    )
    ctx.body = await itemPage(viewing.person, draft, draft)
  })

  router.post('/api/library/drafts/:id/submit', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    await readJson(ctx)
    const draft = await desk.submit(viewing, idIn(ctx))
    ctx.body = await itemPage(viewing.person, draft, draft)
  })

  router.post('/api/library/drafts/:id/publish', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { writtenAt } = DraftDeed.parse(await readJson(ctx))
    ctx.body = await itemPage(viewing.person, await desk.publish(viewing, idIn(ctx), writtenAt), undefined)
  })

  router.post('/api/library/drafts/:id/decline', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { remark } = DraftDeed.parse(await readJson(ctx))
    await desk.decline(viewing, idIn(ctx), remark)
    ctx.status = 204
  })

  router.post('/api/library/drafts/:id/drop', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    await readJson(ctx)
    await desk.drop(viewing, idIn(ctx))
    ctx.status = 204
  })

  router.post('/api/library/:kind/:id/restore', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { number } = StepBack.parse(await readJson(ctx))
    const item = itemIn(ctx)
    await desk.restore(viewing, item, number)
    ctx.body = await itemPage(viewing.person, item, undefined)
  })

  router.post('/api/library/try', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { words, itemId, dealId } = LibraryTry.parse(await readJson(ctx))
    const deal = dealId === undefined ? undefined : await deals.byId(viewing.person, dealId)
    if (dealId !== undefined && deal === undefined) throw notFound()
    const facts = deal === undefined ? exampleFacts : (await cases.ofDeal(viewing, deal)).facts
    const library = await libraries.of(viewing.person.tenantId)
    const on = deal === undefined ? exampleName : `${deal.customer} ${deal.name}`
    ctx.body = { on, ...tryOut(words, itemId, facts, library) } satisfies LibraryTried
  })

  async function itemPage(person: Person, { kind, itemId }: Item, draft: Draft | undefined): Promise<LibraryItem> {
    const { tenantId } = person
    const item = { kind, itemId }
    const [library, editions] = await Promise.all([libraries.of(tenantId), libraries.editions(tenantId, item)])
    const now = wordsNow(library, item) ?? draft
    if (now === undefined) throw notFound()
    const [newest] = editions
    const nameOf = await named(tenantId, [
      ...editions.flatMap(({ writtenBy, approvedBy, creditedTo = writtenBy }) => [writtenBy, approvedBy, creditedTo]),
      ...(draft === undefined ? [] : peopleIn(draft)),
    ])
    return {
      kind,
      itemId,
      name: nameOfWords({ ...now, ...item } as Draft, library),
      about: now.kind === 'track' ? aboutOf(now.words) : '行业路径',
      words: now.words,
      lines: Object.entries(linesOf(now)).map(([label, text]) => ({ label, text })),
      ...(newest === undefined ? {} : { version: newest.number }),
      retired: newest?.retired ?? false,
      ...(newest?.creditedTo === undefined ? {} : { from: nameOf(newest.creditedTo) }),
      ...(draft === undefined ? {} : { draft: await draftSheet(person, draft, library, nameOf) }),
      editions: editionLines(item, editions, nameOf),
      mayEdit: desk.mayEdit(person),
    }
  }

  async function draftSheet(person: Person, draft: Draft, library: Library, nameOf: NameOf): Promise<DraftSheet> {
    const { id, writtenAt, writtenBy, state, retires, creditedTo, words } = draft
    const [isOwn, hasOthers] = [writtenBy === person.id, await desk.hasOthers(person)]
    return {
      id,
      writtenAt,
      state: state === 'submitted' ? 'submitted' : 'open',
      retires,
      by: nameOf(writtenBy),
      ...(creditedTo === undefined ? {} : { from: nameOf(creditedTo) }),
      words,
      differences: changesOf(draft, library),
      findings: findingsOf(draft, library),
      ...(isOwn && hasOthers ? { notBy: '这是你写的，等另一位有权的同事看过再发布。' } : {}),
      ...(isOwn && !hasOthers ? { alone: '公司里只有你一个人能发布，没有第二个人看；会照实记进审计。' } : {}),
    }
  }

  async function named(tenantId: string, ids: readonly string[]): Promise<NameOf> {
    const known = await Promise.all([...new Set(ids)].map((id) => people.byId(tenantId, id)))
    const names = new Map(known.flatMap((person) => (person === undefined ? [] : [[person.id, person.name]])))
    return (id) => names.get(id) ?? '已离职的同事'
  }
}

function itemIn({ params }: { params: Record<string, string | undefined> }): Item {
  const { kind, id = '' } = params
  if (kind !== 'track' && kind !== 'path') throw notFound()
  return { kind, itemId: id }
}

function peopleIn({ writtenBy, creditedTo = writtenBy }: Draft): string[] {
  return [writtenBy, creditedTo]
}
