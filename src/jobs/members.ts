import type { Log } from '../conversation/log.ts'
import { newsLane } from '../conversation/message.ts'
import { type Platform, PlatformError, type Receive } from '../conversation/platform.ts'
import { membershipChange } from '../people/membership.ts'
import type { Identity, Member, People, Person } from '../people/person.ts'
import { patiently } from './patiently.ts'
import type { Job } from './schedule.ts'

/**
 * Looks once a day whether the directories still vouch for everybody, and in which department, for what a platform told may never have reached us. Who is to
 * go goes as by news of them. A round in which a directory knows nobody says more about the app's rights than about people.
 */
export function membersJob(parts: {
  platforms: readonly Platform[]
  people: Pick<People, 'tenantFor' | 'knownOn' | 'departmentsOn'>
  receive: Receive
  dayOf(at: Date): string
  log: Log
  now(): number
  sleep(ms: number): Promise<void>
}): Job {
  const { platforms, people, receive, dayOf, log, now, sleep } = parts
  return {
    name: 'members',
    everyMs: 24 * 3_600_000,
    async run(stopping) {
      for (const platform of platforms) await check(platform, stopping)
    },
  }

  async function check({ name, corp, directory }: Platform, stopping: AbortSignal): Promise<void> {
    const tenant = directory && (await people.tenantFor(name, corp))
    if (directory === undefined || tenant === undefined) return
    const looked: { identity: Identity; person: Person; member: Member | undefined }[] = []
    for (const { person, identity } of await people.knownOn(tenant.id, name)) {
      if (stopping.aborted) return
      try {
        const member = await patiently(() => directory.member(identity.userId), sleep)
        looked.push({ identity, person, member })
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error
        log.warn({ platform: name, err: error }, 'the directory could not be asked about everybody today')
        break
      }
    }
    if (looked.every(({ member }) => member === undefined)) return
    const departments = await people.departmentsOn(tenant.id, name)
    for (const { identity, person, member } of looked) {
      if (membershipChange(identity, person, member, departments.get(person.teamId)) === undefined) continue
      const news = { kind: 'news', of: 'member', id: identity.userId } as const
      const conversation = newsLane(name, corp, news)
      const dedupeKey = `checked:${dayOf(new Date(now()))}:${identity.userId}`
      await receive({ platform: name, corp, conversation, speaker: 'sys', dedupeKey, receivedAt: now(), content: news })
    }
  }
}
