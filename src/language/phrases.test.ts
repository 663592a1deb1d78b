import { describe, expect, test } from 'vitest'
import { isTold, phrases, saysAny } from './phrases.ts'

describe('phrases', () => {
  const table = phrases`
    # a remark
    推|改 [到|成] 合同|搁置 ≠ 如果
    约 …3 见面
    ^ 好的? $
    寄|发 样机|
      样品 ≠ 别|
        不用
  `
  test.each(['推到合同', '改搁置', '约了周总见面', '好', '好的', '收到 好', '寄样品', '发样机', '别催 发样机'])(
    '%s is said',
    (text) => {
      expect(saysAny([text], table)).toBe(true)
    },
  )

  test.each(['如果推到合同呢', '约了周总和李工一起见面', '约了,见面', '好吧', '一个remark', '别寄样品', '不用发样机'])(
    '%s is not',
    (text) => {
      expect(saysAny([text], table)).toBe(false)
    },
  )
})

describe('isTold', () => {
  const signed = phrases`
    签了|签下
  `
  test('a fact is told', () => {
    expect(isTold(signed, '昨天签了')).toBe(true)
  })

  test.each(['签了没', '是不是签了', '还没签下', '谁签了'])('%s tells nothing', (text) => {
    expect(isTold(signed, text)).toBe(false)
  })
})
