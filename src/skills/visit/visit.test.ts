import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

describe('记拜访', () => {
  test('one sentence is shown with what it moves, written when confirmed, and can be taken back for ten minutes', async () => {
    const bot = await talk()
    await bot.says('lin', '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进')
    await bot.presses('lin', '记拜访')
    await bot.says('lin', '今天见了分管副院长，他支持我们')
    expect(bot.last('lin')).toMatch(
      /“今天见了分管副院长，他支持我们”\n联系人：.+\n\d+ % → \d+ % 记下后的赢单概率（＋\d+）/,
    )
    expect(bot.last('lin')).toContain('[记下] [不记]')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/^已记下，赢单概率 \d+ %/)
    bot.at('2026-11-24T09:09:00+08:00')
    await bot.presses('lin', '撤销')
    expect(bot.last('lin')).toContain('已撤销')
  })

  test('a customer without a deal has a probability as soon as something is told, and one tap opens the deal with it', async () => {
    const bot = await talk({ deals: [] })
    await bot.says('lin', '今天拜访了苏州恒达的张总和采购李经理，预算一百来万，现在在和鼎捷比')
    expect(bot.last('lin')).toMatch(/新客户：苏州恒达，还没有商机[\s\S]*\d+ % 记下后的赢单概率（\d+–\d+ %）/)
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/^已记下，赢单概率 \d+ %/)
    await bot.says('lin', '张总说比鼎捷贵20%，怎么回')
    expect(bot.last('lin')).toContain('苏州恒达 ｜')
    await bot.says('lin', '恒达现在几成把握')
    expect(bot.last('lin')).toMatch(/^赢单概率 \d+ %[\s\S]*苏州恒达/)
    await bot.presses('lin', '建商机')
    expect(bot.last('lin')).toMatch(/阶段：建联\n预算：约 100 万\n竞品：鼎捷\n联系人：张总\n联系人：李经理/)
    await bot.presses('lin', '记下')
    await bot.says('lin', '上次聊到哪了')
    expect(bot.last('lin')).toContain('苏州恒达 新项目：\n今天拜访（你记的）：“今天拜访了苏州恒达')
    await bot.presses('lin', '撤销')
    expect(bot.last('lin')).toContain('苏州恒达的新商机不在记录里了')
  })

  test('a visit of which nothing was told but that it was promises no figure, and one taken back leaves nobody to talk about', async () => {
    const bot = await talk({ deals: [] })
    await bot.says('lin', '今天去了趟苏州恒达')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('还没有商机，算不出赢单概率')
    await bot.says('lin', '刚见了苏州恒泰的张总，预算一百来万')
    await bot.presses('lin', '记下')
    await bot.presses('lin', '撤销')
    await bot.says('lin', '现在几成把握')
    expect(bot.last('lin')).toContain('说的是哪一单？')
  })

  test('a day still to come puts the next step right, not the visit', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '刚见了宏达精密的王总，他说下周三给答复')
    await bot.presses('lin', '记下')
    await bot.says('lin', '不对，是下周四')
    expect(bot.last('lin')).toContain('12月3日 周四')
    expect(bot.last('lin')).not.toContain('时间：12月3日')
  })

  test('two visits shown wait beside each other, and each is written once', async () => {
    const bot = await talk()
    await bot.says('lin', '刚见了王经理，他说预算没批')
    await bot.says('lin', '刚见了李总，他说月底定')
    await bot.presses('lin', '记下', 1)
    expect(bot.last('lin')).toContain('王经理')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('李总')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('已经记过了')
  })

  test('a visit to others is not laid to the customer the talk was about: each has a card of its own', async () => {
    const bot = await talk()
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    await bot.says('lin', '苏州一家做锂电的，嫌交期长，怎么说')
    await bot.says('lin', '今天跑了三家：格力采购嫌贵、美的要看样机、TCL没见到人')
    const cards = bot.heard('lin').slice(-3)
    expect(cards.map((card) => card.split('\n').slice(1, 3))).toEqual([
      ['新客户：格力，还没有商机', '“今天跑了三家：格力采购嫌贵”'],
      ['新客户：美的，还没有商机', '“今天跑了三家：美的要看样机”'],
      ['新客户：TCL，还没有商机', '“今天跑了三家：TCL没见到人”'],
    ])
    expect(await bot.storage.customers.of(lin)).toEqual([])
    await bot.presses('lin', '记下', 2)
    const [customer, ...more] = await bot.storage.customers.of(lin)
    expect([customer?.name, more]).toEqual(['格力', []])
    expect(await bot.storage.visits.ofCustomer(lin, customer?.id ?? '', 9)).toHaveLength(1)
    await bot.says('lin', '下午又见了格力的李总')
    expect(bot.last('lin')).toContain('客户：格力，还没有商机')
    await bot.presses('lin', '记下')
    expect(await bot.storage.visits.ofCustomer(lin, customer?.id ?? '', 9)).toHaveLength(2)
    expect(await bot.storage.contacts.of(lin, customer?.id ?? '')).toMatchObject([{ name: '李总', source: 'rep' }])
  })

  test('of several customers nobody gets what was said of another', async () => {
    const bot = await talk({ deals: [aDeal(), aDeal({ id: 'other', customer: '远航电子' })] })
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    await bot.says('lin', '今天跑了两家，宏达精密见了陆博士，竞品是用友；远航电子的董厂长嫌贵，按95折报的')
    expect(bot.heard('lin').join()).not.toMatch(/fact\.|contact\./)
    await bot.presses('lin', '记下')
    await bot.presses('lin', '记下', 1)
    const [one, two] = await Promise.all(
      ['deal-宏达精密', 'other'].map(async (id) => (await bot.storage.deals.byId(lin, id))?.facts),
    )
    expect([one?.competitors?.value, one?.discount?.value]).toEqual([['用友'], undefined])
    expect([two?.competitors?.value, two?.discount?.value]).toEqual([undefined, 0.95])
  })

  test('a correction that names another customer moves the visit to them', async () => {
    const bot = await talk({ deals: [aDeal(), aDeal({ id: 'other', customer: '远航电子' })] })
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    await bot.says('lin', '刚见了宏达精密的王总，他说预算80万')
    await bot.presses('lin', '记下')
    await bot.says('lin', '记错了，是远航电子')
    expect(bot.last('lin')).toContain('归属 记到：宏达精密 产线改造 → 记到：远航电子 产线改造')
    expect(await bot.storage.visits.ofDeal(lin, 'deal-宏达精密', 9)).toEqual([])
    expect(await bot.storage.visits.ofDeal(lin, 'other', 9)).toHaveLength(1)
    expect((await bot.storage.deals.byId(lin, 'deal-宏达精密'))?.facts.budget).toBeUndefined()
    expect((await bot.storage.deals.byId(lin, 'other'))?.facts.budget?.value.max).toBe(80_000_000)
  })

  test('of several customers in one sentence each gets its own words; the one that is unclear is asked about first', async () => {
    const deals = [
      aDeal(),
      aDeal({ id: 'a', customer: '远航电子' }),
      aDeal({ id: 'b', customer: '远航电子', name: '二期' }),
    ]
    const bot = await talk({ deals })
    await bot.says('lin', '刚见了宏达精密王总，他支持我们；下午去了远航电子，李工说要看案例')
    expect(bot.last('lin')).toContain('你说的是哪一单？')
    await bot.presses('lin', '远航电子 二期')
    const [one, other] = bot.heard('lin').slice(-2)
    expect(one).toContain('“刚见了宏达精密王总，他支持我们”')
    expect(other).toContain('记到：远航电子 二期\n“下午去了远航电子，李工说要看案例”')
  })

  test('what is written is what was shown, whatever button on an older card was pressed in between', async () => {
    const deals = [aDeal({ id: 'a', customer: '远航电子' }), aDeal({ id: 'b', customer: '宏达精密' })]
    const bot = await talk({ deals })
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    await bot.says('lin', '远航电子嫌贵，怎么回')
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '刚见了宏达精密的王总，他支持我们')
    await bot.presses('lin', '如果…', 1)
    await bot.presses('lin', '记下')
    expect(await bot.storage.visits.ofDeal(lin, 'a', 10)).toEqual([])
    expect(await bot.storage.visits.ofDeal(lin, 'b', 10)).toMatchObject([{ text: '刚见了宏达精密的王总，他支持我们' }])
  })

  test('a visit to a customer with one deal is laid to that deal, talked about or not', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '刚见了宏达精密的王总，他是拍板的，支持我们')
    expect(bot.last('lin')).toMatch(/记到：宏达精密 产线改造\n.*\n联系人：＋王总.*\n\d+ % → \d+ %/)
  })

  test('undoing takes the visit and the new probability back', async () => {
    const bot = await talk({ deals: [aDeal()] })
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    const before = await bot.storage.decisions.latestOf(lin, 'deal-宏达精密')
    await bot.says('lin', '刚见了王总，他是拍板的，支持我们')
    await bot.presses('lin', '记下')
    expect(await bot.storage.decisions.latestOf(lin, 'deal-宏达精密')).not.toEqual(before)
    expect(await bot.storage.visits.ofDeal(lin, 'deal-宏达精密', 10)).toHaveLength(1)
    await bot.presses('lin', '撤销')
    expect(await bot.storage.decisions.latestOf(lin, 'deal-宏达精密')).toEqual(before)
    expect(await bot.storage.visits.ofDeal(lin, 'deal-宏达精密', 10)).toEqual([])
  })

  test('a bribe is no visit, even when a visit was awaited; and who may only look writes none', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'ops', name: '运营', role: 'sales-ops' as const },
    ]
    const bot = await talk({ people })
    await bot.says('lin', '苏州一家做锂电的，嫌交期长，怎么说')
    await bot.presses('lin', '记拜访')
    await bot.says('lin', '给张主任塞个红包，怎么操作')
    expect(bot.last('lin')).toContain('这个我不能做')
    await bot.says('ops', '苏州一家做锂电的，嫌交期长，怎么说')
    await bot.presses('ops', '记拜访')
    expect(bot.last('ops')).toContain('只能查看')
  })

  test('an awaited visit waits while the chat is left and entered again, and a hypothesis is still one', async () => {
    const bot = await talk()
    await bot.says('lin', '苏州一家做锂电的，嫌交期长，怎么说')
    await bot.presses('lin', '记拜访')
    await bot.enters('lin')
    await bot.says('lin', '王总说预算批了80万')
    expect(bot.last('lin')).toContain('这样记，对吗？')
    await bot.presses('lin', '不记')
    await bot.presses('lin', '记拜访')
    await bot.says('lin', '如果预算砍到60万呢')
    expect(bot.last('lin')).toMatch(/^如果预算砍到60万/)
  })

  test('undoing a visit that later talk has built on says so', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '刚见了宏达精密的王总，他是拍板的，支持我们')
    await bot.presses('lin', '记下')
    await bot.says('lin', '客户嫌贵，怎么回')
    await bot.presses('lin', '撤销')
    expect(bot.last('lin')).toContain('后面的推演已经用到')
  })

  test('what is kept is what was previewed, on the day it was said; the ten minutes run from keeping it', async () => {
    const bot = await talk()
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    await bot.says('lin', '苏州一家做锂电的，嫌交期长，怎么说')
    await bot.says('lin', '刚见了王总，他说预算月底批')
    bot.at('2026-11-26T09:00:00+08:00')
    await bot.presses('lin', '记下')
    const undo = bot.deliveries('lin').at(-1)?.outgoing
    if (undo?.kind !== 'card') throw new Error('no card')
    const id = undo.card.buttons?.find(({ label }) => label === '撤销')?.argument ?? ''
    const [change] = (await bot.storage.entries.byId(lin, id))?.changes ?? []
    expect((await bot.storage.visits.byId(lin, change?.subject ?? ''))?.at).toBe('2026-11-24T01:00:00.000Z')
    await bot.presses('lin', '撤销')
    expect(bot.last('lin')).toContain('已撤销')
  })

  test('after ten minutes it stays', async () => {
    const bot = await talk()
    await bot.says('lin', '刚见了王经理，他说预算没批')
    await bot.presses('lin', '记下')
    bot.at('2026-11-24T09:11:00+08:00')
    await bot.presses('lin', '撤销')
    expect(bot.last('lin')).toContain('超过十分钟')
  })
})
