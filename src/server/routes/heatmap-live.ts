import { PassThrough } from 'node:stream'
import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Log } from '../../conversation/log.ts'
import type { Person } from '../../people/person.ts'
import type { FoundRow } from '../../sales/risk/findings.ts'
import type { HeatmapNews } from '../contract.ts'
import { HttpRefusal } from '../failures.ts'
import { heatmapRow, wantedOf } from '../heatmap-page.ts'
import type { Live } from '../live.ts'

/** Proxies cut what is silent for a minute or less; the same beat looks whether whoever listens is still signed in. */
const beatMs = 15_000
/** Bytes that wait for a reader that does not read; it comes back by itself and asks anew. */
const mostWaiting = 1024 * 1024

/** Server-sent events for an open heatmap: `rows` with those that changed, as far as the person may see them. */
export function heatmapLiveRoutes(
  router: Router,
  parts: {
    live: Live
    whoAsks(ctx: Context): Promise<Person>
    holder(ctx: Context): Promise<Person | undefined>
    today(): string
    log: Log
  },
): void {
  const { live, whoAsks, holder, today, log } = parts

  router.get('/api/heatmap/live', async (ctx) => {
    const follower = { person: await whoAsks(ctx), wanted: wantedOf(ctx.query), hear }
    const stream = new PassThrough()
    const leave = live.follow(follower)
    if (leave === undefined) throw new HttpRefusal(429, '这张图你开得太多了，关掉几张再看')
    const beat = setInterval(() => void stillThere().catch(broken), beatMs)
    stream.on('close', () => {
      clearInterval(beat)
      leave()
    })
    ctx.req.on('close', () => stream.destroy())
    ctx.type = 'text/event-stream'
    // Proxies that gather an answer, or zip it, would hold the news back.
    ctx.set({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
    ctx.body = stream
    stream.write('retry: 2000\n\n')

    function hear(rows: readonly FoundRow[], columns: readonly { id: string }[]): void {
      const news: HeatmapNews = { signals: columns.length, rows: rows.map((row) => heatmapRow(row, columns, today())) }
      send(`event: rows\ndata: ${JSON.stringify(news)}\n\n`)
    }

    function send(words: string): void {
      if (stream.writableLength > mostWaiting) stream.destroy()
      else stream.write(words)
    }

    function broken(error: unknown): void {
      log.error({ err: error }, 'an open heatmap could not be kept open')
      stream.destroy()
    }

    async function stillThere(): Promise<void> {
      const person = await holder(ctx)
      if (person === undefined) return void stream.end()
      follower.person = person
      send(':\n\n')
    }
  })
}
