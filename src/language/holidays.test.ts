import { describe, expect, test } from 'vitest'
import { addWorkdays, holidayIn, isAnnounced, isWorkday, lastDayBefore, nextHoliday } from './holidays.ts'

describe('workdays', () => {
  test.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-23', false, 'the last day off of the Spring Festival'],
    ['2026-10-07', false, 'a Wednesday in the national holiday'],
    ['2026-10-10', true, 'a Saturday worked for the national holiday'],
    ['2025-09-28', true, 'a Sunday worked for the national holiday'],
    ['2027-02-08', false, 'the third day of the year 2027, by statute'],
    ['2027-05-04', false, 'made up for a May Day on a weekend, by statute'],
    ['2031-01-01', true, 'of a year not listed here, a Wednesday'],
  ])('%s: %s, %s', (day, expected) => {
    expect(isWorkday(day)).toBe(expected)
  })

  test('are counted over weekends, holidays and the days worked for them', () => {
    expect(addWorkdays('2026-11-24', 5)).toBe('2026-12-01')
    expect(addWorkdays('2026-02-13', 1)).toBe('2026-02-14')
    expect(addWorkdays('2026-02-14', 1)).toBe('2026-02-24')
    expect(addWorkdays('2026-12-31', 1)).toBe('2027-01-04')
    expect(addWorkdays('2026-12-01', -5)).toBe('2026-11-24')
    expect(addWorkdays('2026-11-24', 0)).toBe('2026-11-24')
  })

  test('of a year without an arrangement are known to be provisional', () => {
    expect([2025, 2026, 2027].map(isAnnounced)).toEqual([true, true, false])
  })
})

describe('festivals', () => {
  test('by the moon and by the sun', () => {
    expect(holidayIn(2027, '春节')).toBe('2027-02-06')
    expect(holidayIn(2027, '国庆')).toBe('2027-10-01')
    expect(holidayIn(2040, '春节')).toBeUndefined()
  })

  test('the next one, and the last day before it', () => {
    expect(nextHoliday('春节', '2026-11-24')).toBe('2027-02-06')
    expect(nextHoliday('元旦', '2027-01-01')).toBe('2027-01-01')
    expect(lastDayBefore('春节', '2026-11-24')).toBe('2027-02-05')
    expect(lastDayBefore('春节', '2027-02-06')).toBe('2028-01-25')
    expect(lastDayBefore('元旦', '2026-11-24')).toBe('2026-12-31')
  })
})
