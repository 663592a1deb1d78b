import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNothing, readEmail, readKept, readList, readMoney, readPhone, readYes } from './cells.ts'

const wan = 10_000
const exactly = (yuan: number) => ({ min: yuan * 100, max: yuan * 100 })

test.each([
  ['80', wan, exactly(800_000)],
  ['80.5', wan, exactly(805_000)],
  ['1,200,000', 1, exactly(1_200_000)],
  ['￥300000.50', 1, exactly(300_000.5)],
  ['80万', 1, exactly(800_000)],
  ['1.2亿', wan, exactly(120_000_000)],
  ['200-300万', 1, { min: 200_000_000, max: 300_000_000 }],
  ['不到80万', 1, { max: 80_000_000 }],
  ['0', 1, undefined],
  ['-5', 1, undefined],
  ['面议', 1, undefined],
  ['100 USD', 1, undefined],
  ['80万 / 60万', 1, undefined],
])('%s counted in %d yuan is %j', (cell, unit, money) => expect(readMoney(cell, unit)).toEqual(money))

test('a plain sum is read as it was written, to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 13 }), (fen) => {
      expect(readMoney((fen / 100).toFixed(2), 1)).toEqual({ min: fen, max: fen })
    }),
  )
})

test.each([
  ['9折', 0.9],
  ['85%', 0.85],
  ['0.9', 0.9],
  ['八五折', 0.85],
  ['120%', undefined],
  ['打折', undefined],
])('%s keeps %s of the price', (cell, kept) => expect(readKept(cell)).toBe(kept))

test.each([
  ['138 0000 1234', '13800001234'],
  ['+86-13800001234', '13800001234'],
  ['0512-6666 8888', '051266668888'],
  ['+44 20 7946 0958', '+442079460958'],
  ['转 8001', undefined],
  ['123', undefined],
])('%s is the telephone %s', (cell, phone) => expect(readPhone(cell)).toBe(phone))

test('addresses, lists, yes and no, and nothing', () => {
  expect([readEmail('Li@Example.com'), readEmail('li@'), readEmail('无')]).toEqual([
    'li@example.com',
    undefined,
    undefined,
  ])
  expect(readList('西门子、SAP / 用友；无')).toEqual(['西门子', 'SAP', '用友'])
  expect([readYes('是'), readYes('否'), readYes('也许')]).toEqual([true, false, undefined])
  expect(['', '-', '/', 'N/A', '#N/A', '暂无', '无', 'NULL'].every(isNothing)).toBe(true)
  expect(['0', '无锡', '空港', 'Nan'].map(isNothing)).toEqual([false, false, false, true])
})
