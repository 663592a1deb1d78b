import type Router from '@koa/router'
import type { Context } from 'koa'
import type { People, Person } from '../../people/person.ts'
import type { Ledger } from '../../sales/ledger/showing.ts'
import type { Libraries } from '../../sales/library/libraries.ts'
import { everyTrack } from '../../sales/library/library.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { LedgerDesk } from '../../skills/tracks/desk.ts'
import { Keeping, PolicyStepBack, Preferring, type TracksPage } from '../contract.ts'
import { readJson } from '../read-body.ts'
import { tracksPage } from '../tracks-page.ts'

/** 话术台账: read by everybody in the company, and it names no deal; what follows from it is decided by whoever looks after the library. */
export function trackRoutes(
  router: Router,
  parts: {
    ledger: Ledger
    libraries: Libraries
    ledgerDesk: LedgerDesk
    people: Pick<People, 'byId'>
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { ledger, libraries, ledgerDesk, people, whoAsks, view } = parts

  router.get('/api/tracks', async (ctx) => {
    ctx.body = await page(view(await whoAsks(ctx)))
  })

  router.post('/api/tracks/prefer', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { strategy, ...part } = Preferring.parse(await readJson(ctx))
    await ledgerDesk.prefer(viewing, strategy, part)
    ctx.body = await page(viewing)
  })

  router.post('/api/tracks/step-back', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { number } = PolicyStepBack.parse(await readJson(ctx))
    await ledgerDesk.stepBack(viewing, number)
    ctx.body = await page(viewing)
  })

  router.post('/api/tracks/keep', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { trackId, version } = Keeping.parse(await readJson(ctx))
    await ledgerDesk.keep(viewing, trackId, version)
    ctx.body = await page(viewing)
  })

  async function page({ person, now }: Viewing): Promise<TracksPage> {
    const { tenantId } = person
    const [lines, library, reprieved, policies] = await Promise.all([
      ledger.lines(tenantId),
      libraries.of(tenantId),
      ledger.reprieved(tenantId),
      ledger.policies(tenantId),
    ])
    const by = policies[0] && (await people.byId(tenantId, policies[0].decidedBy))
    const mayDecide = ledgerDesk.mayDecide(person)
    const nameOf = () => by?.name ?? '已离职的同事'
    return tracksPage({ lines, reprieved, policies, library: everyTrack(library), mayDecide, nameOf }, now.getTime())
  }
}
