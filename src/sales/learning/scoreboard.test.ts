import { describe, expect, test } from 'vitest'
import type { JudgedCase } from './closed-case.ts'
import { madeUpCompany } from './made-up-company.ts'
import { scoreboardOf } from './scoreboard.ts'

const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7)

describe('the scoreboard', () => {
  test('says what was said and what came of it, for the month that is over', () => {
    const october = Array.from({ length: 20 }, (_, index) => aCase({ said: 0.7, won: index < 13 }))
    const november = [aCase({ said: 0.7, won: true, closedAt: Date.parse('2026-11-03') })]
    const { sayings } = scoreboardOf([...october, ...november], monthOf, '2026-11')
    expect(sayings).toEqual(['上月我们说 70 % 上下的 20 单，赢了 13 单。'])
    expect(scoreboardOf(october, monthOf, '2027-02').sayings[0]).toContain('2026 年 10 月我们说')
  })

  test('is held against the share won, and against the reps’ own guesses', () => {
    const cases = Array.from({ length: 40 }, (_, index) => {
      const won = index % 2 === 0
      return aCase({ said: won ? 0.8 : 0.2, won, guess: 0.75 })
    })
    const { overall, guessed } = scoreboardOf(cases, monthOf, '2026-11')
    expect(overall?.brier).toBeCloseTo(0.04)
    expect(overall?.base.brier).toBeCloseTo(0.25)
    expect(guessed?.ours.brier).toBeCloseTo(0.04)
    expect(guessed?.theirs.brier).toBeCloseTo((0.75 ** 2 + 0.25 ** 2) / 2)
    expect(guessed?.theirs.logLoss).toBeGreaterThan(guessed?.ours.logLoss ?? 0)
  })

  test('with few deals there is no figure to be proud of, and none to be ashamed of', () => {
    const { judged, overall, reliability, guessed, months } = scoreboardOf([aCase({}), aCase({})], monthOf, '2026-11')
    expect({ judged, overall, reliability, guessed }).toEqual({ judged: 2, reliability: [] })
    expect(months[0]).not.toHaveProperty('brier')
  })

  test('forecasts that are right lie on the line, within what chance allows', () => {
    const boards = [1, 2, 3, 4, 5, 6].map((seed) => scoreboardOf(madeUpCompany(300, seed).cases, monthOf, '2099-01'))
    const points = boards.flatMap(({ reliability }) => reliability)
    expect(points.reduce((sum, point) => sum + point.cases, 0)).toBe(6 * 300)
    const near = points.filter(({ said, low, high }) => low <= said && said <= high)
    expect(near.length / points.length).toBeGreaterThan(0.7)
  })

  test('all won is a record like any other', () => {
    const { overall } = scoreboardOf(
      Array.from({ length: 20 }, () => aCase({ said: 0.9, won: true })),
      monthOf,
      '2026-11',
    )
    expect(overall?.base.brier).toBeCloseTo(0)
    expect(Number.isFinite(overall?.base.logLoss)).toBe(true)
  })
})

function aCase(of: Partial<JudgedCase>): JudgedCase {
  return {
    dealId: 'deal',
    decisionId: 'decision',
    madeAt: 0,
    closedAt: Date.parse('2026-10-15'),
    won: true,
    model: 'prior',
    said: 0.5,
    signs: [],
    ...of,
  }
}
