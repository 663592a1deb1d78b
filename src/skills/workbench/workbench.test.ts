import { expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'boss', name: '周岩', role: 'manager' as const },
]

test.each(['合并客户', '帮我把宏达精密和宏达精密机械合并', '怎么合并重复的客户？'])(
  '%s leads to the page, which shows first what would move',
  async (text) => {
    const bot = await talk({ deals: [aDeal()], people })
    await bot.says('lin', text)
    expect(bot.last('lin')).toMatch(/^合并客户在页面上做/)
    expect(bot.written()).toEqual([])
  },
)

test('a manager is led to where customers are handed over, a rep to their manager', async () => {
  const bot = await talk({ deals: [aDeal()], people })
  await bot.says('boss', '把林晓的客户都交给陈默')
  expect(bot.last('boss')).toMatch(/^交接客户在页面上做/)
  await bot.says('lin', '交接一下客户')
  expect(bot.last('lin')).toContain('由主管来做')
})

test.each(['宏达精密说他们下个月要和另一家公司合并，采购先停一停', '把宏达精密一期和二期的报价合并一下'])(
  '%s is no order to merge customers',
  async (text) => {
    const bot = await talk({ deals: [aDeal()], people })
    await bot.says('lin', text)
    expect(bot.last('lin')).not.toContain('在页面上做')
  },
)
