import { describe, expect, test } from 'vitest'
import { nothingKnown } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩', teamId: 'two' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const, teamId: 'all' },
]
const deals = [
  aDeal({ updatedAt: '2026-10-01T00:00:00.000Z' }),
  aDeal({ customer: '远航电子', updatedAt: '2026-11-23T00:00:00.000Z' }),
  aDeal({
    customer: '明道零售',
    ownerId: 'zhou',
    teamId: 'two',
    facts: {
      ...nothingKnown,
      nextStep: { value: '2026-11-10', source: 'said', on: '2026-11-01' },
      competitors: { value: ['金蝶'], source: 'said', on: '2026-11-01' },
    },
  }),
]

describe('查风险', () => {
  test('lists the deals whose records hold signs, the gravest first, and only one’s own', async () => {
    const bot = await talk({ people, deals })
    await bot.says('lin', '哪些单子有风险')
    expect(bot.last('lin')).toMatch(/^2 单里有 2 单要核实\n.*\n① 宏达精密 54 天没记录\n② 远航电子 没记联系人/)
    expect(bot.last('lin')).toContain('只是记录里的信号，要你核实')
    expect(bot.last('lin')).not.toContain('明道零售')
    await bot.presses('lin', '①怎么办')
    expect(bot.last('lin')).toMatch(/^赢单概率/)
  })

  test('a manager sees the team’s with their owners, and by what else was asked', async () => {
    const bot = await talk({ people, deals })
    await bot.says('xu', '哪些单子有风险')
    expect(bot.last('xu')).toContain('明道零售（周岩） 下一步过期了')
    await bot.says('xu', '金蝶参与的单子哪些悬了')
    expect(bot.last('xu')).toMatch(/^1 单里有 1 单要核实/)
  })

  test('one deal: every sign and what to do first; a visit that was noted quietens it', async () => {
    const bot = await talk({ people, deals })
    await bot.says('lin', '宏达精密这单健康吗')
    expect(bot.last('lin')).toMatch(/^宏达精密：3 个信号要核实\n.*没有拜访记录/)
    expect(bot.last('lin')).toContain('信号1：没有拜访记录，记录停在 10月1日（54 天）')
    expect(bot.last('lin')).toContain('先做：联系一次，哪怕没接也记一笔')
    await bot.says('lin', '刚见了宏达精密的王总，他是拍板的，约了下周三再去')
    await bot.presses('lin', '记下', 1)
    await bot.says('lin', '宏达精密这单健康吗')
    expect(bot.last('lin')).toMatch(/^宏达精密：记录里没有要核实的信号/)
  })

  test('what is not on record is said not to be', async () => {
    const bot = await talk({ people })
    await bot.says('lin', '哪些单子有风险')
    expect(bot.last('lin')).toContain('没有在跟的商机')
    await bot.says('lin', '天合光能那单卡在哪儿了')
    expect(bot.last('lin')).toContain('记录里没有找到天合光能')
  })
})
