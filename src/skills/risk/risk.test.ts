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
    expect(bot.last('lin')).toMatch(
      /^2 单里有 2 单要核实\n.*\n① 宏达精密 缺使用人、把关人\n② 远航电子 缺使用人、把关人/,
    )
    expect(bot.last('lin')).toContain('只是记录里的信号，要你核实')
    expect(bot.last('lin')).not.toContain('明道零售')
    await bot.presses('lin', '①怎么办')
    expect(bot.last('lin')).toMatch(/^赢单概率/)
  })

  test.each(['热力图', '热力图发我', '把热力图发我一张', '看看我们组的风险热力图', '热力图发群里'])(
    'by its name: %s',
    async (text) => {
      const bot = await talk({ people, deals })
      await bot.says('lin', text)
      expect(bot.last('lin')).toContain('2 单里有 2 单要核实')
    },
  )

  test.each(['热力图怎么看', '热力图是谁做的', '把客户热力图数据导出发我'])('not: %s', async (text) => {
    const bot = await talk({ people, deals })
    await bot.says('lin', text)
    expect(bot.last('lin')).not.toContain('2 单里有 2 单要核实')
  })

  test('of more deals than are listed, how many each signal concerns', async () => {
    const many = Array.from({ length: 7 }, (_, at) =>
      aDeal({ customer: `远航${at}厂`, updatedAt: at < 3 ? '2026-10-01T00:00:00.000Z' : '2026-11-23T00:00:00.000Z' }),
    )
    const bot = await talk({ people, deals: many })
    await bot.says('lin', '哪些单子有风险')
    expect(bot.last('lin')).toContain('先列最要紧的 5 单')
    expect(bot.last('lin')).toMatch(/各信号涉及：决策链 7 单、.*沉默 3 单/)
  })

  test('a manager sees the team’s with their owners, and by what else was asked', async () => {
    const bot = await talk({ people, deals })
    await bot.says('xu', '哪些单子有风险')
    expect(bot.last('xu')).toContain('明道零售（周岩） ')
    await bot.says('xu', '金蝶参与的单子哪些悬了')
    expect(bot.last('xu')).toMatch(/^1 单里有 1 单要核实/)
  })

  test('one deal: every sign and what to do first; a visit that was noted quietens it', async () => {
    const bot = await talk({ people, deals })
    await bot.says('lin', '宏达精密这单健康吗')
    expect(bot.last('lin')).toMatch(/^宏达精密：4 个信号要核实\n产线改造 · 方案测试\n高 决策链：缺使用人、把关人/)
    expect(bot.last('lin')).toContain('高 沉默：54 天没有和人往来的记录')
    expect(bot.last('lin')).toContain('先做：请认识的人引荐缺的那一位')
    await bot.says('lin', '刚见了宏达精密的王总，他是拍板的，约了下周三再去')
    await bot.presses('lin', '记下', 1)
    await bot.says('lin', '宏达精密这单健康吗')
    expect(bot.last('lin')).toMatch(/^宏达精密：2 个信号要核实/)
    expect(bot.last('lin')).not.toContain('沉默')
  })

  test('what does not apply is said so with one tap, and holds until something changes', async () => {
    const bot = await talk({ people, deals })
    await bot.says('lin', '宏达精密这单健康吗')
    await bot.presses('lin', '决策链不适用')
    expect(bot.heard('lin').at(-2)).toBe('标上了，这一项一有变化会再提醒你。')
    expect(bot.last('lin')).toMatch(/^宏达精密：3 个信号要核实/)
    expect(bot.last('lin')).not.toContain('缺使用人')
  })

  test('what another program pushed is there at once, quoted and dated', async () => {
    const bot = await talk({ people, deals })
    const event = {
      id: 'e',
      at: '2026-11-23T10:00:00+08:00',
      source: 'chat',
      from: 'customer',
      who: '王磊',
      customer: '宏达精密',
    }
    await bot.pushes({ ...event, text: '金蝶报价比你们低两成' })
    await bot.says('lin', '宏达精密这单健康吗')
    expect(bot.last('lin')).toContain('高 对手：对手的价格已经在桌上')
    await bot.pushes({ ...event, id: 'c', text: '三天两头停机', complaint: { product: '售后服务', severity: 'high' } })
    await bot.says('lin', '宏达精密这单健康吗')
    expect(bot.last('lin')).toContain('11月23日 宏达精密：“售后服务：三天两头停机”')
  })

  test('what is not on record is said not to be', async () => {
    const bot = await talk({ people })
    await bot.says('lin', '哪些单子有风险')
    expect(bot.last('lin')).toContain('没有在跟的商机')
    await bot.says('lin', '天合光能那单卡在哪儿了')
    expect(bot.last('lin')).toContain('记录里没有找到天合光能')
  })

  test('asked in a group, the group gets the heatmap without customer, amount or person, and the asker the card', async () => {
    const bot = await talk({ people, deals })
    await bot.pushes({
      id: 'e',
      at: '2026-11-23T10:00:00+08:00',
      source: 'chat',
      from: 'customer',
      who: '王磊',
      customer: '宏达精密',
      text: '金蝶报价 120 万，比你们低两成',
    })
    await bot.saysInGroup('group-one', 'lin', '哪些单子有风险')
    expect(bot.last('lin')).toMatch(/^2 单里有 2 单要核实/)
    const [delivery, ...more] = bot.deliveries('group-one')
    expect(more).toEqual([])
    if (delivery?.outgoing.kind !== 'picture') throw new Error('the group saw no picture')
    const { picture } = delivery.outgoing
    expect(picture.rows.map(({ label }) => label)).toEqual(['1  方案测试', '2  方案测试'])
    expect(picture.rows[0]?.cells[picture.columns.indexOf('对手')]).toBe('dark')
    for (const secret of ['宏达', '远航', '明道', '产线', '林晓', '王磊', '金蝶', '万', 'deal-'])
      expect(JSON.stringify(picture)).not.toContain(secret)

    await bot.saysInGroup('group-one', 'lin', '宏达精密这单健康吗')
    expect(bot.last('lin')).toMatch(/^宏达精密：/)
    expect(bot.deliveries('group-one')).toHaveLength(1)
  })
})
