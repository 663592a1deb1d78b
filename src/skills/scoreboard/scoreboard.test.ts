import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'
import { asksHowRight } from './asked.ts'

describe('你准吗', () => {
  test.each([
    '你准吗',
    '你们预测准不准',
    '上个月你们预测得准不准',
    '你算得准不准',
    '模型准确率',
    '预测战绩',
    '这个概率靠谱吗',
  ])('%s', (text) => {
    expect(asksHowRight(text)).toBe(true)
  })

  test.each([
    '宏达精密赢率多少',
    '这单的概率靠谱吗',
    '准备拜访宏达精密',
    '帮我准备一下材料',
    '你能干啥',
    '标准价是多少',
  ])('not %s', (text) => {
    expect(asksHowRight(text)).toBe(false)
  })

  test('is answered with what is known, and with how little that is', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '你们预测准不准')
    expect(bot.last('lin')).toContain('数据不足，还不能说准不准')
    expect(bot.last('lin')).toContain('满 20 单才给数')
    await bot.says('lin', '你能干啥')
    expect(bot.last('lin')).not.toContain('数据不足')
  })
})
