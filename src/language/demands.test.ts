import { expect, test } from 'vitest'
import { isDemanded } from './demands.ts'

test.each([
  ['董厂长嫌贵，要让5个点', true],
  ['他说92折才签', true],
  ['王总咬死要8折', true],
  ['客户要求再降3个点', true],
  ['我们让了5个点', false],
  ['我答应给他92折，他才签的', false],
  ['按92折报的', false],
])('%s', (text, expected) => {
  expect(isDemanded(text)).toBe(expected)
})
