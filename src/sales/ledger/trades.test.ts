import { describe, expect, test } from 'vitest'
import { randomFrom } from '../model/random.ts'
import { sigmoid } from '../sandbox/probability.ts'
import { strategies } from '../tracks/track.ts'
import { learnEffects, type Trial } from './effects.ts'
import { liftsOf } from './lift.ts'

const even = { clarify: 0, evidence: 0, advance: 0 }

/** Evidence moves deals in machinery and is no better elsewhere. */
function trialsIn(sizes: Record<string, number>, seed: number): Trial[] {
  const random = randomFrom(seed)
  return Object.entries(sizes).flatMap(([trade, size]) =>
    Array.from({ length: size }, () => {
      const strategy = strategies[Math.floor(random() * 3)] ?? 'clarify'
      const effect = strategy === 'evidence' && trade === '机械' ? 0.9 : 0
      return { strategy, segment: 'need', trade, base: 0, happened: random() < sigmoid(-0.2 + effect) }
    }),
  )
}

const evidenceIn = (trials: Trial[], trade?: string) =>
  liftsOf(learnEffects(trials, even), { trade }).find(({ strategy }) => strategy === 'evidence')

describe('by trade', () => {
  const trials = trialsIn({ 机械: 1500, 医药: 1500, 水务: 12 }, 7)

  test('what works in one trade is seen there, and counted there alone', () => {
    const [there, elsewhere] = [evidenceIn(trials, '机械'), evidenceIn(trials, '医药')]
    expect(there?.value).toBeGreaterThan((elsewhere?.value ?? 0) + 0.02)
    expect(there?.label).toBe('有证据')
    expect(elsewhere?.label).not.toBe('有证据')
    expect(there?.trials).toBeLessThan(700)
  })

  test('a trade with few trials is drawn towards all of them, and says that it knows little', () => {
    const [few, all] = [evidenceIn(trials, '水务'), evidenceIn(trials)]
    expect(Math.abs((few?.value ?? 0) - (all?.value ?? 0))).toBeLessThan(0.02)
    expect((few?.high ?? 0) - (few?.low ?? 0)).toBeGreaterThan((all?.high ?? 0) - (all?.low ?? 0))
    expect(few?.label).toBe('证据不足')
  })

  test('trades stand by how much is known of them', () => {
    const { trades } = learnEffects(trials, even)
    expect(trades.at(-1)).toBe('水务')
    expect(trades).toHaveLength(3)
  })
})
