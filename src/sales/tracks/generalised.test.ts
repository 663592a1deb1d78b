import { expect, test } from 'vitest'
import { type Facts, nothingKnown } from '../facts.ts'
import { generalised } from './generalised.ts'
import { wrongBlanks } from './spoken.ts'

const said = <T>(value: T) => ({ value, source: 'said' as const, on: '2026-11-24' })
const facts: Facts = {
  ...nothingKnown,
  customer: said('宏达精密'),
  competitors: said(['迈瑞']),
  contacts: [{ name: '张主任' }],
}

test.each([
  ['张主任，您看五年的电费', '[{听者}，]您看五年的电费'],
  ['宏达精密和迈瑞谈过，张主任清楚', '贵方和{竞品}谈过，{称呼}清楚'],
  ['先看五年的电费', '先看五年的电费'],
])('%s', (words, general) => {
  expect(generalised(words, facts, [])).toBe(general)
  expect(wrongBlanks(general)).toEqual([])
})

test('somebody the message itself names is no name for everybody either', () => {
  expect(generalised('王总，您先看', nothingKnown, ['王总'])).toBe('您先看')
})
