import { describe, expect, test } from 'vitest'
import { talk } from '../../testing/talk.ts'
import { topicAnswer } from './topics.ts'

describe('help', () => {
  test.each([
    ['咋录拜访啊 第一次用', '点“记下”才写'],
    ['怎么撤销一条记录啊', '十分钟内'],
    ['EB是啥意思', '最后点头'],
    ['coach跟EB啥区别 求科普', '希望你赢'],
    ['[语音]', '转成文字'],
    ['[文件]投标文件终版.pdf', '复制成文字'],
    ['[视频]', '视频我还不会看'],
    ['帮我订张去成都的高铁票', '这个我做不了'],
  ])('%s', async (text, answer) => {
    const bot = await talk()
    await bot.says('lin', text)
    expect(bot.heard('lin')).toHaveLength(1)
    expect(bot.last('lin')).toContain(answer)
  })

  test('what the bot can do is told by its skills', async () => {
    const bot = await talk()
    await bot.says('lin', '你能干啥')
    for (const title of ['推演', '接异议', '问赢率', '记拜访']) expect(bot.last('lin')).toContain(title)
  })
})

test.each([
  ['卡片上那个“疑似”是什么意思', '你没明说'],
  ['你能查别的同事的客户不', '只按你自己的权限'],
  ['EB、UB、TB我老是弄混，你拿大白话给我讲一遍', '天天用这东西'],
  ['卡片上那个灰色的『待确认』点了会怎么样', '打字说“好”也不算'],
  ['你老提的那个『健康度』到底怎么个算法', '不是一个分数'],
])('what %s is answered with', (text, answer) => {
  expect(topicAnswer(text)).toContain(answer)
})

describe('small talk', () => {
  test.each([
    ['早', '早。'],
    ['谢啦', '应该的'],
    ['哈哈哈哈', '哈哈'],
    ['累成狗 今天不想上班', '磨人'],
    ['嗯', '好。'],
  ])('%s', async (text, answer) => {
    const bot = await talk()
    await bot.says('lin', text)
    expect(bot.last('lin')).toContain(answer)
    expect(bot.last('lin').length).toBeLessThan(40)
  })

  test('a typed 好 confirms no card, and says so', async () => {
    const bot = await talk()
    await bot.says('lin', '刚见了王经理，他说预算没批')
    await bot.says('lin', '行')
    expect(bot.last('lin')).toContain('点一下才算数')
  })
})
