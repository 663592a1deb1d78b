import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { type Bot, talk, type World } from '../../testing/talk.ts'

/** 林晓 and what stands in her calendar. */
async function aCalendar(world: World = { deals: [aDeal()] }) {
  const bot = await talk(world)
  const lin = await bot.storage.people.byId('acme', 'lin')
  if (lin === undefined) throw new Error('lin is not there')
  const standing = async () =>
    (await bot.storage.calendar.between(lin, '2026-11-24', '2027-12-31')).map(({ title, when }) => [title, when.value])
  return { bot, lin, standing }
}

async function agree(bot: Bot, text: string): Promise<void> {
  await bot.says('lin', text)
  await bot.presses('lin', '记下')
}

/** Something else is filed and taken back, so that the next word is no correction of what was filed last. */
async function settle(bot: Bot): Promise<void> {
  await bot.says('lin', '记得带名片')
  await bot.says('lin', '撤销')
}

describe('日程', () => {
  test('is shown, then kept with one tap; its deal has a next step and pays back at once', async () => {
    const { bot, lin, standing } = await aCalendar()
    await bot.says('lin', '周三下午两点约了宏达精密的王总')
    expect(bot.last('lin')).toMatch(/^放进日程，对吗？\n宏达精密 产线改造\n/)
    expect(bot.last('lin')).toContain('时间：明天 14:00')
    expect(bot.last('lin')).toContain('和谁：王总')
    expect(await standing()).toEqual([])
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/^已放进日程：明天 14:00 见王总\n/)
    expect(bot.last('lin')).toMatch(/\d+ % → \d+ %/)
    expect(await standing()).toEqual([['见王总', '2026-11-25T14:00+08:00']])
    const deal = await bot.storage.deals.byId(lin, 'deal-宏达精密')
    expect(deal?.facts.nextStep?.value).toBe('2026-11-25T14:00+08:00')
    await bot.says('lin', '撤销')
    expect(await standing()).toEqual([])
    expect((await bot.storage.deals.byId(lin, 'deal-宏达精密'))?.facts.nextStep).toBeUndefined()
  })

  test('what is agreed for a sooner day stays the next step; moved, an appointment takes its step along', async () => {
    const { bot, lin, standing } = await aCalendar()
    const step = async () => (await bot.storage.deals.byId(lin, 'deal-宏达精密'))?.facts.nextStep?.value
    await agree(bot, '周三下午两点约了宏达精密的王总')
    await agree(bot, '12月3号上午十点再约宏达精密的王总过方案')
    expect(await standing()).toHaveLength(2)
    expect(await step()).toBe('2026-11-25T14:00+08:00')
    await agree(bot, '明天约宏达精密王总那次改到周五下午三点')
    expect(await step()).toBe('2026-11-27T15:00+08:00')
  })

  test('a day stays a day', async () => {
    const { bot, standing } = await aCalendar()
    await agree(bot, '下周五下午跟大润发线上会，帮我放日历')
    expect(bot.last('lin')).toContain('已放进日程：12月4日 周五 下午')
    expect(await standing()).toMatchObject([[expect.anything(), '2026-12-04']])
    expect(bot.last('lin')).not.toContain('提前1小时提醒')
  })

  test('what clashes is said before the tap, and what else is on that day', async () => {
    const { bot } = await aCalendar()
    await agree(bot, '周三下午两点约了宏达精密的王总')
    await bot.says('lin', '周三14:30约华润医药一起过方案')
    expect(bot.last('lin')).toContain('跟明天 14:00 宏达精密 见王总撞了')
    await bot.presses('lin', '不记')
    await bot.says('lin', '周三上午约了华润医药过方案')
    expect(bot.last('lin')).toContain('同一天还有：明天 14:00 宏达精密 见王总')
    expect(bot.last('lin')).not.toContain('撞了')
  })

  test('is moved by whom it is with, and taken back', async () => {
    const { bot, standing } = await aCalendar()
    await agree(bot, '周三下午两点约了宏达精密的王总')
    await agree(bot, '跟楚老师的会定在周四上午十点，放日历')
    await bot.says('lin', '和王总的会改到周五下午两点')
    expect(bot.last('lin')).toMatch(/^这样改，对吗？/)
    expect(bot.last('lin')).toContain('时间：明天 14:00 → 11月27日 周五 14:00')
    await bot.presses('lin', '记下')
    expect(await standing()).toContainEqual(['见王总', '2026-11-27T14:00+08:00'])
    await bot.presses('lin', '撤销')
    expect(await standing()).toContainEqual(['见王总', '2026-11-25T14:00+08:00'])
  })

  test('an hour alone keeps the day, said right away or about one that stands', async () => {
    const { bot, standing } = await aCalendar()
    await agree(bot, '约宏达精密的王总下周三上午十点过方案')
    await agree(bot, '改到下午两点')
    expect(await standing()).toMatchObject([[expect.anything(), '2026-12-02T14:00+08:00']])
    await settle(bot)
    await agree(bot, '和王总的会改到四点半')
    expect(await standing()).toMatchObject([[expect.anything(), '2026-12-02T16:30+08:00']])
  })

  test('of several the person chooses, never the bot', async () => {
    const { bot, standing } = await aCalendar({ deals: [] })
    await agree(bot, '周三下午两点约了宏达精密的王总')
    await agree(bot, '周四上午十点约了华润医药的李总')
    await settle(bot)
    await bot.says('lin', '会改到下周一上午10点')
    expect(bot.last('lin')).toMatch(/^改的是哪一条？\n对得上的有 2 条/)
    await bot.presses('lin', '11月26日 周四 10:00 华润医药 见李总')
    await bot.presses('lin', '记下')
    expect(await standing()).toEqual([
      ['见王总', '2026-11-25T14:00+08:00'],
      ['见李总', '2026-11-30T10:00+08:00'],
    ])
  })

  test('one that is not there is said not to be, and kept as new', async () => {
    const { bot } = await aCalendar()
    await bot.says('lin', '和王总的会改到周五下午两点')
    expect(bot.last('lin')).toContain('日程里没找到原来那条，按新的一条来记')
  })

  test('is cancelled with a tap, and its deal’s next step with it', async () => {
    const { bot, lin, standing } = await aCalendar()
    await agree(bot, '周三下午两点约了宏达精密的王总')
    await settle(bot)
    await bot.says('lin', '把明天和王总的会取消')
    expect(bot.last('lin')).toMatch(/^取消这条日程，对吗？/)
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/^已取消：明天 14:00 见王总/)
    expect(await standing()).toEqual([])
    expect((await bot.storage.deals.byId(lin, 'deal-宏达精密'))?.facts.nextStep).toBeUndefined()
    await bot.presses('lin', '撤销')
    expect(await standing()).toHaveLength(1)
  })

  test('right after it was kept, a word moves or cancels it at once', async () => {
    const { bot, standing } = await aCalendar()
    await agree(bot, '周三下午两点约了宏达精密的王总')
    await bot.says('lin', '说错了，是周四下午三点')
    expect(await standing()).toEqual([['见王总', '2026-11-26T15:00+08:00']])
    await bot.says('lin', '把和王总的会取消')
    expect(bot.last('lin')).toMatch(/已(?:取消|撤销).*见王总/)
    expect(await standing()).toEqual([])
  })

  test('a card that something newer has overtaken writes nothing and says what became of it', async () => {
    const { bot, standing } = await aCalendar({ deals: [] })
    await agree(bot, '周三下午两点约了宏达精密的王总')
    await bot.says('lin', '和王总的会改到周五下午两点')
    await bot.says('lin', '和王总的会改到周六下午两点')
    await bot.presses('lin', '记下')
    await bot.presses('lin', '记下', 1)
    expect(bot.last('lin')).toContain('这次没有写：“见王总”已经改到11月28日 周六 14:00')
    expect(await standing()).toEqual([['见王总', '2026-11-28T14:00+08:00']])
  })

  test('without a time it is asked for; an hour before it can be said', async () => {
    const { bot } = await aCalendar({ deals: [] })
    await bot.says('lin', '约一下王总')
    expect(bot.last('lin')).toContain('约在什么时候')
    await bot.says('lin', '周四下午三点')
    await bot.presses('lin', '记下')
    await bot.presses('lin', '提前1小时提醒')
    expect(bot.last('lin')).toMatch(/^11月26日 周四 14:00 提醒你：见王总（15:00 开始）/)
    await bot.passes('2026-11-26T14:00:01+08:00')
    expect(bot.last('lin')).toMatch(/^提醒：见王总（15:00 开始）/)
  })

  test('an order to make one that says nothing of what for is not what it is for', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密上次聊到哪了')
    await bot.says('lin', '帮我约一下')
    await bot.says('lin', '下周三')
    expect(bot.last('lin')).toContain('做什么：见客户')
  })

  test('while a time is asked for, another order is one of its own', async () => {
    const { bot, standing } = await aCalendar({ deals: [] })
    await bot.says('lin', '约一下王总')
    await bot.says('lin', '提醒我周五给吕主任寄样品')
    expect(bot.last('lin')).not.toContain('放进日程')
    expect(bot.last('lin')).toContain('周五')
    expect(await standing()).toEqual([])
  })

  test('beside a visit both are shown, and the visit alone tells the deal of the next step', async () => {
    const { bot, lin, standing } = await aCalendar()
    await bot.says('lin', '刚见了宏达精密的王总，他说预算80万，约了下周三下午两点再去演示')
    const [visit = '', appointment = ''] = bot.heard('lin').slice(-2)
    expect(visit).toContain('这样记，对吗？')
    expect(appointment).toContain('放进日程，对吗？')
    await bot.presses('lin', '记下')
    await bot.presses('lin', '记下', 1)
    expect(await standing()).toMatchObject([[expect.anything(), '2026-12-02T14:00+08:00']])
    expect((await bot.storage.deals.byId(lin, 'deal-宏达精密'))?.facts.nextStep?.value).toBe('2026-12-02T14:00+08:00')
  })

  test('what has passed is refused, and another’s appointment is not there', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'zhou', name: '周岩', teamId: 'two' },
    ]
    const { bot } = await aCalendar({ people })
    await bot.says('lin', '今天早上八点约了王总')
    expect(bot.last('lin')).toContain('已经过了')
    await agree(bot, '周三下午两点约了宏达精密的王总')
    await bot.says('zhou', '把明天和王总的会取消')
    expect(bot.last('zhou')).toContain('没找到这条')
  })
})
