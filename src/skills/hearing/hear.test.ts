import { expect, test } from 'vitest'
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
