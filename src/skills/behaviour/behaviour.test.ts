import { describe, expect, test } from 'vitest'
import { aDeal, company } from '../../testing/build.ts'
import { lin, talk } from '../../testing/talk.ts'
import { healthAsked } from './asked.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'wang', name: '王海' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
]
const deals = [aDeal(), aDeal({ customer: '海岳物流', ownerId: 'wang', id: 'deal-hy' })]

describe('销售健康度', () => {
  test('whoever is measured is shown what their manager is, and who looked', async () => {
    const bot = await talk({ people, deals })
    await bot.says('xu', '林晓的销售健康度')
    const shown = bot.last('xu')
    expect(shown).toMatch(/^林晓的销售健康度\n节奏 数据不足 · 内容 数据不足 · 协同 数据不足/)
    await bot.says('lin', '我的销售健康度怎么样')
    expect(bot.last('lin')).toBe(shown)
    const looks = await bot.storage.looks.at(await lin(bot), 'lin', 10)
    expect(looks.map(({ by }) => by)).toEqual(['许蔚'])
  })

  test('the team stands without a rank; a rep sees nobody but themselves', async () => {
    const bot = await talk({ people, deals })
    await bot.says('xu', '组里的销售健康度')
    expect(bot.last('xu')).toMatch(/^2 人的销售健康度[\s\S]*林晓：[\s\S]*王海：/)
    await bot.says('lin', '王海的销售健康度')
    expect(bot.last('lin')).toBe('没有找到你能看的“王海”。')
    expect(await bot.storage.looks.at({ ...(await lin(bot)), id: 'wang', tenantId: company }, 'wang', 10)).toHaveLength(
      1,
    )
  })

  test('a habit on record stands with its level, its interval and what to do first', async () => {
    const bot = await talk({ people, deals: [aDeal({ openedOn: '2026-06-01' })] })
    for (const day of ['16', '17', '18', '19']) {
      const chat = { source: 'chat', customer: '宏达精密' }
      await bot.pushes(
        { ...chat, id: `q${day}`, at: `2026-11-${day}T09:30:00+08:00`, from: 'customer', text: '参数表能发一份吗？' },
        { ...chat, id: `a${day}`, at: `2026-11-${day}T17:30:00+08:00`, from: 'rep', who: '林晓', text: '发您了' },
      )
    }
    await bot.says('xu', '林晓的销售健康度')
    expect(bot.last('xu')).toMatch(/询问回复：警戒 8 小时（样本 4）[\s\S]*先做：.+。/)
  })

  test('the health of a customer stays a question about its deal', async () => {
    const bot = await talk({ people, deals })
    await bot.says('xu', '宏达精密的健康度')
    expect(bot.last('xu')).toContain('个信号要核实')
  })
})

test.each([
  ['我的销售健康度怎么样', { of: 'me' }],
  ['看看组里的行为健康', { of: 'team' }],
  ['销售健康度', { of: 'team' }],
  ['小林的健康度如何？', { of: 'name', name: '小林', surely: false }],
  ['查一下王海的销售行为', { of: 'name', name: '王海', surely: true }],
])('%s', (text, asked) => {
  expect(healthAsked(text)).toEqual(asked)
})

test.each(['这单健康吗', '我的健康度', '健康度是怎么算的', '老王健康状况不好'])(
  'nobody’s habits are asked for: %s',
  (text) => {
    expect(healthAsked(text)).toBeUndefined()
  },
)
