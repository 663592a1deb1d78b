import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

describe('待办', () => {
  test('is kept with what, when and about whom, and said when its time comes, once', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '明天下午三点提醒我给宏达精密发报价')
    expect(bot.last('lin')).toMatch(
      /^明天 15:00 提醒你：给宏达精密发报价\n关于宏达精密 · 十分钟内可以撤销\n提醒：明天 15:00\n/,
    )
    await bot.passes('2026-11-25T14:59:59+08:00')
    expect(bot.heard('lin')).toHaveLength(1)
    await bot.passes('2026-11-25T15:00:05+08:00')
    expect(bot.last('lin')).toMatch(/^提醒：给宏达精密发报价\n你让我这时候叫你\n/)
    await bot.passes('2026-11-25T15:00:15+08:00')
    expect(bot.heard('lin')).toHaveLength(2)
    await bot.presses('lin', '接着怎么说')
    expect(bot.last('lin')).toMatch(/^赢单概率/)
  })

  test('what to be reminded of is told after when, and the hour stays when only the day was wrong', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密周四下午三点再见李总，提醒我带合同')
    expect(bot.last('lin')).toMatch(/^11月26日 周四 15:00 提醒你：带合同（再见李总）/)
    await bot.says('lin', '刚才那个记错了，是周五')
    expect(bot.last('lin')).toMatch(/^已更正：11月27日 周五 15:00 提醒你：带合同（再见李总）/)
    expect(bot.last('lin')).not.toContain('我先定的')
  })

  test('a reminder brings how it was left with the customer, and the page before a visit', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '刚见了宏达精密的李工，他答应让我们进场测试')
    await bot.presses('lin', '记下')
    await bot.says('lin', '明天下午三点提醒我去宏达精密演示')
    await bot.passes('2026-11-25T15:00:05+08:00')
    expect(bot.last('lin')).toContain('11月24日说好：“刚见了宏达精密的李工，他答应让我们进场测试”')
    await bot.presses('lin', '拜访准备')
    expect(bot.heard('lin').at(-2)).toMatch(/^拜访宏达精密：一页纸\n【上次】/)
  })

  test('what is to be done for somebody known elsewhere is not laid to whom the talk is about', async () => {
    const contacts = [{ name: '钱老师' }]
    const far = aDeal({ id: 'far', customer: '远航电子', facts: { ...aDeal().facts, contacts } })
    const bot = await talk({ deals: [aDeal(), far] })
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '周五前给钱老师交澄清函，提醒我')
    expect(bot.last('lin')).toContain('关于远航电子')
    await bot.says('lin', '明天上午提醒我给李工发样本')
    expect(bot.last('lin')).toContain('关于宏达精密')
  })

  test('a day without a time gets one of the working day, and says that it was chosen; the record keeps the day', async () => {
    const bot = await talk()
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    await bot.says('lin', '周五提醒我给王总打电话')
    expect(bot.last('lin')).toMatch(
      /^11月27日 周五 09:00 提醒你：给王总打电话\n.*\n你说的：11月27日 周五\n.*几点是我先定的/,
    )
    expect(await bot.storage.tasks.open(lin)).toMatchObject([
      { due: { value: '2026-11-27' }, remindAt: '2026-11-27T01:00:00.000Z' },
    ])
  })

  test.each([
    ['后天下午提醒我寄样', '11月26日 周四 14:00', '寄样'],
    ['10分钟后提醒我给张工回电话', '今天 09:10', '给张工回电话'],
    ['一个半小时后叫我开会', '今天 10:30', '开会'],
    ['下周提醒我跟进一下奥克斯', '11月30日 周一 09:00', '跟进一下奥克斯'],
    ['下下周二15:30闹我一下 给郎总送台历', '12月8日 周二 15:30', '给郎总送台历'],
    ['加个待办 今天下班前把参数表改完', '今天 14:00', '把参数表改完'],
  ])('%s', async (said, when, what) => {
    const bot = await talk()
    await bot.says('lin', said)
    expect(bot.last('lin').split('\n')[0]).toBe(`${when} 提醒你：${what}`)
  })

  test('without a time it goes on the list and is not said; a time can be set with a button or in words', async () => {
    const bot = await talk()
    await bot.says('lin', '记得给洽洽寄样')
    expect(bot.last('lin')).toMatch(/^记进待办：给洽洽寄样\n.*\n提醒：没说时间，不会提醒/)
    await bot.presses('lin', '定时间')
    await bot.says('lin', '周五下午三点')
    expect(bot.last('lin')).toBe('改好了，11月27日 周五 15:00 提醒你：给洽洽寄样。')
    await bot.presses('lin', '定时间')
    await bot.presses('lin', '明天 09:00')
    await bot.passes('2026-11-25T09:00:01+08:00')
    expect(bot.last('lin')).toMatch(/^提醒：给洽洽寄样/)
    await bot.passes('2026-11-27T15:00:01+08:00')
    expect(bot.last('lin')).toMatch(/^提醒：给洽洽寄样/)
    expect(bot.heard('lin').filter((heard) => heard.startsWith('提醒：'))).toHaveLength(1)
  })

  test('asked for a time, somebody who goes on with a customer is answered about the customer', async () => {
    const bot = await talk()
    await bot.says('lin', '记得给洽洽寄样')
    await bot.presses('lin', '定时间')
    await bot.says('lin', '苏州一家做锂电的，嫌交期长，怎么说')
    expect(bot.last('lin')).toMatch(/赢单概率/)
  })

  test('a reminded task moved once more is said once more', async () => {
    const bot = await talk()
    await bot.says('lin', '10分钟后提醒我给张工回电话')
    await bot.passes('2026-11-24T09:10:01+08:00')
    await bot.presses('lin', '改时间')
    await bot.says('lin', '半小时后')
    await bot.passes('2026-11-24T09:41:01+08:00')
    expect(bot.heard('lin').filter((heard) => heard.startsWith('提醒：给张工回电话'))).toHaveLength(2)
  })

  test('is taken back or put right in words too, like anything that is filed', async () => {
    const bot = await talk()
    await bot.says('lin', '周五提醒我给王总打电话')
    await bot.says('lin', '说错了，是周六')
    expect(bot.last('lin')).toMatch(/^已更正：11月28日 周六 09:00 提醒你：给王总打电话/)
    await bot.passes('2026-11-27T09:00:01+08:00')
    expect(bot.last('lin')).not.toMatch(/^提醒：/)
    await bot.passes('2026-11-28T09:00:01+08:00')
    expect(bot.last('lin')).toMatch(/^提醒：给王总打电话/)
    await bot.says('lin', '明天提醒我寄样')
    await bot.says('lin', '撤销')
    expect(bot.last('lin')).toBe('已撤销，待办“寄样”不在记录里了。')
    await bot.passes('2026-11-29T09:00:01+08:00')
    expect(bot.last('lin')).not.toMatch(/^提醒：寄样/)
  })

  test('what is to be done is said without the time and the wish to be reminded', async () => {
    const bot = await talk()
    await bot.says('lin', '月底前别忘了给华润寄样品')
    expect(bot.last('lin')).toMatch(/^11月30日 周一 09:00 提醒你：给华润寄样品\n/)
  })

  test('several in one message are as many tasks; beside a visit it has its own time', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '刚见了宏达精密的王总，他说预算80万，提醒我周四下午发报价')
    const [visit = '', task = ''] = bot.heard('lin').slice(-2)
    expect(visit).toContain('这样记，对吗？')
    expect(task).toMatch(/^11月26日 周四 14:00 提醒你：发报价/)
  })

  test('what was taken back or done is not said; the list shows what is open', async () => {
    const bot = await talk()
    await bot.says('lin', '明天上午提醒我发报价')
    await bot.presses('lin', '撤销')
    await bot.says('lin', '明天上午提醒我寄样')
    await bot.says('lin', '后天提醒我交标书')
    await bot.says('lin', '我的待办')
    expect(bot.last('lin')).toMatch(/^待办 2 件\n① 寄样 明天 09:00\n② 交标书 11月26日 周四 09:00/)
    await bot.presses('lin', '①做完了')
    expect(bot.last('lin')).toContain('还剩 1 件')
    await bot.presses('lin', '①做完了', 1)
    expect(bot.last('lin')).toContain('已经做完了')
    await bot.passes('2026-11-25T10:00:00+08:00')
    expect(bot.heard('lin').filter((heard) => heard.startsWith('提醒：'))).toEqual([])
  })

  test('what comes late says so, several together, and never in the quiet hours', async () => {
    const bot = await talk()
    await bot.says('lin', '今天下午提醒我发报价')
    await bot.says('lin', '今天下午提醒我寄样')
    await bot.passes('2026-11-24T23:00:00+08:00')
    expect(bot.heard('lin')).toHaveLength(2)
    await bot.passes('2026-11-25T08:00:00+08:00')
    expect(bot.last('lin')).toMatch(/^有 2 件事到点了\n有的晚了/)
    expect(bot.last('lin')).toContain('发报价 昨天 14:00')
  })

  test('the minute somebody named is theirs, late in the evening too; after it the night is quiet', async () => {
    const bot = await talk()
    await bot.says('lin', '今天晚上十点半提醒我给王总回电话')
    await bot.passes('2026-11-24T22:30:01+08:00')
    expect(bot.last('lin')).toMatch(/^提醒：给王总回电话/)
    await bot.says('lin', '明天晚上十点半提醒我寄样')
    await bot.passes('2026-11-25T23:30:00+08:00')
    expect(bot.last('lin')).not.toMatch(/^提醒：寄样/)
    await bot.passes('2026-11-26T08:00:01+08:00')
    expect(bot.last('lin')).toMatch(/^提醒：寄样\n晚了，本该昨天 22:30提醒你/)
  })

  test('a clock set back says nothing twice', async () => {
    const bot = await talk()
    await bot.says('lin', '明天上午提醒我寄样')
    await bot.passes('2026-11-25T09:00:01+08:00')
    await bot.passes('2026-11-24T09:00:00+08:00')
    await bot.passes('2026-11-25T09:00:01+08:00')
    expect(bot.heard('lin').filter((heard) => heard.startsWith('提醒：'))).toHaveLength(1)
  })

  test('a time that has passed is refused, and nobody ends another’s task', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'boss', name: '许蔚', role: 'manager' as const },
    ]
    const bot = await talk({ people })
    await bot.says('lin', '今天早上八点提醒我寄样')
    expect(bot.last('lin')).toContain('已经过了')
    await bot.says('lin', '明天提醒我寄样')
    const lin = await bot.storage.people.byId('acme', 'lin')
    const boss = await bot.storage.people.byId('acme', 'boss')
    if (lin === undefined || boss === undefined) throw new Error('somebody is missing')
    expect(await bot.storage.tasks.open(boss)).toHaveLength(1)
    await bot.says('boss', '我的待办')
    expect(bot.last('boss')).toMatch(/^没有待办/)
  })
})
