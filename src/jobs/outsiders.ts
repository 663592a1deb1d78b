import type { Log } from '../conversation/log.ts'
import { newsLane } from '../conversation/message.ts'
import type { Platform, Receive } from '../conversation/platform.ts'
import type { ContactConsent, OutsideContacts } from '../sales/outside-contact.ts'
import { readingDay } from '../skills/outsiders/follow.ts'
import type { Job } from './schedule.ts'

/** Whose customers are read in one round; more wait for the next, a few seconds later: far below what a platform lets through. */
const mostAtOnce = 20
/** A platform that does not answer is tried at growing intervals, in milliseconds. */
const firstPauseMs = 20_000
const longestPauseMs = 3_600_000

/** Has customers read for those who agreed: right after, and once a day, for what the platform told may never have reached us. */
export function outsidersJob(parts: {
  outsideContacts: Pick<OutsideContacts, 'due'>
  platforms: readonly Platform[]
  receive: Receive
  dayOf(at: Date): string
  log: Log
  now(): number
}): Job {
  const { outsideContacts, platforms, receive, dayOf, log, now } = parts
  const tried = new Map<string, { at: number; times: number }>()

  return {
    name: 'outsiders',
    everyMs: 5_000,
    async run() {
      const day = readingDay(new Date(now()), dayOf)
      const due = await outsideContacts.due(day, mostAtOnce)
      const keys = new Set(due.map(keyOf))
      for (const key of tried.keys()) if (!keys.has(key)) tried.delete(key)
      for (const consent of due) await look(consent)
    },
  }

  async function look(consent: ContactConsent): Promise<void> {
    const { platform: name, personId, userId } = consent
    const platform = platforms.find((one) => one.name === name && one.outsiders !== undefined)
    const { at, times } = tried.get(keyOf(consent)) ?? { at: 0, times: 0 }
    const pause = times === 0 ? 0 : Math.min(firstPauseMs * 2 ** (times - 1), longestPauseMs)
    if (platform === undefined || now() < at + pause) return
    tried.set(keyOf(consent), { at: now(), times: times + 1 })
    if (times > 0) log.warn({ platform: name, times }, 'customers are still not read, and are asked for again')
    const { corp } = platform
    const content = { kind: 'news', of: 'outsiders', id: userId } as const
    await receive({
      platform: name,
      corp,
      conversation: newsLane(name, corp, content),
      speaker: 'sys',
      dedupeKey: `outsiders due:${personId}:${now()}`,
      receivedAt: now(),
      content,
    })
  }
}

/** Agreed to anew, it is another one. */
function keyOf({ tenantId, personId, platform, since }: ContactConsent): string {
  return `${tenantId} ${personId} ${platform} ${since}`
}
