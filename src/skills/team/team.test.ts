import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩' },
  { userId: 'chen', name: '陈嘉', teamId: 'two' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
]

async function aTeam(): Promise<Bot> {
  const bot = await talk({ people, deals: [aDeal()] })
  await bot.says('lin', '昨天见了宏达精密的王总，他说预算80万')
  await bot.presses('lin', '记下')
  return bot
}

describe('看团队', () => {
  test('a manager sees who noted visits, by person, and nobody of another team', async () => {
    const bot = await aTeam()
    await bot.says('xu', '小林这周跑了几家')
    expect(bot.last('xu')).toMatch(/^1 人，拜访 1 次\n11月23日 到 11月29日\n林晓：拜访 1 · 在跟 1 单/)
    await bot.says('xu', '上周谁没拜访')
    expect(bot.last('xu')).toMatch(/^2 人没有拜访记录（共 2 人）\n11月16日 到 11月22日/)
    expect(bot.last('xu')).toContain('周岩：拜访 0 · 在跟 0 单 · 从没记过拜访')
    expect(bot.last('xu')).toContain('林晓：拜访 0 · 在跟 1 单 · 上次 11月23日')
    expect(bot.last('xu')).not.toContain('陈嘉')
    expect(bot.last('xu')).toContain('没有记录不等于没有跑')
  })

  test('a rep is told that the team is for others to see, and gets their own', async () => {
    const bot = await aTeam()
    await bot.says('zhou', '上周谁没拜访')
    const [sentence, card] = bot.heard('zhou').slice(-2)
    expect(sentence).toContain('只有主管和销售运营能看')
    expect(card).toContain('周岩：拜访 0')
    expect(card).not.toContain('林晓')
    await bot.says('zhou', '小林这周跑了几家')
    expect(bot.last('zhou')).toContain('没有找到你能看的')
  })

  test('figures that are not on record are not made up', async () => {
    const bot = await aTeam()
    await bot.says('xu', 'Q4达成率 全组')
    expect(bot.last('xu')).toContain('达成率这里没有数据')
  })
})

describe('打单小组', () => {
  test('says that it is not there yet, makes nothing, and whom to ask instead', async () => {
    const bot = await aTeam()
    await bot.says('lin', '拉个小组打宏达精密，要个懂供应链的')
    expect(bot.last('lin')).toContain('还没上线，什么都没建')
    expect(bot.last('lin')).toContain('许蔚：你的主管')
    expect(bot.last('lin')).toContain('记录里还没有技能标签')
    await bot.says('lin', '把这单的小分队撤了')
    expect(bot.last('lin')).toContain('没有小组可以解散')
  })
})
