import { resolve } from 'node:path'
import { type FolderRound, openFolder } from '../connectors/events/folder.ts'
import { eventsBy } from '../connectors/events/mapping.ts'
import type { EventSettings } from '../connectors/events/settings.ts'
import type { Job } from '../jobs/schedule.ts'
import type { Intake } from '../skills/tipping/intake.ts'

/** How the messages of other systems become events, by the name they post to. */
export function webhooksBy(settings: EventSettings | undefined): ReadonlyMap<string, (message: unknown) => unknown[]> {
  return new Map(
    Object.entries(settings?.webhooks ?? {}).map(([name, mapping]) => [
      name,
      (message) => eventsBy(name, mapping, message),
    ]),
  )
}

/** Looks into the folder for events, where there is one; a round that fails is logged, and the files wait for the next. */
export function eventFolderJobs(
  settings: EventSettings | undefined,
  parts: {
    intake: Intake
    pushTenant(): Promise<string | undefined>
    taken(round: FolderRound): void
    now(): number
  },
): Job[] {
  if (settings?.folder === undefined) return []
  const { intake, pushTenant, taken, now } = parts
  const folder = openFolder({
    path: resolve(settings.folder),
    ours: settings.mailDomains,
    now,
    async take(events) {
      const tenantId = await pushTenant()
      if (tenantId === undefined) throw new Error('还没有公司可以收事件')
      return intake.take(tenantId, events, new Date(now()))
    },
  })
  return [{ name: 'event-folder', everyMs: 3_000, run: async () => taken(await folder.round()) }]
}
