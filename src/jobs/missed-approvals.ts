import type { ApprovalStanding, Approvals } from '../conversation/approvals.ts'
import type { Log } from '../conversation/log.ts'
import { newsLane } from '../conversation/message.ts'
import { type Platform, PlatformError, type Receive } from '../conversation/platform.ts'
import type { People } from '../people/person.ts'
import type { Approval } from '../sales/approval.ts'
import type { OutsideApprovals } from '../sales/outside-approval.ts'
import { patiently } from './patiently.ts'
import type { Job } from './schedule.ts'

/** What was granted longer ago than a quarter is hardly ever revoked, in milliseconds. */
const lookBackMs = 90 * 24 * 3_600_000

/**
 * Looks once a day through what platforms have settled, for what they told may never have reached us: an answer, or that something
 * granted was taken back. What stands there otherwise than here goes as by news of it, and of nothing else is asked in detail.
 */
export function missedApprovalsJob(parts: {
  platforms: readonly Platform[]
  people: Pick<People, 'tenantFor'>
  outsideApprovals: Pick<OutsideApprovals, 'lately'>
  receive: Receive
  dayOf(at: Date): string
  log: Log
  now(): number
  sleep(ms: number): Promise<void>
}): Job {
  const { platforms, people, outsideApprovals, receive, dayOf, log, now, sleep } = parts
  return {
    name: 'missed approvals',
    everyMs: 24 * 3_600_000,
    async run(stopping) {
      for (const platform of platforms) if (!stopping.aborted) await check(platform)
    },
  }

  async function check({ name, corp, approvals }: Platform): Promise<void> {
    const settledThere = approvals?.settled
    const tenant = settledThere && (await people.tenantFor(name, corp))
    if (settledThere === undefined || tenant === undefined) return
    const ours = await outsideApprovals.lately(tenant.id, name, now() - lookBackMs)
    try {
      for (const missed of await missedOf(ours, settledThere)) await tell(name, corp, missed)
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      log.warn({ platform: name, err: error }, 'what became of approvals could not be asked today')
    }
  }

  async function missedOf(ours: readonly Approval[], settled: NonNullable<Approvals['settled']>): Promise<string[]> {
    const missed: string[] = []
    for (const template of new Set(ours.map(({ outside }) => outside?.template ?? ''))) {
      const requests = ours.filter(({ outside }) => outside?.template === template)
      const from = Math.min(...requests.map(({ askedAt }) => Date.parse(askedAt)))
      const there = await patiently(() => settled(template, { from, to: now() }), sleep)
      for (const { state, outside } of requests) {
        const instance = outside?.instance ?? ''
        if (isNews(state, there.get(instance))) missed.push(instance)
      }
    }
    return missed
  }

  async function tell(name: string, corp: string, instance: string): Promise<void> {
    const news = { kind: 'news', of: 'approval', id: instance } as const
    const conversation = newsLane(name, corp, news)
    const dedupeKey = `missed:${dayOf(new Date(now()))}:${instance}`
    await receive({ platform: name, corp, conversation, speaker: 'sys', dedupeKey, receivedAt: now(), content: news })
  }
}

/** Only what was granted can be taken back once it is settled. */
function isNews(here: Approval['state'], there: ApprovalStanding['state'] | undefined): boolean {
  return there !== undefined && (here === 'open' || (here === 'granted' && there === 'void'))
}
