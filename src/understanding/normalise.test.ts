import { expect, test } from 'vitest'
import { normalise } from './normalise.ts'

test.each([
  ['@小助手 早上好', '早上好'],
  ['８０ｗ，①', '80w，1'],
  ['拜仿了比亚笛', '拜访了比亚迪'],
  ['竞品唔系联影，佢哋话冇预算', '竞品不是联影，他们话没预算'],
  ['ZGYD那边', '中国移动那边'],
  ['预算\u200b80万\u202e', '预算80万'],
  ['CFO见过了', 'CFO见过了'],
])('%s → %s', (said, read) => {
  expect(normalise(said)).toBe(read)
})

test('only the first two thousand characters are read', () => {
  expect(normalise('长'.repeat(100_000))).toHaveLength(2_000)
})
