import { describe, expect, test } from 'vitest'
import { dayOf } from '../language/calendar.ts'
import { momentFor, sayInstant, sayTold, type ToldTime } from './told-time.ts'

const now = new Date('2026-11-24T09:00:00+08:00')
const today = dayOf(now)

describe('the moment for what was told', () => {
  test.each<[string, ToldTime, string]>([
    ['a minute is taken as it is', { value: '2026-11-26T15:07+08:00' }, '11月26日 周四 15:07'],
    ['a day begins with the working day', { value: '2026-11-27' }, '11月27日 周五 09:00'],
    ['a part of a day with its start', { value: '2026-11-27', partOfDay: 'afternoon' }, '11月27日 周五 14:00'],
    ['today leaves some lead', { value: '2026-11-24' }, '今天 14:00'],
    ['a part of today that has begun comes soon', { value: '2026-11-24', partOfDay: 'morning' }, '今天 09:30'],
    ['a week begins with its first working day', { value: '2026-W49' }, '11月30日 周一 09:00'],
    ['this week goes on from today', { value: '2026-W48' }, '今天 14:00'],
    ['a month too, holidays left out', { value: '2027-01' }, '2027年1月4日 周一 09:00'],
    ['a quarter', { value: '2027-Q2' }, '2027年4月1日 周四 09:00'],
    ['a half', { value: '2027-H2' }, '2027年7月1日 周四 09:00'],
    ['a year', { value: '2027' }, '2027年1月4日 周一 09:00'],
  ])('%s', (_, told, expected) => {
    const moment = momentFor(told, now)
    expect(moment === undefined ? undefined : sayInstant(new Date(moment), today)).toBe(expected)
  })

  test.each(['2026-11-24T08:59+08:00', '2026-11-23', '2026-W47', '2026-10'])('%s has passed', (value) => {
    expect(momentFor({ value }, now)).toBeUndefined()
  })

  test('late in the day, today is the next quarter of an hour but one', () => {
    const evening = new Date('2026-11-24T17:05:00+08:00')
    expect(momentFor({ value: '2026-11-24' }, evening)).toBe(Date.parse('2026-11-24T17:45:00+08:00'))
  })
})

test.each<[ToldTime, string]>([
  [{ value: '2026-11-25T15:00+08:00' }, '明天 15:00'],
  [{ value: '2026-11-27', partOfDay: 'morning' }, '11月27日 周五 上午'],
  [{ value: '2026-11-27' }, '11月27日 周五'],
  [{ value: '2026-W49' }, '11月30日那一周'],
  [{ value: '2027-02' }, '2027年2月'],
])('%j is said as %s, no finer than it was told', (told, said) => {
  expect(sayTold(told, today)).toBe(said)
})
