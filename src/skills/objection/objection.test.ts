import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { lin, talk } from '../../testing/talk.ts'

describe('接异议', () => {
  test('a pushback is answered in three different ways, each with its labelled shift, the words behind a button', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    expect(bot.last('lin')).toMatch(/^客户嫌贵，三种接法\n宏达精密 ｜ 赢单概率 \d+ %（\d+–\d+ %）/)
    for (const way of ['澄清提问', '证据价值', '推进动作']) expect(bot.last('lin')).toContain(way)
    expect(bot.last('lin').match(/预期 \d+ %（先验）/g)).toHaveLength(3)
    await bot.presses('lin', '用②')
    const [words, redrawn] = bot.heard('lin').slice(-2)
    expect(words).toContain('【先说】')
    expect(redrawn).toMatch(/^客户嫌贵，三种接法/)
    expect(redrawn).toContain('[✓ 用②]')
  })

  test('the bare pushback of nobody in particular works as well', async () => {
    const bot = await talk()
    await bot.says('lin', '说没听过我们')
    expect(bot.last('lin')).toMatch(/^客户不放心我们，三种接法\n这个客户/)
  })

  test('a floor the rep mentions is in none of the words', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密要账期90天，我们最多给60，怎么谈')
    for (const mark of ['用①', '用②', '用③']) {
      await bot.presses('lin', mark)
      expect(bot.heard('lin').slice(-2).join('')).not.toContain('60')
    }
  })

  test('what was raised is kept with the exchange, and the mood only when it was told', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '客户发火了，说我们太贵，怎么回')
    const kept = await bot.storage.exchanges.ofDeal(await lin(bot), 'deal-宏达精密', 9)
    expect(kept).toMatchObject([
      { intent: 'objection.handle', objections: ['PRICE'], mood: { mood: 'upset', words: '发火' } },
      { intent: 'objection.handle', objections: ['PRICE'], judgements: [] },
    ])
    expect(kept[1]).not.toHaveProperty('mood')
    expect(kept[0]?.offered).toHaveLength(3)
  })
})

test('where it was raised, and by whom, is kept with it', async () => {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', '宏达精密财务总监嫌贵，怎么回')
  await bot.says('lin', '宏达精密嫌贵，怎么回')
  const [nobody, named] = await bot.storage.exchanges.ofDeal(await lin(bot), 'deal-宏达精密', 9)
  expect(named).toMatchObject({ stage: 'solution', roles: ['EB'] })
  expect(nobody).toMatchObject({ stage: 'solution' })
  expect(nobody).not.toHaveProperty('roles')
})

test('a visit is an exchange as well, with what was raised and how they took it; taken back, it is gone', async () => {
  const bot = await talk({ deals: [aDeal()] })
  const kept = async () => bot.storage.exchanges.ofDeal(await lin(bot), 'deal-宏达精密', 9)
  await bot.says('lin', '刚见了宏达精密的王总，聊得不错，就是嫌贵')
  expect(await kept()).toEqual([])
  await bot.presses('lin', '记下')
  expect(await kept()).toMatchObject([{ intent: 'visit.log', objections: ['PRICE'], mood: { words: '聊得不错' } }])
  await bot.presses('lin', '撤销')
  expect(await kept()).toEqual([])
})

describe('a part of the answer, when that is what was asked for', () => {
  test('an opening: three to choose from, ready to be copied', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密第一次见，开场白怎么说')
    expect(bot.last('lin')).toMatch(/^宏达精密，开场三种说法：\n\n① /)
    await bot.says('lin', '用第1条')
    expect(bot.last('lin')).toContain('【接住】')
  })

  test('the next step: what moves the figure most, and the words to agree on it', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密下一步怎么走')
    expect(bot.last('lin')).toMatch(/^下一步：.+（＋\d+）\n宏达精密/)
    expect(bot.last('lin')).toContain('当面这么约')
    expect(bot.last('lin')).toMatch(/一般要 \d+–\d+ 天（经验）/)
  })
})
