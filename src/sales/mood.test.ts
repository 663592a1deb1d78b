import { expect, test } from 'vitest'
import { readMood } from './mood.ts'

test.each([
  ['刚见了王总，聊得不错', 'warm', '聊得不错'],
  ['客户当场就松口了', 'warm', '松口'],
  ['张主任听完报价就发火了', 'upset', '发火'],
  ['打了三个电话都爱答不理', 'cool', '爱答不理'],
  ['一开始挺冷淡，看完样机他主动问交期', 'warm', '主动问'],
  ['李工没表态', 'calm', '没表态'],
] as const)('%s', (text, mood, words) => {
  expect(readMood(text)).toEqual({ mood, words })
})

test.each([
  '客户嫌贵，怎么回',
  '我快被气得不行了',
  '老大又发火了',
  '如果他不高兴怎么办',
  '他没有不高兴',
  '王总对方案满意吗',
  '',
])('of the customer nothing is told: %s', (text) => {
  expect(readMood(text)).toBeUndefined()
})
