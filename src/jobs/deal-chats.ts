import { openBreathing } from '../conversation/breathe.ts'
import { newsLane } from '../conversation/message.ts'
import type { Platform, Receive } from '../conversation/platform.ts'
import type { People } from '../people/person.ts'
import type { Deals } from '../sales/deal.ts'
import type { DealChats } from '../sales/deal-chat.ts'
import { openChatMembers } from '../skills/swarm/members.ts'
import { openGrowingPauses } from './growing-pauses.ts'
import type { Job } from './schedule.ts'

/** Where a platform refuses, it is tried at growing intervals, in milliseconds. */
const firstPauseMs = 60_000
const longestPauseMs = 3_600_000

/** Has deals' own chats follow them: whoever is in one and does not belong there is looked at, however it came about. */
export function dealChatsJob(parts: {
  dealChats: Pick<DealChats, 'followed'>
  deals: Deals
  platforms: readonly Platform[]
  people: People
  receive: Receive
  now(): number
}): Job {
  const { dealChats, platforms, people, receive, now } = parts
  const chatMembers = openChatMembers(parts)
  const pauses = new Map(platforms.map(({ name }) => [name, openGrowingPauses(firstPauseMs, longestPauseMs, now)]))
  return {
    name: 'deal-chats',
    everyMs: 10_000,
    async run(stopping) {
      for (const platform of platforms) if (platform.groups !== undefined) await follow(platform, stopping)
    },
  }

  async function follow({ name, corp }: Platform, stopping: AbortSignal): Promise<void> {
    const tenant = await people.tenantFor(name, corp)
    if (tenant === undefined) return
    /** By who is to be in it: another owner is no repeat of what was refused. */
    const due = new Map<string, string>()
    const breathe = openBreathing()
    for (const { chat, deal } of await dealChats.followed(tenant.id, name)) {
      if (stopping.aborted) return
      await breathe()
      const kept = chat.members.map(({ personId }) => personId)
      const wanted = await chatMembers(chat.dealId, deal, kept, { platform: name, corp })
      if (wanted.length === kept.length && wanted.every(({ id }) => kept.includes(id))) continue
      due.set(`${chat.dealId} ${wanted.map(({ id }) => id).join(' ')}`, chat.dealId)
    }
    for (const situation of pauses.get(name)?.among([...due.keys()]) ?? []) {
      const id = due.get(situation) ?? ''
      const content = { kind: 'news', of: 'deal-chat', id } as const
      const conversation = newsLane(name, corp, content)
      const dedupeKey = `deal chat due:${id}:${now()}`
      await receive({ platform: name, corp, conversation, speaker: 'sys', dedupeKey, receivedAt: now(), content })
    }
  }
}
