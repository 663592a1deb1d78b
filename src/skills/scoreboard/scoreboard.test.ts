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
    '上月我们说七成的单赢了几单',
    '上个月说70%的20单，后来成了多少',
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
    '王总说三成首付，能成多少',
    '他说降价10%就签',
  ])('not %s', (text) => {
    expect(asksHowRight(text)).toBe(false)
  })

  test('is answered with what is known, and with how little that is', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '你们预测准不准')
    expect(bot.last('lin')).toContain('数据不足，还不能说准不准')
    expect(bot.last('lin')).toContain('满 20 单才给数')
    await bot.says('lin', '青禾传感器，机械行业，商务谈判阶段，怎么推进')
    await bot.says('lin', '你们预测准不准')
    expect(bot.last('lin')).toContain('数据不足，还不能说准不准')
    await bot.says('lin', '宏达精密王总说你们交付不可靠，怎么回')
    expect(bot.last('lin')).not.toContain('还不能说准不准')
    await bot.says('lin', '客户说你们的方案不靠谱')
    expect(bot.last('lin')).not.toContain('还不能说准不准')
    await bot.says('lin', '你能干啥')
    expect(bot.last('lin')).not.toContain('数据不足')
  })
})
