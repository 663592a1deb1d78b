import { describe, expect, test } from 'vitest'
import { amongDeals, known, people } from '../../testing/among-deals.ts'
import { aDeal } from '../../testing/build.ts'

describe('撞单', () => {
  const theirs = aDeal({ id: 'theirs', customer: '明道零售', ownerId: 'zhou', teamId: 'two', facts: known })
  const order = '建个商机 明道零售 收银改造 50万'
  const world = { people, deals: [theirs] }

  test('goes to the manager of both; the asker learns nothing of owner, stage or amount', async () => {
    const { bot, open } = await amongDeals(world)
    await bot.says('lin', order)
    expect(bot.heard('lin')).toHaveLength(1)
    expect(bot.last('lin')).toContain('请主管先确认')
    expect(bot.last('lin')).not.toMatch(/周岩|方案|80|产线|已有/)
    expect(bot.last('xu')).toContain('林晓要建单，周岩已经在跟')
    expect(bot.heard('he')).toEqual([])
    expect(bot.heard('zhou')).toEqual([])
    expect(await open()).toEqual([])
    await bot.says('lin', order)
    expect(bot.heard('xu')).toHaveLength(1)
  })

  test('granted, the asker goes on; decided once, by the arbiter alone', async () => {
    const { bot, open } = await amongDeals(world)
    await bot.says('lin', order)
    const card = bot.deliveries('xu').at(-1)?.outgoing
    const id = card?.kind === 'card' ? (card.card.buttons?.[0]?.argument ?? '') : ''
    await bot.pressesAs('lin', 'deal.grant', id)
    expect(bot.last('lin')).toContain('不由你来定')
    await bot.pressesAs('lin', 'deal.resume', id)
    expect(bot.last('lin')).toContain('还没有定下来')
    await bot.presses('xu', '同意另建')
    await bot.presses('xu', '先不建')
    expect(bot.last('xu')).toContain('已经定过了')
    await bot.presses('lin', '接着建单')
    await bot.presses('lin', '记下')
    expect(await open()).toMatchObject([{ customer: '明道零售' }])
    expect(await open('zhou')).toMatchObject([{ id: 'theirs' }])
  })

  test('declined, nothing is opened, and nothing more is told', async () => {
    const { bot, open } = await amongDeals(world)
    await bot.says('lin', order)
    await bot.presses('xu', '先不建')
    expect(bot.last('lin')).toContain('先不由你建单')
    expect(bot.last('lin')).not.toContain('周岩')
    expect(await open()).toEqual([])
  })
})
