import { expect, test } from 'vitest'
import { isQuiet } from './quiet-hours.ts'

test.each([
  ['07:59', true],
  ['08:00', false],
  ['21:29', false],
  ['21:30', true],
  ['00:00', true],
])('at %s it is quiet: %s', (time, quiet) => {
  expect(isQuiet(time)).toBe(quiet)
})
