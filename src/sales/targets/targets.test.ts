import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthAt } from '../../language/periods.ts'
import type { Health } from '../behaviour/health.ts'
import { periodNamed, readPeriod, sayPeriod } from './period.ts'
import { planTargets } from './plan.ts'
import { scoreOf } from './score.ts'
import type { Signed } from './target.ts'

const today = '2026-11-24'

describe('a period in a table', () => {
  test.each([
    ['2026-11', '2026-11'],
    ['2026年11月', '2026-11'],
    ['2026/3', '2026-03'],
    ['202611', '2026-11'],
    ['2026-11-01', '2026-11'],
    ['11月', '2026-11'],
    ['２０２６Ｑ４', '2026-Q4'],
    ['2026年四季度', '2026-Q4'],
    ['第一季度', '2026-Q1'],
    ['Q2', '2026-Q2'],
    ['2027年', '2027'],
    ['全年', '2026'],
    ['2026-13', undefined],
    ['2026-11-15', undefined],
    ['下个月', undefined],
    ['', undefined],
  ])('%s: %s', (cell, period) => expect(readPeriod(cell, today)).toBe(period))

  test('is said so that it can be read back', () => {
    const period = fc
      .tuple(fc.integer({ min: 2000, max: 2099 }), fc.constantFrom('', '-Q1', '-Q4', '-01', '-12'))
      .map(([year, part]) => `${year}${part}`)
    fc.assert(fc.property(period, (value) => readPeriod(sayPeriod(value), today) === value))
  })

  test('anything at all is a period that exists or none', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        const period = readPeriod(cell, today)
        expect(period === undefined || periodNamed(period) !== undefined).toBe(true)
      }),
    )
  })
})

describe('a table of targets', () => {
  const known = {
    colleagues: [
      { id: 'lin', name: '林晓' },
      { id: 'zhou', name: '周岩' },
      { id: 'li-1', name: '李想' },
      { id: 'li-2', name: '李想' },
    ],
    there: [{ personId: 'zhou', period: '2026-11', amount: 50_000_000 }],
    today,
  }
  const sheet = (...rows: string[][]) => ({
    rows: rows.map((cells, at) => ({ line: at + 1, cells })),
    unreadable: [],
    notes: [],
  })

  test('each row is new, changed, the same or wrong, with its line; one bad row stops no other', () => {
    const plan = planTargets(
      sheet(
        ['姓名', '月份', '目标（万元）'],
        ['林晓', '11月', '80'],
        ['周岩', '2026-11', '50'],
        ['周岩', '2026Q4', '150'],
        ['李想', '11月', '60'],
        ['王五', '11月', '60'],
        ['林晓', '哪天', '-3'],
        ['林晓', '2026年11月', '90'],
      ),
      known,
    )
    expect(plan.rows.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'new'],
      [3, 'unchanged'],
      [4, 'new'],
      [5, 'wrong'],
      [6, 'wrong'],
      [7, 'wrong'],
      [8, 'wrong'],
    ])
    expect(plan.rows[0]?.writes).toEqual({ personId: 'lin', period: '2026-11', amount: 80_000_000 })
    expect(plan.rows.flatMap(({ mistakes }) => mistakes.map(({ line, text }) => `${line} ${text}`))).toEqual([
      '5 有 2 位“李想”，请在页面上填',
      '6 你能定目标的人里没有“王五”',
      '7 看不懂“哪天”，写成 2026-11、2026Q4 或 2026',
      '7 “-3”不是一个大于零的数',
      '8 和第 2 行是同一个人同一期，留一行',
    ])
  })

  test('a plain column is yuan, words say their own unit', () => {
    const plan = planTargets(
      sheet(['姓名', '期间', '目标'], ['林晓', '11月', '800000'], ['周岩', '11月', '50万']),
      known,
    )
    expect(plan.rows.map(({ writes }) => writes?.amount)).toEqual([80_000_000, undefined])
    expect(plan.notes.at(-1)).toContain('按元读')
  })

  test('without one of its columns it says which', () => {
    expect(planTargets(sheet(['姓名', '目标'], ['林晓', '80']), known)).toEqual({
      rows: [],
      notes: ['没找到这几列：期间'],
    })
  })
})

describe('a score', () => {
  const period = monthAt(today)
  const healthy = (...scores: (number | undefined)[]): Health => ({
    parts: [],
    axes: (['节奏', '内容', '协同'] as const).map((axis, at) => {
      const score = scores[at]
      return { axis, parts: 2, known: score === undefined ? 0 : 2, ...(score === undefined ? {} : { score }) }
    }),
  })
  const won = (of: Partial<Signed> = {}): Signed => ({
    personId: 'lin',
    dealId: 'd',
    first: '2026-11-03',
    last: '2026-11-03',
    amount: 40_000_000,
    ...of,
  })
  const targets = [{ personId: 'lin', period: '2026-11', amount: 80_000_000 }]

  test('is attainment times health, from what was won within the period alone', () => {
    const signed = [won(), won({ first: '2026-10-31', last: '2026-10-31' }), won({ personId: 'zhou' })]
    expect(scoreOf('lin', period, { targets, signed, health: healthy(80, undefined, 60) })).toMatchObject({
      signed: 40_000_000,
      deals: 1,
      attainment: 0.5,
      health: 0.7,
      habits: { known: 4, all: 6 },
      score: 35,
    })
  })

  test('what was closed some time in a quarter counts for the quarter, for none of its months', () => {
    const signed = [won({ first: '2026-10-01', last: '2026-12-31' })]
    expect(scoreOf('lin', period, { targets, signed, health: healthy(80, 80, 80) }).signed).toBe(0)
  })

  test('is not there without a target, or where one side alone of somebody’s habits is known', () => {
    expect(scoreOf('lin', period, { targets: [], signed: [won()], health: healthy(80, 80, 80) }).score).toBeUndefined()
    const thin = scoreOf('lin', period, { targets, signed: [won()], health: healthy(80, undefined, undefined) })
    expect(thin).toMatchObject({ attainment: 0.5 })
    expect([thin.health, thin.score]).toEqual([undefined, undefined])
  })

  test('a won deal of unknown worth is counted apart, never as nothing', () => {
    const { amount: _, ...untold } = won()
    expect(scoreOf('lin', period, { targets, signed: [untold, won()], health: healthy(80, 80, 80) })).toMatchObject({
      deals: 2,
      withoutAmount: 1,
      signed: 40_000_000,
    })
  })
})
