import { expect, test } from 'vitest'
import { lastWordOf } from './promise.ts'

const visit = (at: string, text: string) => ({ at, text })

test('the latest promise is read back, whatever was noted after it in the same visit', () => {
  const visits = [
    visit('2026-11-18', '见了张主任。答应下周三带样机过去。他挺忙的。'),
    visit('2026-11-10', '约了18号见。'),
  ]
  expect(lastWordOf(visits)).toEqual({ at: '2026-11-18', quote: '答应下周三带样机过去', isPromise: true })
})

test('without a promise the last sentence stands, and is not called one', () => {
  expect(lastWordOf([visit('2026-11-18', '张主任没答应见面。他说预算没批')])).toEqual({
    at: '2026-11-18',
    quote: '他说预算没批',
    isPromise: false,
  })
  expect(lastWordOf([])).toBeUndefined()
})
