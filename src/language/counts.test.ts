import { expect, test } from 'vitest'
import { countNear, countsIn, unitPricesIn } from './counts.ts'

test.each([
  ['单台批了9.5万，总共2台', 95_000, 2],
  ['一间教室五万的标准，八间', 50_000, 8],
  ['九万四一台，共八台', 94_000, 8],
  ['24套×单价5.2万元', 52_000, 24],
  ['一百张按每张八千二百', 8_200, 100],
  ['报的是九千一一张、一百张', 9_100, 100],
  ['40个枪位，均价五万五', 55_000, 40],
  ['卷宗一共九万页，按页三块六算', 3.6, 90_000],
  ['开标一览表填了238一只，数量三万', 238, 30_000],
])('%s: one at %d, %d of them', (text, price, pieces) => {
  const [found, ...more] = unitPricesIn(text)
  expect(found?.value).toBe(price)
  expect(more).toEqual([])
  expect(countNear(text, found?.start ?? 0)).toBe(pieces)
})

test('each price takes the pieces beside it', () => {
  const text = '暖箱7万一台共12台，外加转运箱2台每台6万'
  const found = unitPricesIn(text).map(({ value, start }) => [value, countNear(text, start)])
  expect(found).toEqual([
    [70_000, 12],
    [60_000, 2],
  ])
})

test('what is no price for one piece, and what counts nothing', () => {
  expect(unitPricesIn('预算一共两百万')).toEqual([])
  expect(countsIn('第3台先发')).toEqual([])
})
