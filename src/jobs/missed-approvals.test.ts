import { expect, test } from 'vitest'
import type { ApprovalStanding, Approvals } from '../conversation/approvals.ts'
import { silent } from '../conversation/log.ts'
import type { Incoming } from '../conversation/message.ts'
import { type Platform, PlatformError, type Retry } from '../conversation/platform.ts'
import type { Approval } from '../sales/approval.ts'
import { missedApprovalsJob } from './missed-approvals.ts'

const day = 24 * 3_600_000
const now = Date.parse('2026-11-24T02:00:00Z')

function anApproval(instance: string, state: Approval['state'], daysAgo = 1, template = 'T-1') {
  const askedAt = new Date(now - daysAgo * day).toISOString()
  return { state, askedAt, outside: { template, instance } } as Approval
}

/** What is looked at again, and in which spans of which templates was asked. */
async function looked(
  ours: Approval[],
  there: Record<string, ApprovalStanding['state']>,
  { troubles = [], rounds = 1, isTold = true }: { troubles?: Retry[]; rounds?: number; isTold?: boolean } = {},
) {
  const heard: Incoming[] = []
  const asked: { template: string; from: number }[] = []
  const approvals = {
    async settled(template: string, { from }: { from: number }) {
      asked.push({ template, from })
      const retry = troubles.shift()
      if (retry !== undefined) throw new PlatformError('test', 'settled', { code: 1, message: '', retry })
      return new Map(Object.entries(there))
    },
  } as unknown as Approvals
  const job = missedApprovalsJob({
    platforms: [{ name: 'test', corp: 'acme', ...(isTold ? { approvals } : {}) } as Platform],
    people: { tenantFor: async () => ({ id: 'acme', name: '测试公司', kind: 'company', joining: 'join' }) },
    outsideApprovals: {
      lately: async (_tenant, _platform, since) => ours.filter(({ askedAt }) => Date.parse(askedAt) >= since),
    },
    receive: async (incoming) => {
      if (heard.some(({ dedupeKey }) => dedupeKey === incoming.dedupeKey)) return 'repeat'
      heard.push(incoming)
      return 'new'
    },
    dayOf: () => '2026-11-24',
    log: silent,
    now: () => now,
    sleep: async () => {},
  })
  for (let round = 0; round < rounds; round += 1) await job.run(new AbortController().signal)
  return { ids: heard.map(({ content }) => (content.kind === 'news' ? content.id : '')), asked }
}

test('an answer that was not told, and something granted that was taken back, are looked at once', async () => {
  const ours = [anApproval('answered', 'open'), anApproval('revoked', 'granted'), anApproval('gone', 'open')]
  const there = { answered: 'granted', revoked: 'void', gone: 'void' } as const
  expect((await looked(ours, there, { rounds: 3 })).ids).toEqual(['answered', 'revoked', 'gone'])
})

test('what stands there as here, or is of somebody else, is not looked at', async () => {
  const ours = [anApproval('open', 'open'), anApproval('granted', 'granted')]
  expect((await looked(ours, { granted: 'granted', 'of-others': 'declined' })).ids).toEqual([])
})

test('each template is asked about since its oldest request, not beyond a quarter, and none where nothing is open', async () => {
  const ours = [anApproval('a', 'open', 3), anApproval('b', 'granted', 40), anApproval('c', 'open', 100)]
  const { asked } = await looked([...ours, anApproval('d', 'open', 2, 'T-2')], {})
  expect(asked).toEqual([
    { template: 'T-1', from: now - 40 * day },
    { template: 'T-2', from: now - 2 * day },
  ])
  expect((await looked([], {})).asked).toEqual([])
})

test('a platform in trouble for a moment is asked again; one that refuses waits for tomorrow', async () => {
  const ours = [anApproval('answered', 'open')]
  const there = { answered: 'granted' } as const
  expect((await looked(ours, there, { troubles: ['later', 'unsure'] })).ids).toEqual(['answered'])
  expect((await looked(ours, there, { troubles: ['never'] })).ids).toEqual([])
})

test('a platform that tells of each by itself alone is not asked', async () => {
  expect(await looked([anApproval('answered', 'open')], {}, { isTold: false })).toEqual({ ids: [], asked: [] })
})
