import { describe, expect, test } from 'vitest'
import { talk } from '../../testing/talk.ts'

describe('记拜访', () => {
  test('one sentence is shown with what it moves, written when confirmed, and can be taken back for ten minutes', async () => {
    const bot = await talk()
    await bot.says('lin', '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进')
    await bot.presses('lin', '记拜访')
    await bot.says('lin', '今天见了分管副院长，他支持我们')
    expect(bot.last('lin')).toMatch(/“今天见了分管副院长，他支持我们”\n\d+ % → \d+ % 记下后的赢单概率（＋\d+）/)
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/^已记下，赢单概率 \d+ %/)
    bot.at('2026-11-24T09:09:00+08:00')
    await bot.presses('lin', '撤销')
    expect(bot.last('lin')).toContain('已撤销')
  })

  test('a card that something newer has overtaken writes nothing', async () => {
    const bot = await talk()
    await bot.says('lin', '刚见了王经理，他说预算没批')
    const first = bot.deliveries('lin')[0]
    await bot.says('lin', '刚见了李总，他说月底定')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('李总')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('过期了')
    expect(first?.outgoing.kind).toBe('card')
  })

  test('a visit to others is not laid to the customer the talk was about', async () => {
    const bot = await talk()
    await bot.says('lin', '苏州一家做锂电的，嫌交期长，怎么说')
    await bot.says('lin', '今天跑了三家：格力采购嫌贵、美的要看样机、TCL没见到人')
    expect(bot.last('lin')).toContain('客户：格力、美的、TCL')
    expect(bot.last('lin')).not.toContain('→')
  })

  test('after ten minutes it stays', async () => {
    const bot = await talk()
    await bot.says('lin', '刚见了王经理，他说预算没批')
    await bot.presses('lin', '记下')
    bot.at('2026-11-24T09:11:00+08:00')
    await bot.presses('lin', '撤销')
    expect(bot.last('lin')).toContain('超过十分钟')
  })
})
