import { describe, expect, test } from 'vitest'
import type { Money } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { lin, talk } from '../../testing/talk.ts'

const worth = (customer: string, wan?: number) => {
  const deal = aDeal({ customer })
  if (wan === undefined) return deal
  const value: Money = { min: wan * 1_000_000, max: wan * 1_000_000 }
  return { ...deal, facts: { ...deal.facts, quote: { value, source: 'record' as const, on: '2026-11-01' } } }
}

describe('问赢率', () => {
  test('the figure comes with interval, basis and reasons, and is kept to be compared with', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密这单赢率多少')
    expect(bot.last('lin')).toMatch(/^赢单概率 \d+ %（\d+–\d+ %）\n经验先验，本公司尚无同类成交\n宏达精密/)
    expect(bot.last('lin')).not.toContain('差 ')
    expect(await bot.storage.decisions.ofDeal(await lin(bot), 'deal-宏达精密', 9)).toHaveLength(1)
    await bot.says('lin', '宏达精密这单赢率多少')
    expect(await bot.storage.decisions.ofDeal(await lin(bot), 'deal-宏达精密', 9)).toHaveLength(1)
  })

  test('why it is lower than last week: what was said then, and what moved it, with its day', async () => {
    const bot = await talk({ deals: [aDeal()], today: '2026-11-18' })
    await bot.says('lin', '宏达精密这单赢率多少')
    bot.at('2026-11-23T10:00:00+08:00')
    await bot.says('lin', '宏达精密没听过我们，还说没需求，怎么推进')
    bot.at('2026-11-24T10:00:00+08:00')
    await bot.says('lin', '帮我看看这单赢率多少，为啥比上周低')
    expect(bot.heard('lin').at(-2)).toMatch(/11月18日 是 \d+ %，差 －\d+/)
    expect(bot.last('lin')).toMatch(/^11月18日 \d+ % → 现在 \d+ %（－\d+），是这样变的：\n11月23日 \d+ % → \d+ %：－ /)
  })

  test('without anything to compare with, that is said', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密的赢率怎么比上周低了')
    expect(bot.last('lin')).toContain('没有留下可比的推演')
  })

  test('by when it will be signed is not what the figure says, and that is said', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密月底能签吗')
    expect(bot.last('lin')).toContain('不是11月30日 周一前签下来的把握')
    expect(bot.last('lin')).toContain('数据不足')
    expect(bot.last('lin')).toContain('离签约还有：立项、招投标、商务谈判、合同')
  })

  test('points in a tender are not guessed', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密投标15号截止，技术标我们能得多少分')
    expect(bot.last('lin')).toContain('标书能得几分我估不出')
  })

  test('a month’s forecast is an expected number with its range, and says what it does not know', async () => {
    const bot = await talk({ deals: [worth('宏达精密', 100), worth('远航电子', 50), worth('云澜二院')] })
    await bot.says('lin', '这个月能成几单')
    expect(bot.last('lin')).toMatch(/^在谈 3 单，.*最终能成 1\.0 单左右，多半在 0–2 单/)
    expect(bot.last('lin')).toMatch(/金额折算 \d+(\.\d+)? 万，另有 1 单没记金额/)
    expect(bot.last('lin')).toContain('说不出有几单落在11月：')
  })

  test('which of two is likelier, both with their figures', async () => {
    const bot = await talk({
      deals: [
        worth('宏达精密'),
        {
          ...worth('远航电子'),
          stage: 'contract',
          facts: { ...aDeal().facts, stage: { value: 'contract', source: 'record', on: '2026-11-01' } },
        },
      ],
    })
    await bot.says('lin', '宏达精密和远航电子，哪个更有戏')
    expect(bot.last('lin')).toMatch(/^把握从大到小：\n远航电子.*\n宏达精密/)
  })

  test('of somebody else’s deal and of none at all the same is said', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'zhou', name: '周岩', teamId: 'two' },
    ]
    const bot = await talk({ people, deals: [aDeal({ customer: '海纳精密', ownerId: 'zhou', teamId: 'two' })] })
    await bot.says('lin', '海纳精密赢率多少')
    const theirs = bot.last('lin')
    await bot.says('lin', '川岳精密赢率多少')
    expect(theirs).toContain('给不了概率')
    expect(bot.last('lin').replaceAll('川岳', '海纳')).toBe(theirs)
  })
})
