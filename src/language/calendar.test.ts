import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, dayFrom, dayOf, lastOfMonth, mondayOf, weekdayOf, weekOf } from './calendar.ts'

test('the day in Shanghai, whatever the hour in Greenwich', () => {
  expect(dayOf(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
  expect(dayOf(new Date('2026-11-24T15:59:59Z'))).toBe('2026-11-24')
})

test('days that do not exist are none', () => {
  expect(dayFrom(2027, 2, 29)).toBeUndefined()
  expect(dayFrom(2028, 2, 29)).toBe('2028-02-29')
  expect(dayFrom(2026, 13, 1)).toBeUndefined()
})

test('months on, a shorter month ends earlier', () => {
  expect(addMonths('2026-12-31', -1)).toBe('2026-11-30')
  expect(addMonths('2026-11-24', 2)).toBe('2027-01-24')
  expect(lastOfMonth('2028-02')).toBe('2028-02-29')
})

test('ISO weeks belong to the year of their Thursday', () => {
  expect(weekOf('2026-11-24')).toBe('2026-W48')
  expect(weekOf('2027-01-01')).toBe('2026-W53')
  expect(weekOf('2027-01-04')).toBe('2027-W01')
})

test('counting on and back arrives where it began', () => {
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map(dayOf)
  fc.assert(
    fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
      expect(addDays(addDays(day, count), -count)).toBe(day)
      expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day))
      expect(weekdayOf(mondayOf(day))).toBe(1)
      expect(weekOf(mondayOf(day))).toBe(weekOf(day))
    }),
  )
})
