import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { parseNumeral } from './numerals.ts'

describe('parseNumeral', () => {
  test.each([
    ['120', 120],
    ['8,440,000', 8_440_000],
    ['98.6', 98.6],
    ['十', 10],
    ['十五', 15],
    ['廿四', 24],
    ['一百二', 120],
    ['一百零二', 102],
    ['两千三', 2300],
    ['两千零三', 2003],
    ['两千三百', 2300],
    ['三万五', 35_000],
    ['一百二十万', 1_200_000],
    ['三千四百五十万', 34_500_000],
    ['一亿两千万', 120_000_000],
    ['1亿2千万', 120_000_000],
    ['一亿二', 120_000_000],
    ['三点五', 3.5],
    ['二〇二六', 2026],
    ['1.5千', 1500],
  ])('%s is %d', (text, value) => {
    expect(parseNumeral(text)).toBe(value)
  })

  test.each(['', '七八', '百八十', '千', '12,34', '1.2.3', '三点', '王'])('%s is no numeral', (text) => {
    expect(parseNumeral(text)).toBeUndefined()
  })

  test('reads back what bank clerks write', () => {
    expect(parseNumeral(fold('壹佰贰拾叁万肆仟伍佰'))).toBe(1_234_500)
    expect(parseNumeral(fold('９８．６'))).toBe(98.6)
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = parseNumeral(text)
        expect(value === undefined || Number.isFinite(value)).toBe(true)
      }),
    )
  })
})

test('folding keeps every character in its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(text)).toHaveLength(text.length)
    }),
  )
  expect(fold('壹万，ＡＢ％')).toBe('一万，AB%')
})
