import { describe, expect, test } from 'vitest'
import type { LedgerLine } from '../../sales/ledger/showing.ts'
import { studyOf } from '../../sales/ledger/study.ts'
import type { Stage } from '../../sales/stage.ts'
import { type Strategy, strategies } from '../../sales/tracks/track.ts'
import { company } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'
import { openLedgerDesk } from './desk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'ops', name: '方运营', role: 'sales-ops' as const },
]
const now = new Date('2026-11-24T01:00:00Z')
const share = 1 / 3

/** Shown in turn, of deals of customers of their own; `chance` is how often something moved, in ten. */
function linesOf(
  count: number,
  industry: '机械' | '医疗',
  chance: Record<Strategy, number>,
  stage: Stage = 'need',
): LedgerLine[] {
  return Array.from({ length: count }, (_, at): LedgerLine => {
    const first = strategies[at % 3] ?? 'clarify'
    const shownAt = now.getTime() - 30 * 24 * 3_600_000 + at
    return {
      ...{ decisionId: `${stage}${at}`, dealId: `${stage}${at}`, accountId: `${industry}${stage}${at}`, at: shownAt },
      ...{ stage, topic: 'PRICE', industry, base: 0, verdicts: [], rewordings: [] },
      candidates: [first, ...strategies.filter((each) => each !== first)].map((strategy) => ({
        trackId: `price-${strategy}`,
        strategy,
      })),
      assignment: { policy: 'test', seed: 1, propensity: { clarify: share, evidence: share, advance: share } },
      aftermath: Math.floor(at / 3) % 10 < chance[first] ? { met: shownAt + 1 } : {},
    }
  })
}

async function withLedger(lines: readonly LedgerLine[]) {
  const { storage } = await talk({ people })
  const ledger = { ...storage.ledger, lines: async () => lines }
  const desk = openLedgerDesk({ ledger, libraries: storage.libraries })
  const viewing = async (id: string) => {
    const person = await storage.people.byId(company, id)
    if (person === undefined) throw new Error(`no ${id}`)
    return { person, now, today: '2026-11-24', newId: () => 'x' }
  }
  const lessons = async (trade: string, stage: Stage = 'need') => {
    const [policy] = await ledger.policies(company)
    return studyOf(lines, now.getTime(), undefined, policy?.preferences).lessons(stage, trade)
  }
  return { storage, ledger, desk, lessons, ops: await viewing('ops'), lin: await viewing('lin') }
}

const better = linesOf(900, '机械', { clarify: 3, evidence: 8, advance: 3 })

describe('who stands first', () => {
  test('is decided for a trade where the ledger bears it out, kept with what it said, and stepped back from', async () => {
    const { ledger, desk, lessons, ops } = await withLedger(better)
    await desk.prefer(ops, 'evidence', { trade: '机械' })
    const [policy] = await ledger.policies(company)
    expect(policy).toMatchObject({ number: 1, decidedBy: 'ops', evidence: { passes: true } })
    expect(policy?.evidence?.gainAtLeast).toBeGreaterThan(0)
    const there = await lessons('机械')
    expect(there.policy).not.toBe((await lessons('医疗')).policy)
    expect(there.propensity.evidence).toBeGreaterThan(0.9)
    expect(there.propensity.clarify).toBeCloseTo(0.1 / 3)

    await desk.stepBack(ops, 1)
    expect((await ledger.policies(company)).map(({ number, preferences }) => [number, preferences.length])).toEqual([
      [2, 0],
      [1, 1],
    ])
    expect((await lessons('机械')).policy).toBe((await lessons('医疗')).policy)
    await expect(desk.stepBack(ops, 1)).rejects.toThrow('有人改过')
  })

  test('is not decided without evidence, nor for what does not lead, nor by a rep', async () => {
    const { desk, ops, lin } = await withLedger(better)
    await expect(desk.prefer(ops, 'clarify', { trade: '机械' })).rejects.toThrow('领先的不是')
    await expect(desk.prefer(ops, 'evidence', { trade: '医疗' })).rejects.toThrow('领先的不是')
    await expect(desk.prefer(lin, 'evidence', { trade: '机械' })).rejects.toThrow('销售运营和管理员')
    const few = await withLedger(better.slice(0, 60))
    await expect(few.desk.prefer(few.ops, 'evidence', {})).rejects.toThrow('证据不足')
    const alike = await withLedger(linesOf(900, '机械', { clarify: 5, evidence: 5, advance: 5 }))
    for (const strategy of strategies)
      await expect(alike.desk.prefer(alike.ops, strategy, { trade: '机械' })).rejects.toThrow()
  })

  test('is decided stage by stage where the stages differ; a trade of its own goes before', async () => {
    const negotiating = linesOf(900, '机械', { clarify: 8, evidence: 3, advance: 3 }, 'negotiation')
    const { desk, lessons, ops } = await withLedger([...better, ...negotiating])
    await desk.prefer(ops, 'evidence', { stage: 'need' })
    await desk.prefer(ops, 'clarify', { stage: 'negotiation' })
    await expect(desk.prefer(ops, 'evidence', { stage: 'negotiation' })).rejects.toThrow('领先的不是')
    await expect(desk.prefer(ops, 'evidence', { stage: 'contract' })).rejects.toThrow()
    expect((await lessons('医疗', 'need')).propensity.evidence).toBeGreaterThan(0.9)
    expect((await lessons('医疗', 'negotiation')).propensity.clarify).toBeGreaterThan(0.9)
    expect((await lessons('医疗', 'contract')).policy).not.toBe((await lessons('医疗', 'need')).policy)
  })

  test('stepping back twice goes back twice', async () => {
    const { ledger, desk, ops } = await withLedger(better)
    await desk.prefer(ops, 'evidence', { trade: '机械' })
    await desk.prefer(ops, 'evidence', {})
    await desk.stepBack(ops, 2)
    await desk.stepBack(ops, 3)
    expect((await ledger.policies(company)).map(({ preferences }) => preferences.length)).toEqual([0, 1, 2, 1])
    await expect(desk.stepBack(ops, 4)).rejects.toThrow('没有可以退回')
  })
})
