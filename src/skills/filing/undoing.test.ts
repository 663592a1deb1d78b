import { expect, test } from 'vitest'
import { isUndoing } from './undoing.ts'

test.each(['撤销，发错了', '上一条作废', '倒回去 我点错了', '刚那条不作数', '丢弃刚存的', '删掉刚才建的那个商机'])(
  '%s takes back',
  (text) => {
    expect(isUndoing(text)).toBe(true)
  },
)

test.each(['恭喜我吧', '先别标丢单', '太好了', '刚才那个改成下午三点'])('%s does not', (text) => {
  expect(isUndoing(text)).toBe(false)
})
