import { describe, expect, test } from 'vitest'
import { objectionCodes } from '../../language/objections.ts'
import { buyingRoles } from '../../language/roles.ts'
import { type Facts, nothingKnown } from '../facts.ts'
import { blankNames, everFilled, filler } from '../tracks/filling.ts'
import { concernsOf, turnsInAll } from './concerns.ts'
import { criteria, judge, reactionTo } from './judge.ts'
import { concernLine } from './lines.ts'
import { review } from './review.ts'

const said = <T>(value: T) => ({ value, source: 'said' as const, on: '2026-11-24' })
const quiet = { signals: [], lostOver: [] }

describe('what the customer brings up', () => {
  const facts: Facts = {
    ...nothingKnown,
    objections: [said('PAYMENT' as const)],
    competitors: said(['迈瑞']),
    budgetState: said('cut' as const),
  }

  test('what they raised comes first, then what the record tells, then the usual', () => {
    const concerns = concernsOf(facts, quiet)
    expect(concerns).toHaveLength(turnsInAll)
    expect(concerns.map(({ topic }) => topic).slice(0, 3)).toEqual(['PAYMENT', 'COMPETE', 'BUDGET'])
    expect(concerns[1]?.why).toContain('迈瑞')
  })

  test('signals and what deals were lost over take part, each said why', () => {
    const signals = [{ id: 'complaint-link', reason: '泵体漏油的投诉还没销' }]
    const concerns = concernsOf(nothingKnown, { signals, lostOver: ['DELIVERY', 'PRICE', 'TIME'] })
    expect(concerns[0]).toEqual({ topic: 'SERVICE', why: '泵体漏油的投诉还没销' })
    expect(concerns.filter(({ why }) => why.includes('丢过的单')).map(({ topic }) => topic)).toEqual([
      'DELIVERY',
      'PRICE',
    ])
  })

  test('nothing is brought up twice, whatever is known', () => {
    const lostOver = [...objectionCodes]
    const topics = concernsOf({ ...facts, objections: lostOver.map((code) => said(code)) }, { signals: [], lostOver })
    expect(new Set(topics.map(({ topic }) => topic)).size).toBe(turnsInAll)
  })
})

describe.each(objectionCodes)('%s', (topic) => {
  test.each(buyingRoles)('said by %s stands with and without what is known', (role) => {
    const line = concernLine(topic, role)
    const named = [...line.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name)
    expect(blankNames).toEqual(expect.arrayContaining(named))
    const bare = [...line.replaceAll(/\[[^[\]]*\]/g, '').matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name)
    expect(everFilled).toEqual(expect.arrayContaining(bare))
    expect(filler(nothingKnown)(line)).not.toMatch(/[{}[\]]/)
  })
})

describe('an answer by the rubric', () => {
  test.each([
    ['您的顾虑我理解，换了我也一样。', ['heard']],
    ['您说的贵，是跟手上的预算比，还是跟别家比？', ['asked']],
    ['我把同类项目签过字的验收记录带来，您可以核实。', ['proved']],
    ['下周三我带工程师过来，半小时过一遍。', ['settled']],
    ['我们保证没有任何问题。', ['overpromised']],
    ['这单成了给您三个点回扣。', ['unsayable']],
    ['我们公司成立很多年了。', []],
    ['我不敢保证一次就成。', []],
    ['这样行吗？', []],
  ] as const)('%s', (answer, met) => {
    const judged = judge(answer)
    for (const each of criteria)
      expect(judged[each] !== undefined, each).toBe((met as readonly string[]).includes(each))
  })

  test('each is met by words of the rep’s own', () => {
    const answer = '您的担心在理。想请教一句，卡在哪一步？我这儿有台账，下周二带来给您看。'
    const judged = judge(answer)
    for (const each of ['heard', 'asked', 'proved', 'settled'] as const) expect(answer).toContain(judged[each])
    expect(reactionTo(judged)).toBe('good')
  })

  test.each([
    ['这单成了，有您一份', 'unsayable'],
    ['您说得对，我保证做到。', 'overpromised'],
    ['我们产品很好。', 'unheard'],
    ['我理解，我们产品很好。', 'unasked'],
    ['我理解，您是担心哪一块？', 'unproved'],
    ['我理解，这是验收记录。', 'unsettled'],
  ] as const)('%s is taken as %s', (answer, reaction) => {
    expect(reactionTo(judge(answer))).toBe(reaction)
  })
})

test.each(['“', '一', '保证', '您说', '，'])('an answer of nothing but %s is judged at once', (piece) => {
  const began = performance.now()
  judge(piece.repeat(1000))
  expect(performance.now() - began).toBeLessThan(200)
})

describe('what came of it', () => {
  const round = (answer: string) => ({
    concern: { topic: 'PRICE' as const, why: '常见' },
    said: '太贵了',
    answer,
    judged: judge(answer),
  })

  test('what must not be said comes before all else', () => {
    const { next } = review([round('我理解，下周三来谈。'), round('这单成了给您三个点回扣。')])
    expect(next).toMatchObject({ criterion: 'unsayable', quote: '这单成了给您三个点回扣。' })
  })

  test('else what was missing most, and what was done best, in the rep’s words', () => {
    const { well, next, lines } = review([
      round('您说得在理，是跟谁比？'),
      round('我明白，卡在哪一步？'),
      round('理解，我带一张明细来。'),
    ])
    expect(well).toMatchObject({ criterion: 'heard', quote: '您说得在理，是跟谁比？' })
    expect(next.criterion).toBe('settled')
    expect(lines.find(({ criterion }) => criterion === 'proved')?.times).toBe(1)
  })
})
