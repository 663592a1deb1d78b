import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Ledger } from '../../sales/ledger/showing.ts'
import { studyOf } from '../../sales/ledger/study.ts'
import type { Libraries } from '../../sales/library/libraries.ts'
import { everyTrack } from '../../sales/library/library.ts'
import type { TracksPage } from '../contract.ts'
import { tracksPage } from '../tracks-page.ts'

/** 话术台账: read by everybody in the company; it names no deal and nobody. */
export function trackRoutes(
  router: Router,
  parts: { ledger: Ledger; libraries: Libraries; whoAsks(ctx: Context): Promise<Person>; now(): Date },
): void {
  const { ledger, libraries, whoAsks, now } = parts
  router.get('/api/tracks', async (ctx) => {
    const { tenantId } = await whoAsks(ctx)
    const [lines, library, reprieved] = await Promise.all([
      ledger.lines(tenantId),
      libraries.of(tenantId),
      ledger.reprieved(tenantId),
    ])
    const at = now().getTime()
    ctx.body = tracksPage(lines, studyOf(lines, at, reprieved), everyTrack(library), at, reprieved) satisfies TracksPage
  })
}
