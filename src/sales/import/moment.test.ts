import { expect, test } from 'vitest'
import { dayReader, momentReader } from './moment.ts'

const utc = (text: string) => Date.parse(`${text}Z`)

test.each([
  ['2017-03-04', '2017-03-04T00:00:00'],
  ['2017/3/4 9:05', '2017-03-04T09:05:00'],
  ['2017年3月4日', '2017-03-04T00:00:00'],
  ['20170304', '2017-03-04T00:00:00'],
  ['3/4/2017', '2017-03-04T00:00:00'],
  ['3/4/17', '2017-03-04T00:00:00'],
  ['4-Mar-2017', '2017-03-04T00:00:00'],
  ['March 4, 2017 9:05', '2017-03-04T09:05:00'],
  ['2017-03', '2017-03-01T00:00:00'],
  ['2017年3月', '2017-03-01T00:00:00'],
])('%s', (cell, moment) => expect(momentReader([cell])(cell)).toBe(utc(moment)))

test('a day beyond the twelfth anywhere in the column puts days first', () => {
  expect(momentReader(['3/4/2017', '25/4/2017'])('3/4/2017')).toBe(utc('2017-04-03T00:00:00'))
})

test('numbers sort as they are, anything else is unreadable', () => {
  const read = momentReader([])
  expect(read('17')).toBe(17)
  expect(read('last week')).toBeNaN()
  expect(read('')).toBeNaN()
})

test.each([
  ['2026/11/21 9:30', '2026-11-21'],
  ['2026.11.21', '2026-11-21'],
  ['20261121', '2026-11-21'],
  ['46347', '2026-11-21'],
  ['2026年3月', '2026-03'],
  ['2026-03', '2026-03'],
  ['2026-02-30', undefined],
  ['2206-11-21', undefined],
  ['17', undefined],
  ['待定', undefined],
  ['', undefined],
])('the day of %j is %s', (cell, day) => expect(dayReader([cell])(cell)).toBe(day))
