import { newsLane } from '../conversation/message.ts'
import type { Platform, Receive } from '../conversation/platform.ts'
import type { Address, People } from '../people/person.ts'
import { type CalendarLink, isReadOnly, type OutsideCalendars, outsideId } from '../sales/outside-calendar.ts'
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
  people: Pick<People, 'addressesOf'>
  receive: Receive
  dayOf(at: Date): string
  now(): number
}): Job {
  const { outsideCalendars, platforms, people, receive, dayOf, now } = parts
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
    const place = await placeOf(link)
    const key = keyOf(link)
    const before = tried.get(key)
    // Looked at since, it has only something new to be looked at for.
    const times = before !== undefined && before.lookedAt === link.lookedAt ? before.times : 0
    const pause = times === 0 ? 0 : Math.min(firstPauseMs * 2 ** (times - 1), looksMs)
    if (place === undefined || now() < (before?.at ?? 0) + pause) return
    tried.set(key, { at: now(), times: times + 1, lookedAt: link.lookedAt })
    const { platform: name, corp, id } = place
    const content = { kind: 'news', of: 'calendar', id } as const
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
  /** Where the news of it comes in: on its platform, or where its owner is met. */
  async function placeOf(
    link: CalendarLink,
  ): Promise<(Pick<Address, 'platform' | 'corp'> & { id: string }) | undefined> {
    const { tenantId, personId, platform, userId } = link
    if (isReadOnly(platform)) {
      const [address] = await people.addressesOf(tenantId, personId)
      return address && { platform: address.platform, corp: address.corp, id: outsideId(platform, personId) }
    }
    const found = platforms.find(({ name, calendars }) => name === platform && calendars !== undefined)
    return found && { platform: found.name, corp: found.corp, id: userId }
  }
}

function keyOf({ tenantId, personId, platform }: CalendarLink): string {
  return `${tenantId} ${personId} ${platform}`
}
