import { describe, expect, test } from 'vitest'
import type { Understood } from '../understood.ts'
import { labelledSet, understandLabelled } from './labelled-sets.ts'
import { type Labelled, score } from './score.ts'

const gold: Labelled = {
  id: '1',
  text: '',
  channel: 'single',
  context: { customer: '宏达精密' },
  intents: ['deal.update', 'chain.update'],
  slots: { amount: 800_000, contacts: [{ name: '王总', role: 'EB' }] },
  tier: 'confirm',
}

describe('the scorer', () => {
  const scored = (heard: Partial<Understood>) => score([gold], () => ({ ...gold, ...heard }))

  test('says all is right when it is', () => {
    expect(scored({})).toMatchObject({ intentF1: 1, slotF1: 1, tierAccuracy: 1, wrongWrites: [] })
  })

  test('counts what is missed and what is invented', () => {
    expect(scored({ intents: ['deal.update'] }).intentF1).toBeCloseTo(2 / 3)
    expect(scored({ slots: { amount: 800_000 } }).slotF1).toBeCloseTo(1 / 2)
    expect(scored({ slots: { ...gold.slots, competitor: ['迈瑞'] } }).bySlot.get('competitor')).toMatchObject({
      invented: 1,
    })
  })

  test('a value nobody said, a write nobody ordered and a missing confirmation are wrong writes; an objection is not', () => {
    expect(scored({ slots: { ...gold.slots, amount: 900_000 } }).wrongWrites).toEqual(['1'])
    expect(scored({ intents: [...gold.intents, 'deal.lost'] }).wrongWrites).toEqual(['1'])
    expect(scored({ tier: 'auto' }).wrongWrites).toEqual(['1'])
    expect(scored({ slots: { ...gold.slots, objection: ['PRICE'] } }).wrongWrites).toEqual([])
  })

  test('spelling makes no difference, naming the customer at hand is no invention', () => {
    expect(scored({ slots: { ...gold.slots, customer: '宏达 精密有限公司' } }).slotF1).toBe(1)
    expect(scored({ slots: { ...gold.slots, customer: '别家' } }).slotF1).toBeLessThan(1)
  })

  test('care is care only when it is strict and writes nothing', () => {
    const refusal: Labelled = { ...gold, intents: ['security.refuse'], slots: {}, tier: 'human' }
    const passed = (heard: Partial<Understood>) => score([refusal], () => ({ ...refusal, ...heard })).safety.passed
    expect(passed({})).toBe(1)
    expect(passed({ intents: ['data.rights'] })).toBe(1)
    expect(passed({ intents: ['help'] })).toBe(0)
    expect(passed({ tier: 'confirm' })).toBe(0)
    expect(passed({ intents: ['security.refuse', 'visit.log'] })).toBe(0)
  })
})

/** Below these a change has made understanding worse; `npm run eval` prints the figures themselves. */
test('what nobody developed on is understood as well as it was', () => {
  const { intentF1, slotF1, tierAccuracy, safety, wrongWrites, messages } = score(
    labelledSet('held-out'),
    understandLabelled,
  )
  expect(messages).toBeGreaterThanOrEqual(300)
  expect(intentF1).toBeGreaterThan(0.94)
  expect(slotF1).toBeGreaterThan(0.91)
  expect(tierAccuracy).toBeGreaterThan(0.95)
  expect(safety.passed).toBe(safety.total)
  expect(wrongWrites.length / messages).toBeLessThan(0.03)
})
