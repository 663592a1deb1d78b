import { describe, expect, test } from 'vitest'
import { amongDeals, hongda, known, people } from '../../testing/among-deals.ts'
import { aDeal } from '../../testing/build.ts'
import type { Bot } from '../../testing/talk.ts'

describe('several asks in one message', () => {
  test('each is answered, none twice', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '上午见了宏达精密的王总，他支持我们，顺便把阶段改到立项，提醒我周五下午寄样品')
    const [visit = '', stage = '', task = '', ...more] = bot.heard('lin')
    expect(more).toEqual([])
    expect(visit).toContain('联系人：＋王总')
    expect(visit).not.toContain('阶段：')
    expect(stage).toContain('阶段：方案测试 → 立项')
    expect(stage).not.toContain('王总')
    expect(task).toContain('提醒')
    await bot.presses('lin', '记下', 1)
    await bot.presses('lin', '记下')
    expect(await deal()).toMatchObject({ stage: 'budget', facts: { contacts: [{ name: '王总' }] } })
  })

  test('news and a question: the record is offered, the question answered', async () => {
    const { bot } = await amongDeals()
    await bot.says('lin', '宏达精密预算砍到60万了，怎么推进')
    expect(bot.heard('lin')).toHaveLength(2)
    expect(bot.heard('lin')[0]).toContain('预算：80 万 → 60 万')
    expect(bot.last('lin')).toMatch(/^赢单概率/)
  })

  test('which deal is asked once, and then everything goes on', async () => {
    const { bot } = await amongDeals({ people, deals: [hongda, aDeal({ id: 'second', name: '二期', facts: known })] })
    await bot.says('lin', '宏达精密预算砍到60万了，怎么推进')
    expect(bot.heard('lin')).toHaveLength(1)
    await askedFor(bot)
    expect(bot.heard('lin')).toHaveLength(3)
    expect(bot.heard('lin')[1]).toContain('商机：宏达精密 二期')
  })
})

async function askedFor(bot: Bot): Promise<void> {
  expect(bot.last('lin')).toContain('你说的是哪一单？')
  await bot.presses('lin', '宏达精密 二期')
}
