import fc from 'fast-check'
import { expect, test } from 'vitest'
import { split } from './split.ts'

const bytes = (text: string) => Buffer.byteLength(text)
const graphemes = (text: string) => [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)]

test('what fits is one piece', () => {
  expect(split('你好', 6)).toEqual(['你好'])
})

test.each([
  ['a paragraph before a line', '一二\n三四\n\n五\n六七八九', ['一二\n三四\n\n', '五\n六七八九']],
  ['a line before a sentence', '一二三。四\n五。六七八九', ['一二三。四\n', '五。六七八九']],
  ['a sentence before a phrase', '一二三四五。六，七八九十', ['一二三四五。', '六，七八九十']],
  ['a phrase before nothing', '一二三四五六，七八九十', ['一二三四五六，', '七八九十']],
  ['not too early', '一。二三四五六七八九十', ['一。二三四五六七八', '九十']],
])('cuts at %s', (_, text, pieces) => {
  expect(split(text, 29)).toEqual(pieces)
})

test('looks beyond the last byte that fits, for an accent may follow', () => {
  expect(split(`${'a'.repeat(28)}e\u0301b`, 29)).toEqual(['a'.repeat(28), 'e\u0301b'])
})

test('a character that alone is too much is cut between its code points', () => {
  const pile = `e${'\u0301'.repeat(20)}`
  const pieces = split(pile, 10)
  expect(pieces.join('')).toBe(pile)
  expect(pieces.every((piece) => bytes(piece) <= 10)).toBe(true)
})

test('any text: nothing lost, nothing too long, no character cut, the same every time', () => {
  const unit = fc.oneof(
    fc.constantFrom('👨‍👩‍👧‍👦', 'é', '\r\n', '\n', '。', '，', '张', 'a', ' '),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  )
  const text = fc.array(unit, { maxLength: 200 }).map((units) => units.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 64, max: 200 }), (whole, most) => {
      const pieces = split(whole, most)
      expect(pieces.join('')).toBe(whole)
      expect(pieces.filter((piece) => bytes(piece) > most)).toEqual([])
      expect(pieces.flatMap((piece) => graphemes(piece))).toHaveLength(graphemes(whole).length)
      expect(split(whole, most)).toEqual(pieces)
    }),
  )
})

test('200 KB are cut without delay', () => {
  const before = process.cpuUsage()
  expect(split('跟三甲医院设备科的张主任聊了，预算八十万。'.repeat(3300), 2016).length).toBeGreaterThan(100)
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
})
