import { describe, expect, test } from 'vitest'
import { type Fact, type Facts, nothingKnown } from '../facts.ts'
import { pathFor } from '../paths/index.ts'
import { basis, basisWithShare, changedReasons, factLines } from './describe.ts'
import { estimate } from './probability.ts'

describe('what moved a figure', () => {
  test('a reason that came and one that went away speak for their sides, the strongest first', () => {
    const moved = movedBetween({ objections: [said('PRICE')] }, { budgetState: said('approved') })
    expect(moved.for.map(({ text }) => text)).toEqual([
      '预算批了，钱是真的',
      '这条扣分没了：嫌贵，多半是还没看到值在哪',
    ])
    expect(moved.against).toEqual([])
    expect(moved.for.every(({ shift }) => shift > 0)).toBe(true)
  })

  test('a plus that went away speaks against', () => {
    const moved = movedBetween({ budgetState: said('approved') }, {})
    expect(moved.for).toEqual([])
    expect(moved.against).toMatchObject([{ text: '这条加分没了：预算批了，钱是真的' }])
    expect(moved.against[0]?.shift).toBeLessThan(0)
  })

  test('another stage is said, though it is no contribution', () => {
    const moved = movedBetween({ stage: said('need') }, { stage: said('negotiation') })
    expect(moved.for).toMatchObject([{ text: expect.stringContaining('阶段') }])
  })

  test('where nothing changed nothing moved', () => {
    expect(movedBetween({ stage: said('need') }, { stage: said('need') })).toEqual({ for: [], against: [] })
  })
})

test('what a figure rests on', () => {
  const [alone, eighteen] = [estimated({}), estimated({}, { won: 7, lost: 11 })]
  expect(basis(alone)).toBe('经验先验，本公司尚无同类成交')
  expect(basis(eighteen)).toBe('本公司同类已结 18 单，赢了 7 单')
  expect(basisWithShare(eighteen)).toBe('本公司同类已结 18 单，赢了 7 单，经验先验占 64 %')
})

test('an old customer is among the facts', () => {
  expect(factLines({ ...nothingKnown, existingCustomer: { ...said(true), source: 'record' } })).toEqual([
    { key: 'existingCustomer', label: '老客户', value: '是', source: '记录', on: '2026-11-24' },
  ])
})

function movedBetween(before: Partial<Facts>, after: Partial<Facts>) {
  const judged = (facts: Partial<Facts>) => ({ facts: { ...nothingKnown, ...facts }, estimate: estimated(facts) })
  return changedReasons(judged(before), judged(after))
}

function estimated(facts: Partial<Facts>, peers = { won: 0, lost: 0 }) {
  return estimate({ ...nothingKnown, ...facts }, pathFor(undefined), peers)
}

function said<T>(value: T): Fact<T> {
  return { value, source: 'said', on: '2026-11-24' }
}
