import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { type Bot, lin, talk } from '../../testing/talk.ts'

const namesOn = (card: string) => [...card.matchAll(/^[①②③] [^：]+：(\S+)/gm)].map((match) => match[1])

const verdictsOf = async (bot: Bot) =>
  (await bot.storage.exchanges.ofDeal(await lin(bot), 'deal-宏达精密', 9))
    .flatMap(({ judgements }) => judgements)
    .map(({ verdict }) => verdict)

async function priced(): Promise<Bot> {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', '宏达精密嫌贵，怎么回')
  return bot
}

describe('评价话术', () => {
  test('one sent back gives another in its place, and the other two stay', async () => {
    const bot = await priced()
    const before = namesOn(bot.last('lin'))
    await bot.says('lin', '第2条不行 太硬了 换个软点的')
    const after = namesOn(bot.last('lin'))
    expect([after[0], after[2]]).toEqual([before[0], before[2]])
    expect(before).not.toContain(after[1])
    expect(await verdictsOf(bot)).toEqual(['refused'])
  })

  test('all of them sent back give others, until the library has no more, which is said', async () => {
    const bot = await priced()
    const shown = new Set(namesOn(bot.last('lin')))
    for (let round = 0; round < 9 && !bot.last('lin').includes('没有新的了'); round++) {
      await bot.says('lin', '都不行 换一批')
      const others = bot.heard('lin').slice(-2).flatMap(namesOn)
      for (const name of namesOn(bot.last('lin'))) expect(shown.has(name)).toBe(false)
      for (const name of others) shown.add(name)
    }
    expect(bot.last('lin')).toContain('没有新的了')
    expect(shown.size).toBeGreaterThan(3)
  })

  test('the button does the same', async () => {
    const bot = await priced()
    const before = namesOn(bot.last('lin'))
    await bot.presses('lin', '换一批')
    for (const name of namesOn(bot.last('lin'))) expect(before).not.toContain(name)
  })

  test('adopting one brings its words; praise on another day is for the one that was used', async () => {
    const bot = await priced()
    await bot.says('lin', '就按第一个来')
    expect(bot.last('lin')).toContain('【先说】')
    const name = /^① (\S+?)（/.exec(bot.last('lin'))?.[1]
    bot.at('2026-11-26T10:00:00+08:00')
    await bot.says('lin', '上次那个话术挺好用，客户当场就松口了')
    expect(bot.last('lin')).toContain(`“${name}”好用`)
    expect(await verdictsOf(bot)).toEqual(['taken', 'good'])
  })

  test('praise for nothing in particular is asked about, and so is a number there is none of', async () => {
    const bot = await priced()
    await bot.says('lin', '那句好用')
    expect(bot.last('lin')).toContain('哪一套好用？')
    await bot.presses('lin', '②')
    expect(bot.last('lin')).toContain('好用。')
    await bot.says('lin', '第5条不错')
    expect(bot.last('lin')).toContain('没有第 5 套')
  })

  test('what the customer did not take is not counted as good, and what tells neither is asked about', async () => {
    const bot = await priced()
    await bot.presses('lin', '用①')
    await bot.says('lin', '刚才那句话术客户不吃')
    expect(bot.last('lin')).toContain('不好用')
    await bot.says('lin', '刚才那个话术我用了')
    expect(bot.last('lin')).toMatch(/^“.+”好用吗？/)
    expect(await verdictsOf(bot)).not.toContain('good')
    await bot.presses('lin', '好用')
    expect(await verdictsOf(bot)).toContain('good')
  })

  test('words on a card that a button brought can be judged like any other', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '今天先干嘛')
    await bot.presses('lin', '①怎么推进')
    await bot.says('lin', '都不行 换一批')
    expect(bot.last('lin')).not.toContain('还没给过你话术')
    expect(bot.written().filter((kind) => kind === 'track.judged')).toHaveLength(3)
  })

  test('before any words were offered there is nothing to judge', async () => {
    const bot = await talk()
    await bot.says('lin', '第2条不行')
    expect(bot.last('lin')).toContain('还没给过你话术')
  })
})

test.each(['用①', '用1', '1', '③', '第二条', '要3', '就选第一个吧'])(
  'the label of a button typed is the button pressed: %s',
  async (text) => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密怎么推进')
    expect(bot.last('lin')).toContain('只问一句')
    await bot.says('lin', text)
    expect(bot.last('lin')).toMatch(/^[①②③] .+\n\n【先说】/)
  },
)

test('a figure with its unit answers the question of the card', async () => {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', '宏达精密的总经理倾向对手创基，怎么办')
  expect(bot.last('lin')).toContain('只问一句：预算批了没有')
  await bot.says('lin', '3万')
  expect(bot.last('lin')).toContain('预算：— → 3 万')
})
