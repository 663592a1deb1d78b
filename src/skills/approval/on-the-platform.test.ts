import { describe, expect, test } from 'vitest'
import { nothingKnown } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { type FakeApprovals, fakeApprovals } from '../../testing/fake-approvals.ts'
import { type Bot, lin, talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
  { userId: 'admin', name: '管理员', role: 'administrator' as const },
]
const quote = { value: { min: 120_000_000, max: 120_000_000 }, source: 'record' as const, on: '2026-11-01' }
const deal = aDeal({ facts: { ...nothingKnown, quote } })

/** 林晓 has asked for a discount through the company's template; nothing was started yet. */
async function asked(approvals: FakeApprovals): Promise<Bot> {
  const bot = await talk({ deals: [deal], people, approvals })
  await bot.says('admin', '审批模板 DISCOUNT-1')
  await bot.says('lin', '宏达精密嫌贵，给他8折行不')
  await bot.presses('lin', '送审')
  return bot
}

/** The same, started. */
async function started(approvals: FakeApprovals): Promise<Bot> {
  const bot = await asked(approvals)
  await bot.passes('2026-11-24T09:01:00+08:00')
  expect(approvals.started()).toHaveLength(1)
  return bot
}

const states = async (bot: Bot) => {
  const person = await lin(bot)
  return (await bot.storage.approvals.open(person)).map(({ state }) => state)
}

describe('审批模板', () => {
  test('is taken into use by an administrator’s word, shown and put aside again', async () => {
    const bot = await talk({ people, approvals: fakeApprovals() })
    await bot.says('admin', '审批模板')
    expect(bot.last('admin')).toMatch(/^接上测试审批\n(.|\n)*编码在模板页的地址里/)
    await bot.says('admin', '启用审批模板 https://example.com/approval/admin?definitionCode=7C468A54-8745&x=1')
    expect(bot.last('admin')).toContain('已启用测试审批模板「折扣申请」')
    expect(await bot.storage.outsideApprovals.templateOf('acme', 'test')).toEqual({
      code: '7C468A54-8745',
      name: '折扣申请',
    })
    await bot.says('admin', '审批模板')
    expect(bot.last('admin')).toMatch(/^测试审批模板：折扣申请/)
    await bot.presses('admin', '停用')
    expect(bot.last('admin')).toContain('已停用「折扣申请」')
    expect(await bot.storage.outsideApprovals.templateOf('acme', 'test')).toBeUndefined()
  })

  test('is refused with a sentence where it does not fit, where the platform refuses, and to everybody else', async () => {
    const approvals = fakeApprovals()
    const bot = await talk({ people, approvals })
    await bot.says('admin', '审批模板 UNFIT-CODE')
    expect(bot.last('admin')).toBe('没有启用：必填的“合同金额”我填不了，请改成选填。')
    approvals.fails('no-such-code', 'never')
    await bot.says('admin', '审批模板 NOWHERE-1')
    expect(bot.last('admin')).toMatch(/没有启用：测试没有接受（no-such-code）/)
    await bot.says('lin', '审批模板 DISCOUNT-1')
    expect(bot.last('lin')).toContain('由沙盘管理员来设')
    expect(await bot.storage.outsideApprovals.templateOf('acme', 'test')).toBeUndefined()
    const alone = await talk({ people })
    await alone.says('admin', '审批模板 DISCOUNT-1')
    expect(alone.last('admin')).toContain('接不上平台自己的审批')
  })
})

describe('a request that goes through the platform', () => {
  test('is started once in the asker’s name, though the platform was in trouble and an answer got lost', async () => {
    const approvals = fakeApprovals()
    const bot = await asked(approvals)
    expect(bot.last('lin')).toContain('测试审批里也会以你的名义发起一份')
    approvals.fails('busy', 'later')
    approvals.fails('timeout', 'unsure')
    await bot.passes('2026-11-24T09:01:00+08:00')
    const [request, ...others] = approvals.started()
    expect(others).toEqual([])
    expect(request).toMatchObject({ asker: 'lin', deciders: ['xu'], template: 'DISCOUNT-1', title: '8 折（宏达精密）' })
    expect(request?.lines.join('\n')).toContain('价格：120 万 → 96 万，少收 24 万')
    await bot.passes('2026-11-24T09:02:00+08:00')
    expect(approvals.started()).toHaveLength(1)
  })

  test('answered here is answered there, in the same person’s name', async () => {
    const approvals = fakeApprovals()
    const bot = await started(approvals)
    await bot.presses('xu', '同意')
    expect(bot.last('lin')).toContain('许蔚同意了：8 折（宏达精密）')
    expect(await approvals.standing(approvals.instance())).toMatchObject({ state: 'granted', by: 'xu' })
    const told = bot.heard('lin').length
    await bot.news('approval', approvals.instance())
    expect(bot.heard('lin')).toHaveLength(told)
  })

  test('answered there is answered here; told twice, late or of something unknown, nothing happens twice', async () => {
    const approvals = fakeApprovals()
    const bot = await started(approvals)
    await bot.news('approval', approvals.instance())
    expect(await states(bot)).toEqual(['open'])
    approvals.settles('granted', 'xu', '下不为例')
    await bot.news('approval', approvals.instance())
    expect(bot.last('lin')).toMatch(/^许蔚在测试审批里同意了：8 折（宏达精密）。“下不为例”/)
    const told = [bot.heard('lin').length, bot.heard('xu').length]
    for (const id of [approvals.instance(), 'of-somebody-else', approvals.instance()]) await bot.news('approval', id)
    expect([bot.heard('lin').length, bot.heard('xu').length]).toEqual(told)
    await bot.presses('xu', '不同意')
    expect(bot.last('xu')).toContain('已经同意了')
    expect(await bot.storage.firstBrokenAudit('acme')).toBeUndefined()
  })

  test('whoever is first counts: an answer there that was not told yet is not overruled here', async () => {
    const approvals = fakeApprovals()
    const bot = await started(approvals)
    approvals.settles('declined', 'xu')
    await bot.presses('xu', '同意')
    expect(bot.last('xu')).toContain('许蔚在测试审批里没有同意')
    expect(bot.last('lin')).toContain('许蔚在测试审批里没有同意')
    expect(bot.written()).toContain('approval.declined')
    expect(bot.written()).not.toContain('approval.granted')
  })

  test('somebody who is not asked there cannot answer here', async () => {
    const approvals = fakeApprovals(['the-cfo'])
    const bot = await started(approvals)
    await bot.presses('xu', '同意')
    expect(bot.last('xu')).toContain('在测试审批里现在不轮到你批')
    expect(await states(bot)).toEqual(['open'])
    approvals.settles('granted', 'the-cfo')
    await bot.news('approval', approvals.instance())
    expect(bot.last('lin')).toContain('审批人在测试审批里同意了')
    expect(bot.last('xu')).toContain('不用再批')
  })

  test('with another link in the chain it stays open until that one has answered', async () => {
    const approvals = fakeApprovals(['xu', 'the-cfo'])
    const bot = await started(approvals)
    await bot.presses('xu', '同意')
    expect(bot.last('xu')).toContain('还要下一位批')
    expect(await states(bot)).toEqual(['open'])
    approvals.settles('declined', 'the-cfo')
    await bot.news('approval', approvals.instance())
    expect(bot.last('lin')).toContain('没有同意')
    expect(await states(bot)).toEqual([])
  })

  test('taken back here it is taken back there; deleted or timed out there it is void here', async () => {
    const approvals = fakeApprovals()
    const bot = await started(approvals)
    await bot.pressesAs('lin', 'approval.list', '')
    await bot.presses('lin', '8 折（宏达精密）')
    await bot.presses('lin', '撤回')
    expect(bot.last('xu')).toContain('林晓撤回了申请')
    expect(await approvals.standing(approvals.instance())).toMatchObject({ state: 'void' })

    const other = fakeApprovals()
    const again = await started(other)
    other.settles('void')
    await again.news('approval', other.instance())
    expect(again.last('lin')).toContain('这件申请作废')
    expect(again.last('xu')).toContain('不用批了')
    await again.presses('xu', '同意')
    expect(again.last('xu')).toContain('已经作废了')
  })

  test('taken back there by the asker it is taken back here; granted and revoked, that is said', async () => {
    const approvals = fakeApprovals()
    const bot = await started(approvals)
    approvals.settles('void', 'lin')
    await bot.news('approval', approvals.instance())
    expect(bot.last('lin')).toContain('你在测试审批里撤回了')
    expect(bot.written()).toContain('approval.withdrawn')

    const other = fakeApprovals()
    const again = await started(other)
    await again.presses('xu', '同意')
    other.settles('void')
    await again.news('approval', other.instance())
    expect(again.last('lin')).toContain('不要再按它答应客户')
    expect(await again.storage.approvals.grantedFor(await lin(again), deal.id)).toEqual([])
  })

  test('what no event told of is found by looking, seldom', async () => {
    const approvals = fakeApprovals()
    const bot = await started(approvals)
    await bot.passes('2026-11-24T09:02:00+08:00')
    const looked = approvals.calls()
    await bot.passes('2026-11-24T09:10:00+08:00')
    expect(approvals.calls()).toBe(looked)
    approvals.settles('granted', 'xu')
    await bot.passes('2026-11-24T09:18:00+08:00')
    expect(bot.last('lin')).toContain('许蔚在测试审批里同意了')
    expect(bot.written()).not.toContain('approval.apart')
  })

  test('that the platform will not take goes on without it, and its asker is told', async () => {
    const approvals = fakeApprovals()
    const bot = await asked(approvals)
    approvals.fails('permission', 'never')
    await bot.passes('2026-11-24T09:01:00+08:00')
    expect(bot.last('lin')).toContain('没能送进测试审批（permission），照常在这里批')
    await bot.presses('xu', '同意')
    expect(bot.last('lin')).toContain('许蔚同意了')
    expect(approvals.started()).toEqual([])
  })

  test('is left to the platform’s page where the platform takes no answer from us', async () => {
    const approvals = fakeApprovals()
    const bot = await started(approvals)
    approvals.fails('used-up', 'never', 2)
    await bot.presses('xu', '同意')
    expect(bot.last('xu')).toContain('测试审批没有接受这次操作（used-up）。请到测试审批里处理')
    expect(await states(bot)).toEqual(['open'])
    approvals.fails('busy', 'later', 3)
    await bot.presses('xu', '同意')
    expect(bot.last('lin')).toContain('许蔚同意了')
  })

  test('is answered and taken back on the platform’s page alone where it takes neither from us', async () => {
    const { answer: _, withdraw: __, ...readable } = fakeApprovals()
    const approvals: FakeApprovals = readable
    const bot = await started(approvals)
    expect(bot.last('xu')).toContain('请在测试的“审批”里批')
    const [request] = await bot.storage.approvals.open(await lin(bot))
    await bot.pressesAs('xu', 'approval.grant', request?.id ?? '')
    expect(bot.last('xu')).toContain('请到那边处理')
    await bot.pressesAs('lin', 'approval.withdraw', request?.id ?? '')
    expect(bot.last('lin')).toContain('请到那边处理')
    await bot.says('lin', '我的审批')
    await bot.presses('lin', '8 折（宏达精密）')
    expect(bot.last('lin')).toContain('要撤回请到测试的“审批”里')
    expect(await states(bot)).toEqual(['open'])
    approvals.settles('granted', 'xu')
    await bot.news('approval', approvals.instance())
    expect(bot.last('lin')).toContain('许蔚在测试审批里同意了')
  })

  test('is not answered while it is being started', async () => {
    const bot = await asked(fakeApprovals())
    await bot.presses('xu', '同意')
    expect(bot.last('xu')).toContain('正在送进测试审批')
    await bot.passes('2026-11-24T09:01:00+08:00')
    await bot.presses('xu', '同意')
    expect(bot.last('lin')).toContain('许蔚同意了')
  })
})
