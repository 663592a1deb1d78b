import { expect, test } from 'vitest'
import { isBriefDue, type Moment, paceOf } from './when.ts'

const wish = { briefAt: '08:30' }
const at = (time: string): Moment => ({
  at: Date.parse(`${time}:00+08:00`),
  day: time.slice(0, 10),
  time: time.slice(11),
})

test('a brief is due at the person’s minute of a working day, 调休 and holidays heeded, and not hours later', () => {
  const due = (time: string, pace: 'daily' | 'weekly' | 'off' = 'daily') => isBriefDue('xu', wish, pace, at(time))
  expect(due('2026-11-24T08:30')).toBe(false)
  expect(due('2026-11-24T08:43')).toBe(true)
  expect(due('2026-11-24T11:00')).toBe(false)
  expect(due('2026-11-28T08:43')).toBe(false)
  expect(due('2026-10-05T08:43')).toBe(false)
  expect(due('2025-10-11T08:43')).toBe(true)
  expect([due('2026-11-23T08:43', 'weekly'), due('2026-11-24T08:43', 'weekly')]).toEqual([true, false])
  expect([due('2026-10-08T08:43', 'weekly'), due('2026-10-09T08:43', 'weekly')]).toEqual([true, false])
  expect(due('2026-11-24T08:43', 'off')).toBe(false)
})

test('not everybody’s comes at once', () => {
  const minutes = Array.from({ length: 200 }, (_, person) =>
    Array.from({ length: 15 }, (_, minute) => minute).find((minute) =>
      isBriefDue(`person ${person}`, wish, 'daily', at(`2026-11-24T08:${30 + minute}`)),
    ),
  )
  expect(new Set(minutes).size).toBeGreaterThan(8)
  expect(minutes).not.toContain(0)
})

test('two weeks unread it is weekly; a wish of one’s own stands', () => {
  expect(paceOf({ briefs: 'daily' }, '2026-11-10', '2026-11-23')).toBe('daily')
  expect(paceOf({ briefs: 'daily' }, '2026-11-10', '2026-11-24')).toBe('weekly')
  expect(paceOf({ briefs: 'off' }, undefined, '2026-11-24')).toBe('off')
})
