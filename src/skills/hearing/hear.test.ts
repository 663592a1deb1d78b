import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const doubtful = '宏达精密那边算是落听了'

test('where there is doubt a second reader is asked, with the names to hide, and believed', async () => {
  const asked: { text: string; names: readonly string[] }[] = []
  const bot = await talk({
    deals: [aDeal()],
    secondReader: async (text, { names }) => {
      asked.push({ text, names })
      return { intents: ['deal.won'] }
    },
  })
  await bot.says('lin', doubtful)
  expect(asked).toMatchObject([{ text: doubtful, names: expect.arrayContaining(['宏达精密']) }])
  expect(bot.last('lin')).toMatch(/^标成赢单，对吗？/)
})

test('a clear message is not sent anywhere', async () => {
  let asked = 0
  const bot = await talk({
    deals: [aDeal()],
    secondReader: async () => {
      asked += 1
      return undefined
    },
  })
  await bot.says('lin', '刚见了宏达精密的王总，他说预算月底批')
  await bot.says('lin', '明天下午三点提醒我给王总打电话')
  expect(asked).toBe(0)
})

test('a reader that stays silent changes nothing', async () => {
  const [alone, beside] = await Promise.all([
    talk({ deals: [aDeal()] }),
    talk({ deals: [aDeal()], secondReader: async () => undefined }),
  ])
  for (const bot of [alone, beside]) await bot.says('lin', doubtful)
  expect(beside.last('lin')).toBe(alone.last('lin'))
})

describe('while the talk is about one customer', () => {
  const talking = async () => {
    const bot = await talk({
      deals: [aDeal({ id: 'a', customer: '云澜二院' }), aDeal({ id: 'b', customer: '望屿妇幼保健院', name: '监护' })],
    })
    await bot.says('lin', '云澜二院嫌贵，怎么回')
    return bot
  }

  test.each(['望屿妇幼丢了，输给迈瑞', '望屿妇幼拿下了，38万'])('%s is about the other', async (text) => {
    const bot = await talking()
    await bot.says('lin', text)
    expect(bot.last('lin')).toContain('商机：望屿妇幼保健院 监护')
  })

  test('a customer on file who is called a rival is one', async () => {
    const bot = await talking()
    await bot.says('lin', '竞品是望屿妇幼')
    expect(bot.last('lin')).toMatch(/商机：云澜二院.*\n竞品：— → 望屿/)
  })

  test('what names a customer on file is never small talk', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '服了宏达精密了')
    expect(bot.last('lin')).toContain('宏达精密')
    expect(bot.last('lin')).toMatch(/赢单概率 \d+ %/)
  })

  test('a name alone asks what is known of them', async () => {
    const bot = await talking()
    await bot.says('lin', '望屿妇幼')
    expect(bot.last('lin')).toMatch(/^望屿妇幼保健院 监护：林晓在跟/)
  })

  test('an order not to close is no order, whatever it is heard with: it is said where the deal stays', async () => {
    const bot = await talking()
    await bot.says('lin', '云澜二院先别标丢单')
    expect(bot.last('lin')).toMatch(/^好，不标丢单/)
    expect(bot.last('lin')).toContain('方案测试')
    expect(bot.written().filter((kind) => kind === 'deal.changed')).toEqual([])
  })
})
