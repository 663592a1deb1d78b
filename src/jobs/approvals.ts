import { newsLane } from '../conversation/message.ts'
import type { Platform, Receive } from '../conversation/platform.ts'
import type { Approval } from '../sales/approval.ts'
import type { OutsideApprovals } from '../sales/outside-approval.ts'
import { openGrowingPauses } from './growing-pauses.ts'
import type { Job } from './schedule.ts'

/** More wait for the next round, a few seconds later. */
const mostAtOnce = 100
/** A platform that does not answer is tried at growing intervals, in milliseconds. */
const firstPauseMs = 20_000
const longestPauseMs = 6 * 3_600_000

/** Has requests started on their platform, and looked at there now and then: what it told may never have reached us. */
export function approvalsJob(parts: {
  outsideApprovals: Pick<OutsideApprovals, 'due'>
  platforms: readonly Platform[]
  receive: Receive
  now(): number
}): Job {
  const { outsideApprovals, platforms, receive, now } = parts
  const pauses = openGrowingPauses(firstPauseMs, longestPauseMs, now)

  return {
    name: 'approvals',
    everyMs: 5_000,
    async run() {
      const due = new Map<string, Platform>()
      for (const approval of await outsideApprovals.due(now(), mostAtOnce)) {
        const platform = platforms.find(({ name, approvals }) => name === approval.platform && approvals !== undefined)
        if (platform !== undefined) due.set(newsOf(approval), platform)
      }
      for (const id of pauses.among([...due.keys()])) await look(id, due.get(id))
    },
  }

  async function look(id: string, platform: Platform | undefined): Promise<void> {
    if (platform === undefined) return
    const { name, corp } = platform
    const content = { kind: 'news', of: 'approval', id } as const
    await receive({
      platform: name,
      corp,
      conversation: newsLane(name, corp, content),
      speaker: 'sys',
      dedupeKey: `approval due:${id}:${now()}`,
      receivedAt: now(),
      content,
    })
  }
}

/** Started, it goes by its id there, as in what the platform tells of it. */
function newsOf({ id, outside }: Approval): string {
  return outside?.instance ?? id
}
