import { expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { lin, talk } from '../../testing/talk.ts'
import { scoreAsked } from './asked.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'wang', name: '王海' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
]
const deals = [aDeal(), aDeal({ customer: '海岳物流', ownerId: 'wang', id: 'deal-hy' })]

test('somebody’s score is said with its formula to whoever may see it, the same to them, and who looked is kept', async () => {
  const bot = await talk({ people, deals })
  await bot.says('xu', '林晓的综合评分')
  const shown = bot.last('xu')
  expect(shown).toMatch(
    /^林晓的综合评分：没定目标，不评\n.*算到 2026-11-23\n公式：达成率 数据不足 × 健康系数 数据不足 × 100/,
  )
  await bot.says('lin', '我的综合评分是多少？')
  expect(bot.last('lin')).toBe(shown)
  expect((await bot.storage.looks.at(await lin(bot), 'lin', 10)).map(({ by }) => by)).toEqual(['许蔚'])
  await bot.says('lin', '王海的综合评分')
  expect(bot.last('lin')).toBe('没有找到你能看评分的“王海”。')
  await bot.says('xu', '组里的综合评分')
  expect(bot.last('xu')).toMatch(/^2 人的综合评分[\s\S]*林晓：没定目标，不评\n王海：/)
})

test.each([
  ['我的综合评分', { of: 'me' }],
  ['看看组里的综合评分', { of: 'team' }],
  ['林晓的综合评分怎么来的？', { of: 'name', name: '林晓' }],
  ['综合评分', { of: 'team' }],
])('%s', (text, asked) => {
  expect(scoreAsked(text)).toEqual(asked)
})

test.each(['导出综合评分', '这单评分怎么来的', '把综合评分表发我', '我对综合评分有异议：出差了'])('not %s', (text) => {
  expect(scoreAsked(text)).toBeUndefined()
})
