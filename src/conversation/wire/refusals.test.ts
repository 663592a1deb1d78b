import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silent } from '../log.ts'
import { openRefusals } from './refusals.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('the first is said at once, a storm takes a line a minute, and quiet is quiet', () => {
  const { lines, log } = listening()
  const refusals = openRefusals({ platform: 'wecom', log }, () => {})

  refusals.count('signature')
  expect(lines).toEqual([{ refused: { signature: 1 } }])

  for (let i = 0; i < 100_000; i += 1) refusals.count('signature')
  refusals.count('stale')
  expect(lines).toHaveLength(1)

  vi.advanceTimersByTime(10 * 60_000)
  expect(lines.slice(1)).toEqual([{ refused: { signature: 100_000, stale: 1 } }])

  refusals.count('envelope')
  expect(lines.at(-1)).toEqual({ refused: { envelope: 1 } })
})

test('what is still uncounted is said at the end', () => {
  const { lines, log } = listening()
  const refusals = openRefusals({ platform: 'wecom', log }, () => {})
  refusals.count('signature')
  refusals.count('company')
  refusals.close()
  expect(lines).toEqual([{ refused: { signature: 1 } }, { refused: { company: 1 } }])
  expect(vi.getTimerCount()).toBe(0)
})

function listening() {
  const lines: object[] = []
  return { lines, log: { ...silent, warn: (fields: object) => void lines.push(fields) } }
}
