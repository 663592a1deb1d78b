import { describe, expect, test } from 'vitest'
import { mayPush, type Pressing, usualAttention } from './attention.ts'

const noon = { at: Date.parse('2026-11-24T12:00:00+08:00'), time: '12:00', isWorkday: true, pushed: 0 }
const may = (pressing: Pressing, now: Partial<typeof noon>, wishes = {}, ofToday?: true) =>
  mayPush(
    { ...usualAttention, ...wishes },
    { personId: 'lin', pressing, ...(ofToday && { ofToday }) },
    { ...noon, ...now },
  )

describe('what may be pushed', () => {
  test('what presses more may use what is kept for it', () => {
    const all: Pressing[] = ['page', 'question', 'reminder', 'news']
    expect(all.map((one) => may(one, { pushed: 5 }))).toEqual([true, true, true, true])
    expect(all.map((one) => may(one, { pushed: 6 }))).toEqual([true, true, true, false])
    expect(all.map((one) => may(one, { pushed: 9 }))).toEqual([true, false, false, false])
    expect(all.map((one) => may(one, { pushed: 12 }))).toEqual([false, false, false, false])
  })

  test('hours that reach over midnight, hours within a day, and none', () => {
    const times = ['07:59', '08:00', '21:29', '21:30']
    expect(times.map((time) => may('page', { time }))).toEqual([false, true, true, false])
    const siesta = { quietFrom: '12:00', quietUntil: '14:00' }
    expect(['11:59', '12:00', '14:00'].map((time) => may('page', { time }, siesta))).toEqual([true, false, true])
    expect(may('page', { time: '03:00' }, { quietFrom: '00:00', quietUntil: '00:00' })).toBe(true)
  })

  test('on a day off only what is of that day; muted, nothing until then', () => {
    expect(may('question', { isWorkday: false })).toBe(false)
    expect(may('question', { isWorkday: false }, {}, true)).toBe(true)
    expect(may('news', { isWorkday: false }, { workdaysOnly: false })).toBe(true)
    const mutedUntil = '2026-11-25T00:00:00+08:00'
    expect(may('page', {}, { mutedUntil }, true)).toBe(false)
    expect(may('page', { at: Date.parse(mutedUntil) }, { mutedUntil }, true)).toBe(true)
  })
})
