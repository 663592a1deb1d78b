import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Milliseconds until the largest thing stands, a share of the screen that things moved by, milliseconds from a tap to its paint. */
export interface Vitals {
  LCP: number
  CLS: number
  INP: number
}

/** What Core Web Vitals call good. https://web.dev/articles/vitals */
export const good: Vitals = { LCP: 2500, CLS: 0.1, INP: 200 }

/** How much slower than this machine. */
const slowDown = 4
/** Slow 4G: 150 ms a round trip, 1.6 Mbit/s down, 0.75 up. https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md */
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }

/** What comes in late has moved what it moves so long after the last answer, in milliseconds. */
const settlingMs = 500
const longestMs = 20_000
/** The shortest that a browser times between a tap and its paint. https://www.w3.org/TR/event-timing/#sec-should-add-performanceeventtiming */
const shortestTimedMs = 16
/** A tap's time is told when the page is idle, or after a second at the latest. */
const toldWithinMs = 2000

/** Wrapped by whoever puts it in, so that it has to say itself what it is called. */
const webVitals = readFileSync(
  new URL('../../node_modules/web-vitals/dist/web-vitals.iife.js', import.meta.url),
  'utf8',
)

/** Opens an address with nothing cached on a slow phone, taps, and says how it felt. What was not there to be measured is left out. */
export async function vitalsOf(
  page: Page,
  address: string,
  tap: (page: Page) => Promise<void>,
): Promise<Partial<Vitals>> {
  await page.addInitScript({ content: `${webVitals}; window.webVitals = webVitals` })
  await page.addInitScript(noteVitals)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', network)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  const settled = settling(page)
  await page.goto(address)
  await settled()
  await tap(page)
  await settled()
  return page.evaluate(readVitals, { shortestTimed: shortestTimedMs, toldWithin: toldWithinMs })
}

/** In the page, before anything of its own. */
function noteVitals(): void {
  const { webVitals } = window as unknown as { webVitals: Record<string, Listen> }
  const vitals: Record<string, number> = {}
  Object.assign(window, { vitals })
  const note: Parameters<Listen>[0] = ({ name, value }) => {
    vitals[name] = value
  }
  for (const listen of ['onLCP', 'onCLS', 'onINP'])
    webVitals[listen]?.(note, { reportAllChanges: true, durationThreshold: 16 })
}

/** In the page: a tap that was noticed and took less than can be timed took that at most. */
async function readVitals({ shortestTimed, toldWithin }: { shortestTimed: number; toldWithin: number }) {
  const { vitals } = window as unknown as { vitals: Partial<Vitals> }
  const { interactionCount } = performance as unknown as { interactionCount: number }
  const until = performance.now() + toldWithin
  while (vitals.INP === undefined && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50))
  return interactionCount > 0 ? { INP: shortestTimed, ...vitals } : vitals
}

type Listen = (note: (metric: { name: string; value: number }) => void, options: object) => void

/** Resolves once nothing has been on its way for a moment; a stream, which never ends, does not count. */
function settling(page: Page): () => Promise<void> {
  let underway = 0
  let since = Date.now()
  const count = (by: number) => (request: { resourceType(): string }) => {
    if (request.resourceType() === 'eventsource') return
    underway += by
    since = Date.now()
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
  return async () => {
    const from = Date.now()
    since = from
    while (underway > 0 || Date.now() - since < settlingMs) {
      if (Date.now() - from > longestMs) throw new Error(`the page has not come to rest in ${longestMs} ms`)
      await page.waitForTimeout(50)
    }
  }
}
