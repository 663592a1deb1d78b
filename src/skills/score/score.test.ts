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

const expectedOn = (deal: ReturnType<typeof worth>, value: string) => ({
  ...deal,
  facts: { ...deal.facts, closeDate: { value, source: 'said' as const, on: '2026-11-01' } },
})

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
    expect(bot.heard('lin').at(-2)).toMatch(/赢单概率：11月18日 \d+ %（\d+–\d+ %） → 11月23日 \d+ %（/)
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
    expect(bot.last('lin')).toContain('什么时候签还没有记录（数据不足），说一句“预计12月底签”我就记下')
    expect(bot.last('lin')).toContain(
      '概率是最终拿下的把握，会不会拖还没有依据；离签约还有：立项、招投标、商务谈判、合同',
    )
    await bot.says('lin', '宏达精密预计12月底签')
    await bot.presses('lin', '记下')
    await bot.says('lin', '宏达精密月底能签吗')
    expect(bot.last('lin')).toContain('预计签约 12月31日 周四，不在11月30日 周一前')
    await bot.says('lin', '宏达精密什么时候能签')
    expect(bot.last('lin')).toContain('预计签约 12月31日 周四。日子是你们说的')
    await bot.says('lin', '宏达精密上次是什么时候签的合同')
    expect(bot.last('lin')).not.toContain('日子是你们说的')
  })

  test('points in a tender are not guessed', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密投标15号截止，技术标我们能得多少分')
    expect(bot.last('lin')).toContain('标书能得几分我估不出')
  })

  test('what one has in hand is an expected number with its range, and says what it does not know', async () => {
    const bot = await talk({ deals: [worth('宏达精密', 100), worth('远航电子', 50), worth('云澜二院')] })
    await bot.says('lin', '手上这些单最后能成几单')
    expect(bot.last('lin')).toMatch(/^在谈 3 单，.*最终能成 0\.9 单左右，多半在 0–2 单/)
    expect(bot.last('lin')).toMatch(/金额折算约 \d+ 万，另有 1 单没记金额/)
  })

  test('a month’s forecast counts what is expected to be signed in it, and names what has no day or a day gone by', async () => {
    const bot = await talk({
      deals: [
        expectedOn(worth('宏达精密', 100), '2026-11-28'),
        expectedOn(worth('远航电子', 50), '2026-12-31'),
        expectedOn(worth('海纳精密'), '2026-11-10'),
        expectedOn(worth('青禾传感器'), '2026-Q4'),
        worth('云澜二院', 30),
      ],
    })
    await bot.says('lin', '这个月能签多少')
    const said = bot.last('lin').split('\n')
    expect(said[0]).toBe(
      '预计在11月里签的有 1 单，一共 100 万，按现在的概率能成 0.3 单左右，多半在 0–1 单。金额折算约 30 万。',
    )
    expect(said.slice(1, 5)).toEqual([
      '宏达精密 产线改造：预计签约 11月28日 周六，30 %',
      '只说了大概、可能落在这段时间的 1 单没算进去：青禾传感器 产线改造。',
      '预计的日子已过还没签的 1 单没算进去：海纳精密 产线改造。',
      '没说预计哪天签的 1 单没算进去：云澜二院 产线改造。',
    ])
    await bot.says('lin', '宏达精密推迟到12月15号签')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('预计签约：11月28日 周六 → 12月15日 周二')
    await bot.says('lin', '这个月能签几单')
    expect(bot.last('lin')).toContain('没有一单预计在11月里签')
    await bot.says('lin', '下个月能签几单')
    expect(bot.last('lin')).toContain('预计在12月里签的有 2 单，一共 150 万')
  })

  test('whoever leads a team asks for the team, a rep for their own', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'chen', name: '陈队', role: 'manager' as const },
    ]
    const deals = [
      expectedOn(worth('宏达精密', 100), '2026-11-28'),
      { ...expectedOn(worth('远航电子', 50), '2026-11-30'), ownerId: 'chen' },
    ]
    const bot = await talk({ people, deals })
    for (const who of ['lin', 'chen']) await bot.says(who, '这个月团队能签多少')
    expect(bot.last('lin')).toContain('预计在11月里签的有 1 单')
    expect(bot.last('chen')).toContain('预计在11月里签的有 2 单，一共 150 万')
    await bot.says('chen', '本周团队跑了几家')
    expect(bot.last('chen')).not.toContain('预计')
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

  test('of a customer on file who has no deal that is said, and one tap opens it', async () => {
    const bot = await talk({ deals: [], today: '2026-11-18' })
    await bot.says('lin', '刚见了苏州恒达的张总，预算一百来万')
    await bot.presses('lin', '记下')
    await bot.says('lin', '客户：某三甲医院，预算80万，怎么推进')
    await bot.says('lin', '苏州恒达这单赢率多少')
    expect(bot.last('lin')).toContain('苏州恒达还没有商机，算不出赢单概率')
    await bot.presses('lin', '建商机')
    expect(bot.last('lin')).toContain('建这个商机，对吗？\n客户：苏州恒达')
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
