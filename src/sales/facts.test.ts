import { expect, test } from 'vitest'
import { mergeFacts, nothingKnown, sayMoney } from './facts.ts'

const said = <T>(value: T) => ({ value, source: 'said' as const, on: '2026-11-24' })

test('money is said as a rep would write it, and a range stays a range', () => {
  const wan = 1_000_000
  expect(sayMoney({ min: 80 * wan, max: 80 * wan })).toBe('80 万')
  expect(sayMoney({ min: 30 * wan, max: 50 * wan })).toBe('30–50 万')
  expect(sayMoney({ min: 9000 * wan, max: 12_000 * wan })).toBe('9000 万–1.2 亿')
  expect(sayMoney({ min: 98.6 * wan, max: 98.6 * wan })).toBe('98.6 万')
  expect(sayMoney({ max: 60 * wan })).toBe('不超过 60 万')
  expect(sayMoney({ min: 60 * wan })).toBe('至少 60 万')
})

test('newer facts win, the same person is not two, an objection is not raised twice', () => {
  const older = {
    ...nothingKnown,
    region: said('苏州'),
    contacts: [{ name: '张主任', dept: '设备科' }],
    objections: [said('PRICE' as const)],
  }
  const newer = {
    ...nothingKnown,
    region: said('无锡'),
    contacts: [{ name: '张主任', stance: said('support' as const) }, { name: '李总' }],
    objections: [said('PRICE' as const), said('TIME' as const)],
  }
  expect(mergeFacts(older, newer)).toMatchObject({
    region: { value: '无锡' },
    contacts: [{ name: '张主任', dept: '设备科', stance: { value: 'support' } }, { name: '李总' }],
    objections: [{ value: 'PRICE' }, { value: 'TIME' }],
  })
})
