import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDiscounts } from './discounts.ts'

const kept = (text: string) => readDiscounts(text).map((discount) => discount.kept)

describe('readDiscounts', () => {
  test.each([
    ['给他7折行不行', 0.7],
    ['75折', 0.75],
    ['9.2折', 0.92],
    ['打九折', 0.9],
    ['八八折', 0.88],
    ['七点五折', 0.75],
    ['对折就签', 0.5],
    ['再降8%', 0.92],
    ['降价百分之十五', 0.85],
    ['让6个点', 0.94],
    ['下浮12%', 0.88],
    ['能不能便宜5%', 0.95],
    ['便宜3个点', 0.97],
    ['让两成', 0.8],
    ['想要8个点的折扣', 0.92],
    ['打到8折', 0.8],
  ])('%s', (text, expected) => {
    expect(kept(text)).toEqual([expected])
  })

  test.each([
    '返6个点',
    '差了6个点',
    '比我们贵了12%',
    '比我们便宜12%',
    '竞品便宜12%',
    '能耗能降12%',
    '预算砍了两成',
    '七八折',
    '7到8折',
    '让三五个点',
    '让3-5个点',
    '打几折',
    '让点利',
    '十折屏',
    '折叠屏',
    '回款30%',
  ])('%s is none', (text) => {
    expect(kept(text)).toEqual([])
  })

  test('two in a row keep their places', () => {
    expect(readDiscounts('要8折，最多给9折')).toEqual([
      { start: 1, end: 3, text: '8折', kept: 0.8 },
      { start: 7, end: 9, text: '9折', kept: 0.9 },
    ])
  })

  test('every factor written is read back, on any text it stays within the text and never throws', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 11, max: 99 }),
        fc.string({ unit: fc.constantFrom(...'降让打便宜八5.折%个点成百分之到-比 ') }),
        (tenths, noise) => {
          expect(kept(`打${tenths}折`)).toEqual([tenths / 100])
          expect(kept(`打${tenths / 10}折`)).toEqual([tenths / 100])
          for (const { start, end, text, kept } of readDiscounts(noise)) {
            expect(noise.slice(start, end)).toBe(text)
            expect(kept > 0 && kept < 1).toBe(true)
          }
        },
      ),
    )
  })
})
