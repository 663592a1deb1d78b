import { describe, expect, test } from 'vitest'
import { nothingKnown } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
  { userId: 'he', name: '何建安', role: 'manager' as const, teamId: 'two' },
  { userId: 'boss', name: '顾总', role: 'manager' as const, teamId: 'all' },
]

const deal = aDeal({
  facts: {
    ...nothingKnown,
    quote: { value: { min: 120_000_000, max: 120_000_000 }, source: 'record', on: '2026-11-01' },
    competitors: { value: ['迈瑞'], source: 'record', on: '2026-11-01' },
  },
})

/** 林晓 has asked for a discount; the draft is shown. */
async function aDraft(text = '宏达精密嫌贵，给他8折行不') {
  const bot = await talk({ deals: [deal], people })
  await bot.says('lin', text)
  return bot
}

describe('审批', () => {
  test('is drafted with what is known, said what is not, and sent only when the rep says so', async () => {
    const bot = await aDraft()
    expect(bot.last('lin')).toMatch(/^送给许蔚批，对吗？\n8 折（宏达精密）/)
    expect(bot.last('lin')).toContain('价格：120 万 → 96 万，少收 24 万')
    expect(bot.last('lin')).toContain('毛利：没有成本记录，算不出')
    expect(bot.last('lin')).toMatch(/赢单概率：现在 \d+ %，批了约 \d+ %（估计）/)
    expect(bot.last('lin')).toContain('理由：客户嫌贵；竞品 迈瑞')
    expect(bot.heard('xu')).toEqual([])
    await bot.presses('lin', '送审')
    expect(bot.last('lin')).toContain('已送给许蔚')
    expect(bot.last('xu')).toMatch(/^林晓申请：8 折\n折扣 · 今天 09:00 送来\n“宏达精密嫌贵，给他8折行不”/)
    expect(bot.heard('boss')).toEqual([])
  })

  test('the answer of the one with the authority reaches the rep; pressing again changes nothing', async () => {
    const bot = await aDraft()
    await bot.presses('lin', '送审')
    await bot.presses('xu', '同意')
    expect(bot.last('lin')).toContain('许蔚同意了：8 折（宏达精密）')
    const told = bot.heard('lin').length
    await bot.presses('xu', '不同意')
    expect(bot.last('xu')).toContain('这件申请今天 09:00 已经同意了')
    expect(bot.heard('lin')).toHaveLength(told)
    await bot.presses('lin', '送审')
    expect(bot.last('lin')).toContain('已失效')
    expect(await bot.storage.firstBrokenAudit('acme')).toBeUndefined()
  })

  test('批了没 is answered with how it stands', async () => {
    const bot = await aDraft()
    await bot.presses('lin', '送审')
    await bot.says('lin', '批了没')
    expect(bot.last('lin')).toBe('还没批：8 折（宏达精密），今天 09:00 送给许蔚的。')
    await bot.presses('xu', '同意')
    await bot.says('lin', '那个折扣批了吗')
    expect(bot.last('lin')).toBe('批了：8 折（宏达精密），今天 09:00 同意的。')
    await bot.says('lin', '宏达精密预算批了没')
    expect(bot.last('lin')).not.toContain('8 折（')
  })

  test('nobody else may answer: not who asked, not another team’s manager; a manager above may', async () => {
    const bot = await aDraft()
    await bot.presses('lin', '送审')
    const [id = ''] = bot
      .deliveries('xu')
      .flatMap(({ outgoing }) => (outgoing.kind === 'card' ? (outgoing.card.buttons?.[0]?.argument ?? []) : []))
    await bot.pressesAs('lin', 'approval.grant', id)
    expect(bot.last('lin')).toContain('自己的申请不能自己批')
    await bot.pressesAs('he', 'approval.grant', id)
    expect(bot.last('he')).toContain('找不到这件申请')
    await bot.pressesAs('boss', 'approval.decline', id)
    expect(bot.last('lin')).toContain('顾总没有同意')
  })

  test('a manager’s own request goes to the one above, never to themselves', async () => {
    const bot = await talk({ people })
    await bot.says('xu', '客户要92折 能给不能给')
    expect(bot.last('xu')).toMatch(/^送给顾总批，对吗？/)
    await bot.says('boss', '客户要92折 能给不能给')
    expect(bot.last('boss')).toContain('没有找到有权批这件事的主管')
  })

  test('a question goes to the rep word for word, and the answer comes back with the request', async () => {
    const bot = await aDraft()
    await bot.presses('lin', '送审')
    await bot.presses('xu', '问一下')
    await bot.says('xu', '月底能回多少')
    expect(bot.last('lin')).toMatch(/^许蔚：月底能回多少\n8 折（宏达精密）/)
    await bot.presses('xu', '问一下')
    await bot.says('xu', '量有多大')
    expect(bot.last('lin')).toMatch(/^许蔚：量有多大\n8 折（宏达精密）/)
    await bot.presses('lin', '回一句')
    await bot.says('lin', '三年框架，一年四十台')
    expect(bot.last('xu')).toMatch(/^林晓：三年框架，一年四十台/)
    await bot.presses('xu', '看这件申请')
    expect(bot.last('xu')).toMatch(/许蔚：月底能回多少\n许蔚：量有多大\n林晓：三年框架，一年四十台/)
    await bot.presses('xu', '同意')
    expect(bot.last('lin')).toContain('许蔚同意了')
  })

  test('about to ask, a manager who goes on with something else passes nothing on', async () => {
    const bot = await aDraft()
    await bot.presses('lin', '送审')
    const before = bot.heard('lin').length
    await bot.presses('xu', '问一下')
    await bot.says('xu', '苏州一家做锂电的，嫌交期长，怎么推进')
    expect(bot.last('xu')).toMatch(/^赢单概率/)
    expect(bot.heard('lin')).toHaveLength(before)
  })

  test('a reason may be added, a draft dropped, a request taken back', async () => {
    const bot = await aDraft()
    await bot.presses('lin', '补一句理由')
    await bot.says('lin', '年底冲量，下季度还有两台')
    expect(bot.last('lin')).toContain('“宏达精密嫌贵，给他8折行不（年底冲量，下季度还有两台）”')
    await bot.presses('lin', '不送')
    await bot.presses('lin', '送审')
    expect(bot.last('lin')).toContain('已失效')
    await bot.says('lin', '宏达精密嫌贵，给他8折行不')
    await bot.presses('lin', '送审')
    await bot.says('lin', '提醒我明天问审批')
    await bot.pressesAs('lin', 'approval.list', '')
    expect(bot.last('lin')).toMatch(/^等着批的 1 件\n我送的：8 折（宏达精密）/)
    await bot.presses('lin', '8 折（宏达精密）')
    await bot.presses('lin', '撤回')
    expect(bot.last('xu')).toContain('林晓撤回了申请')
    await bot.presses('xu', '同意')
    expect(bot.last('xu')).toContain('已经撤回了')
  })

  test('without a price or a deal that is said, not made up', async () => {
    const bot = await talk({ people })
    await bot.says('lin', '再让12个点 领导能松口吗')
    expect(bot.last('lin')).toContain('关于：没说是哪一单')
    expect(bot.last('lin')).toContain('价格：报价没有记录，差额算不出')
    expect(bot.last('lin')).not.toContain('赢单概率')
  })
})
