import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taxBasisOf, taxRateOf } from './tax.ts'

const rates = fc.constantFrom([13, '十三'] as const, [6, '六'] as const, [9, '九'] as const, [3, '三'] as const)

test('a rate is found however it is said, and no sum is taken for one', () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 20, max: 9999 }), ([rate, words], sum) => {
      for (const text of [
        `${sum}万不含税，税率${rate}%`,
        `净价${sum}万，${rate}个点的税另算`,
        `${sum}万未税，百分之${words}的税单列`,
      ]) {
        expect(taxRateOf(text)).toBe(rate / 100)
        expect(taxBasisOf(text)).toBe('excluded')
      }
      expect(taxRateOf(`含税${sum}万`)).toBeUndefined()
      expect(taxBasisOf(`含税${sum}万`)).toBe('included')
      expect(taxBasisOf(`预算${sum}万`)).toBeUndefined()
    }),
  )
})
