import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clip, lengthOf } from './clip.ts'

test.each([
  ['what fits stays', '赢单概率 38%', 10, '赢单概率 38%'],
  ['one line', ' 华东\n 三甲 ', 10, '华东 三甲'],
  ['no half number', '预算八十万，报价 1,280,000 元', 14, '预算八十万，报价…'],
  ['no half word', '竞品是 Mindray 和 Philips', 12, '竞品是…'],
  ['a phrase rather than a piece of the next', '预算已说出；拍板人还没有接触过', 9, '预算已说出…'],
  ['a character where no phrase ends', '趁集采前把参数论证做完', 6, '趁集采前把…'],
  ['nothing but one long number', '13800138000138001380', 6, '13800…'],
  ['a family is one character', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 9, '👨‍👩‍👧‍👦…'],
])('%s', (_, text, most, expected) => {
  expect(clip(text, most)).toBe(expected)
})

test('never longer than allowed, and never more than the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, most) => {
      const clipped = clip(text, most)
      const line = text.trim().replace(/\s+/g, ' ')
      expect(lengthOf(clipped)).toBeLessThanOrEqual(most)
      expect(clipped === line || line.startsWith(clipped.slice(0, -1))).toBe(true)
    }),
  )
})
