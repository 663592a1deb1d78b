import { newsLane } from '../conversation/message.ts'
import type { Platform, Receive } from '../conversation/platform.ts'
import type { CalendarLink, OutsideCalendars } from '../sales/outside-calendar.ts'
import type { Job } from './schedule.ts'

/** Without a word from the platform a calendar is looked at this often, in milliseconds. */
const looksMs = 15 * 60_000
/** More wait for the next round, a few seconds later. */
const mostAtOnce = 200
/** A calendar that cannot be reached is tried at growing intervals, in milliseconds. */
const firstPauseMs = 20_000

/** Has connected calendars looked at: where something of ours is to be put in, on a new day, and now and then besides. */
export function calendarsJob(parts: {
  outsideCalendars: Pick<OutsideCalendars, 'due'>
  platforms: readonly Platform[]
  receive: Receive
  dayOf(at: Date): string
  now(): number
}): Job {
  const { outsideCalendars, platforms, receive, dayOf, now } = parts
  const tried = new Map<string, { at: number; times: number; lookedAt: string | undefined }>()

  return {
    name: 'calendars',
    everyMs: 5_000,
    async run() {
      const due = await outsideCalendars.due(dayOf(new Date(now())), now() - looksMs, mostAtOnce)
      const keys = new Set(due.map(keyOf))
      for (const key of tried.keys()) if (!keys.has(key)) tried.delete(key)
      for (const link of due) await look(link)
    },
  }

  async function look(link: CalendarLink): Promise<void> {
    const platform = platforms.find(({ name, calendars }) => name === link.platform && calendars !== undefined)
    const key = keyOf(link)
    const before = tried.get(key)
    // Looked at since, it has only something new to be looked at for.
    const times = before !== undefined && before.lookedAt === link.lookedAt ? before.times : 0
    const pause = times === 0 ? 0 : Math.min(firstPauseMs * 2 ** (times - 1), looksMs)
    if (platform === undefined || now() < (before?.at ?? 0) + pause) return
    tried.set(key, { at: now(), times: times + 1, lookedAt: link.lookedAt })
    const { name, corp } = platform
    const content = { kind: 'news', of: 'calendar', id: link.userId } as const
    await receive({
      platform: name,
      corp,
      conversation: newsLane(name, corp, content),
      speaker: 'sys',
      dedupeKey: `calendar due:${link.personId}:${now()}`,
      receivedAt: now(),
      content,
    })
  }
}

function keyOf({ tenantId, personId, platform }: CalendarLink): string {
  return `${tenantId} ${personId} ${platform}`
}
