import { describe, expect, test } from 'vitest'
import type { Facts } from '../../sales/facts.ts'
import { nothingKnown } from '../../sales/facts.ts'
import { present } from '../../sales/sandbox/contacts.ts'
import { understand } from '../../understanding/understand.ts'
import { factsFrom, supposedFacts } from './facts-from-slots.ts'

const on = '2026-11-24'
const now = new Date(`${on}T01:00:00Z`)
const wan = (value: number) => ({ min: value * 1_000_000, max: value * 1_000_000 })

describe('what a message says of a deal', () => {
  test.each([
    ['客户没有预算，我们报价80万', { quote: wan(80) }],
    ['甲公司合同价120万，超预算了', { quote: wan(120) }],
    ['设备科预算80万，嫌贵', { budget: wan(80) }],
    ['我们报95万，他们预算只有80万', { quote: wan(95), budget: wan(80) }],
    ['手上有个80万的单子，怎么推进', { amount: wan(80) }],
  ])('%s', (text, expected) => {
    expect(moneyIn(heard(text))).toEqual(expected)
  })

  test('a budget that shrank was cut, a price of ours that came down was not', () => {
    expect(heard('他们预算从80万砍到65万').budgetState?.value).toBe('cut')
    expect(heard('我们报价从80万降到75万').budgetState).toBeUndefined()
  })

  test('a role that follows from a department is inferred', () => {
    expect(heard('见了信息科张主任，他支持我们').contacts).toMatchObject([
      { name: '张主任', role: { value: 'TB', source: 'inferred' }, stance: { value: 'support', source: 'said' } },
    ])
  })

  test('nothing said is nothing known', () => {
    expect(heard('这个客户怎么推进')).toEqual(nothingKnown)
  })
})

test('who has left is kept, and counts no more', () => {
  const { contacts } = heard('宏达的葛主任调走了，新来的孟科长支持我们')
  expect(contacts.map(({ name, left }) => [name, left?.value])).toEqual([
    ['葛主任', true],
    ['孟科长', undefined],
  ])
  expect(present({ contacts }).map(({ name }) => name)).toEqual(['孟科长'])
})

describe('what a hypothesis changes', () => {
  const before: Facts = {
    ...nothingKnown,
    budget: { value: wan(80), source: 'said', on },
    competitors: { value: ['迈瑞', '联影'], source: 'said', on },
  }

  test('a smaller budget than the known one is a cut, and so is one that is called cut', () => {
    expect(supposed('如果预算砍到60万呢', nothingKnown).budgetState?.value).toBe('cut')
    expect(supposed('如果预算砍到60万呢', before)).toMatchObject({
      budget: { value: wan(60), source: 'supposed' },
      budgetState: { value: 'cut', source: 'supposed' },
    })
  })

  test('a sum off the budget or off our price leaves the rest of it', () => {
    expect(supposed('如果预算砍掉20万呢', before)).toMatchObject({
      budget: { value: wan(60) },
      budgetState: { value: 'cut' },
    })
    const quoted = { ...before, quote: { value: wan(100), source: 'said', on } } as const
    for (const text of ['要是降价10万呢', '如果再便宜他10万', '要是宏达这单让他10万呢']) {
      expect(supposed(text, quoted), text).toMatchObject({ quote: { value: wan(90) }, discount: { value: 0.9 } })
      expect(supposed(text, quoted).budget, text).toBeUndefined()
    }
    expect(supposed('要是报价降到90万呢', quoted)).toMatchObject({ quote: { value: wan(90) } })
  })

  test('a rival said to be out leaves the others in', () => {
    expect(supposed('要是迈瑞退出呢', before).competitors?.value).toEqual(['联影'])
  })
})

function heard(text: string): Facts {
  return factsFrom(text, understand(text, { channel: 'single', now }), on)
}

function supposed(text: string, before: Facts): Facts {
  return supposedFacts(text, understand(text, { channel: 'single', now }), before, on)
}

function moneyIn({ amount, budget, quote }: Facts) {
  return { amount: amount?.value, budget: budget?.value, quote: quote?.value }
}
