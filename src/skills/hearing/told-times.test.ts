import { expect, test } from 'vitest'
import { timeAsked, toldAt } from './told-times.ts'

const tuesday = new Date('2026-11-24T09:00:00+08:00')

test.each([
  ['是周四', '2026-12-02', '2026-12-03'],
  ['改到周一', '2026-12-02', '2026-11-30'],
  ['改到本周四', '2026-12-02', '2026-11-26'],
  ['改到明天', '2026-12-02', '2026-11-25'],
  ['改到周四', '2026-11-25', '2026-11-26'],
  ['改到周一', '2026-11-26', '2026-11-30'],
])('%s, of what was to be on %s, is %s', (text, was, is) => {
  expect(timeAsked(text, tuesday, toldAt(was))?.value).toBe(is)
})
