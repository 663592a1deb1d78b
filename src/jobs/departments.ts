import type { Log } from '../conversation/log.ts'
import { newsLane } from '../conversation/message.ts'
import { type Platform, PlatformError, type Receive } from '../conversation/platform.ts'
import type { People } from '../people/person.ts'
import type { Job } from './schedule.ts'

/**
 * Looks twice a minute what stands under what in the directories that tell it in one call: an app is told of a department that moved
 * only where an administrator has set that up. What stands elsewhere than its team is looked at as by news of it.
 */
export function departmentsJob(parts: {
  platforms: readonly Platform[]
  people: Pick<People, 'tenantFor' | 'departmentsOn'>
  receive: Receive
  log: Log
  now(): number
}): Job {
  const { platforms, people, receive, log, now } = parts
  return {
    name: 'departments',
    everyMs: 30_000,
    async run() {
      for (const platform of platforms) await check(platform)
    },
  }

  async function check({ name, corp, directory }: Platform): Promise<void> {
    if (directory?.parents === undefined) return
    const tenant = await people.tenantFor(name, corp)
    const known = tenant && (await people.departmentsOn(tenant.id, name))
    if (known === undefined || known.size === 0) return
    const parents = await directory.parents().catch((error: unknown) => {
      if (!(error instanceof PlatformError)) throw error
      log.warn({ platform: name, err: error }, 'what stands under what could not be asked')
    })
    for (const { id, above: [before] = [] } of known.values()) {
      const parent = parents?.get(id)
      // What is above all, or out of the app's sight, says nothing.
      if (parent === undefined || !parents?.has(parent) || parent === before?.id) continue
      const content = { kind: 'news', of: 'department', id } as const
      const dedupeKey = `department seen:${id}:${parent}:${now()}`
      const conversation = newsLane(name, corp, content)
      await receive({ platform: name, corp, conversation, speaker: 'sys', dedupeKey, receivedAt: now(), content })
    }
  }
}
