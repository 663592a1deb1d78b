import { newsLane } from '../conversation/message.ts'
import type { Platform, Receive } from '../conversation/platform.ts'
import type { Approval } from '../sales/approval.ts'
import type { OutsideApprovals } from '../sales/outside-approval.ts'
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
  const tried = new Map<string, { at: number; times: number }>()

  return {
    name: 'approvals',
    everyMs: 5_000,
    async run() {
      const due = await outsideApprovals.due(now(), mostAtOnce)
      const ids = new Set(due.map(newsOf))
      for (const id of tried.keys()) if (!ids.has(id)) tried.delete(id)
      for (const approval of due) await look(approval)
    },
  }

  async function look(approval: Approval): Promise<void> {
    const platform = platforms.find(({ name, approvals }) => name === approval.platform && approvals !== undefined)
    const id = newsOf(approval)
    const { at, times } = tried.get(id) ?? { at: 0, times: 0 }
    const pause = times === 0 ? 0 : Math.min(firstPauseMs * 2 ** (times - 1), longestPauseMs)
    if (platform === undefined || now() < at + pause) return
    tried.set(id, { at: now(), times: times + 1 })
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
