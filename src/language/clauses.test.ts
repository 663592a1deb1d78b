import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clausesOf } from './clauses.ts'

const texts = (text: string) => clausesOf(text).map((clause) => clause.text)

describe('clausesOf', () => {
  test.each([
    ['客户嫌贵，下周再谈！', ['客户嫌贵', '下周再谈']],
    ['中心医院 设备科 要招标', ['中心医院', '设备科', '要招标']],
    ['deal size 80w 左右', ['deal size 80w 左右']],
    ['报价8,440,000元,下午15:30谈', ['报价8,440,000元', '下午15:30谈']],
    ['院长同意但信息科不松口', ['院长同意', '但信息科不松口']],
    ['见了李工然后他说方案可以不过价格要降', ['见了李工', '然后他说方案可以', '不过价格要降']],
    ['控制在不过80万', ['控制在不过80万']],
    ['不但要快还要便宜', ['不但要快还要便宜']],
    ['，，。', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(texts(text)).toEqual(expected)
  })

  test('every clause is where it says it is, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'王总说，。 不过但是80,:\n🙂\u202e') }), (text) => {
        const clauses = clausesOf(text)
        for (const { start, end, text: piece } of clauses) expect(text.slice(start, end)).toBe(piece)
        expect(clauses.every((clause, i) => i === 0 || (clauses[i - 1]?.end ?? 0) <= clause.start)).toBe(true)
      }),
    )
  })
})
