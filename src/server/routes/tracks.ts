import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Ledger } from '../../sales/ledger/showing.ts'
import { studyOf } from '../../sales/ledger/study.ts'
import type { Track } from '../../sales/tracks/track.ts'
import type { TracksPage } from '../contract.ts'
import { tracksPage } from '../tracks-page.ts'

/** 话术台账: read by everybody in the company; it names no deal and nobody. */
export function trackRoutes(
  router: Router,
  parts: { ledger: Ledger; tracks: readonly Track[]; whoAsks(ctx: Context): Promise<Person>; now(): Date },
): void {
  const { ledger, tracks, whoAsks, now } = parts
  router.get('/api/tracks', async (ctx) => {
    const { tenantId } = await whoAsks(ctx)
    const lines = await ledger.lines(tenantId)
    const at = now().getTime()
    ctx.body = tracksPage(lines, studyOf(lines, at), tracks, at) satisfies TracksPage
  })
}
