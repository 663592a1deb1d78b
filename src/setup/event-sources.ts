import { resolve } from 'node:path'
import { type FeedRound, openFeeds } from '../connectors/events/feeds.ts'
import { type FolderRound, openFolder } from '../connectors/events/folder.ts'
import { eventsBy } from '../connectors/events/mapping.ts'
import type { EventSettings } from '../connectors/events/settings.ts'
import type { Take } from '../connectors/events/take.ts'
import type { Log } from '../conversation/log.ts'
import type { Job } from '../jobs/schedule.ts'
import type { Intake } from '../skills/tipping/intake.ts'
import { publicGet } from './public-get.ts'

/** How the messages of other systems become events, by the name they post to. */
export function webhooksBy(settings: EventSettings | undefined): ReadonlyMap<string, (message: unknown) => unknown[]> {
  return new Map(
    Object.entries(settings?.webhooks ?? {}).map(([name, mapping]) => [
      name,
      (message) => eventsBy(name, mapping, message),
    ]),
  )
}

/** Looks for events where nobody pushes them: into the folder and at feeds; a round that fails is logged, and the next one comes. */
export function eventSourceJobs(
  settings: EventSettings | undefined,
  parts: {
    intake: Intake
    pushTenant(): Promise<string | undefined>
    filesTaken(round: FolderRound): void
    feedLookedAt(round: FeedRound): void
    /** `host:port` of our own network that feeds may be read from. */
    outboundAllow: readonly string[]
    log: Log
    now(): number
  },
): Job[] {
  if (settings === undefined) return []
  const { intake, pushTenant, filesTaken, feedLookedAt, outboundAllow, log, now } = parts
  const taking =
    (strangers: 'keep' | 'pass-over'): Take =>
    async (events) => {
      const tenantId = await pushTenant()
      if (tenantId === undefined) throw new Error('还没有公司可以收事件')
      return intake.take(tenantId, events, new Date(now()), strangers)
    }
  const jobs: Job[] = []
  if (settings.folder !== undefined) {
    const folder = openFolder({ path: resolve(settings.folder), ours: settings.mailDomains, now, take: taking('keep') })
    jobs.push({ name: 'event-folder', everyMs: 3_000, run: async () => filesTaken(await folder.round()) })
  }
  if (settings.feeds.length > 0) {
    const get = (address: string, headers: Record<string, string>) => publicGet(address, headers, outboundAllow)
    const feeds = openFeeds({ feeds: settings.feeds, get, take: taking('pass-over'), now })
    jobs.push({
      name: 'event-feeds',
      everyMs: 20_000,
      async run() {
        for (const round of await feeds.round()) {
          feedLookedAt(round)
          if (round.why !== undefined) log.warn({ feed: round.feed, why: round.why }, 'a feed could not be read')
        }
      },
    })
  }
  return jobs
}
