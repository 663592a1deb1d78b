import { expect, test } from 'vitest'
import { alternatives } from './alternatives.ts'

test('lines are alternatives in their order, and remarks are none', () => {
  const either = alternatives('g')`
    # the longer first
    预算(?:内|外)|预算
    \d+万
  `
  expect('预算外30万，预算#'.match(either)).toEqual(['预算外', '30万', '预算'])
})
