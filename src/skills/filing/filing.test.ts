import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
]

/** 林晓 tells of a visit with a budget in it; nothing is written yet. */
async function aTold(text = '刚见了宏达精密的王总，他说预算80万') {
  const bot = await talk({ deals: [aDeal()], people })
  await bot.says('lin', text)
  const lin = await bot.storage.people.byId('acme', 'lin')
  if (lin === undefined) throw new Error('lin is not there')
  const deal = async () => {
    const found = await bot.storage.deals.byId(lin, 'deal-宏达精密')
    if (found === undefined) throw new Error('the deal is not there')
    return found
  }
  const visits = () => bot.storage.visits.ofDeal(lin, 'deal-宏达精密', 10)
  return { bot, lin, deal, visits }
}

describe('filing', () => {
  test('nothing is written before the tap, and each field is shown old → new', async () => {
    const { bot, deal, visits } = await aTold()
    expect(bot.last('lin')).toContain('预算：— → 80 万')
    // The visit ends three weeks of silence.
    expect(bot.last('lin')).toMatch(/\d+ % → \d+ % 记下后的赢单概率（＋\d+）/)
    expect(await visits()).toEqual([])
    expect((await deal()).facts.budget).toBeUndefined()
  })

  test('the tap writes all of it, and pays back with probability, what moved it and the next step', async () => {
    const { bot, lin, deal, visits } = await aTold()
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/^已记下，赢单概率 \d+ %（\d+–\d+ %）/)
    expect(bot.last('lin')).toContain('＋ 客户报了预算')
    expect(bot.last('lin')).toMatch(/下一步最值得做：.+（＋\d+）/)
    expect(await visits()).toMatchObject([{ text: '刚见了宏达精密的王总，他说预算80万', on: '2026-11-24' }])
    expect((await deal()).facts.budget?.value).toEqual({ min: 80_000_000, max: 80_000_000 })
    const history = await bot.storage.deals.history(lin, 'deal-宏达精密', 10)
    expect(history.map(({ field, by }) => `${field} ${by}`)).toContain('fact.budget 林晓')
  })

  test('pressed again and again it is written once', async () => {
    const { bot, visits } = await aTold()
    await bot.presses('lin', '记下')
    const buttons = bot
      .deliveries('lin')
      .flatMap(({ outgoing }) => (outgoing.kind === 'card' ? outgoing.card.buttons : []))
    expect(buttons?.map((button) => button?.label)).toContain('记下')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('已经记过了')
    expect(await visits()).toHaveLength(1)
  })

  test('dropped, it is not written, by button or in words', async () => {
    const { bot, visits } = await aTold()
    await bot.presses('lin', '不记')
    expect(bot.last('lin')).toContain('没有记')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('已失效')
    await bot.says('lin', '刚见了宏达精密的王总，他说预算80万')
    await bot.says('lin', '撤销')
    expect(bot.last('lin')).toContain('没有记')
    expect(await visits()).toEqual([])
  })

  test('somebody else’s card does nothing', async () => {
    const { bot, visits } = await aTold()
    const card = bot.deliveries('lin').at(-1)?.outgoing
    if (card?.kind !== 'card') throw new Error('no card')
    const id = card.card.buttons?.[0]?.argument ?? ''
    await bot.pressesAs('xu', 'filing.keep', id)
    expect(bot.last('xu')).toContain('已失效')
    await bot.presses('lin', '记下')
    await bot.pressesAs('xu', 'filing.undo', id)
    expect(bot.last('xu')).toContain('不是你记的')
    expect(await visits()).toHaveLength(1)
  })

  test('a record that moved since is not written over: the card says what moved and by whom, and shows itself anew', async () => {
    const { bot, deal } = await aTold()
    bot.at('2026-11-24T09:05:00+08:00')
    await bot.says('xu', '刚见了宏达精密的王总，他说预算60万')
    await bot.presses('xu', '记下')
    bot.at('2026-11-24T09:06:00+08:00')
    await bot.presses('lin', '记下')
    const [sentence = '', card = ''] = bot.heard('lin').slice(-2)
    expect(sentence).toContain('这次没有写')
    expect(sentence).toContain('预算 — → 60 万（许蔚，09:05）')
    expect(card).toContain('预算：60 万 → 80 万')
    expect((await deal()).facts.budget?.value.max).toBe(60_000_000)
    await bot.presses('lin', '记下')
    expect((await deal()).facts.budget?.value.max).toBe(80_000_000)
  })

  test('what moved elsewhere in the record does not hold it up', async () => {
    const { bot, deal } = await aTold()
    await bot.says('xu', '刚见了宏达精密的李工，竞品是用友')
    await bot.presses('xu', '记下')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/^已记下/)
    expect((await deal()).facts).toMatchObject({
      competitors: { value: ['用友'] },
      budget: { value: { max: 80_000_000 } },
    })
  })

  test('undo takes back all of it, once, within ten minutes, by button or in words', async () => {
    const { bot, deal, visits } = await aTold()
    const before = await deal()
    await bot.presses('lin', '记下')
    bot.at('2026-11-24T09:09:00+08:00')
    await bot.says('lin', '撤销')
    expect(bot.last('lin')).toContain('已撤销，宏达精密的拜访不在记录里了')
    expect(await visits()).toEqual([])
    expect(await deal()).toEqual(before)
    await bot.presses('lin', '撤销')
    expect(bot.last('lin')).toContain('已经撤销过了')
    await bot.says('lin', '撤销')
    expect(bot.last('lin')).toContain('没有可以撤销的记录')
  })

  test('undo refuses where something newer rests on the same field, and says what', async () => {
    const { bot, deal, visits } = await aTold()
    await bot.presses('lin', '记下')
    bot.at('2026-11-24T09:05:00+08:00')
    await bot.says('xu', '刚见了宏达精密的王总，他说预算60万')
    await bot.presses('xu', '记下')
    await bot.presses('lin', '撤销')
    expect(bot.last('lin')).toContain('预算 80 万 → 60 万（许蔚，09:05）')
    expect(await visits()).toHaveLength(2)
    expect((await deal()).facts.budget?.value.max).toBe(60_000_000)
  })

  test('a correction puts the draft right, old → new, and still waits for the tap', async () => {
    const { bot, deal, visits } = await aTold('刚见了宏达精密的王总，竞品是迈瑞')
    await bot.says('lin', '说错了，不是迈瑞，是联影')
    expect(bot.last('lin')).toContain('竞品：— → 联影')
    await bot.presses('lin', '记下', 1)
    expect(bot.last('lin')).toContain('以新的那张为准')
    expect(await visits()).toEqual([])
    await bot.presses('lin', '记下')
    expect((await deal()).facts.competitors?.value).toEqual(['联影'])
    await bot.presses('lin', '记下', 1)
    expect(bot.last('lin')).toContain('已经记过了')
    expect(await visits()).toHaveLength(1)
  })

  test('what was filed before something else is put right when it is pointed at, and its day is no news', async () => {
    const bot = await talk({ deals: [] })
    await bot.says('lin', '刚见了苏州恒达的张总，预算一百来万')
    await bot.presses('lin', '记下')
    await bot.says('lin', '明天提醒我给张总发参数对比')
    await bot.says('lin', '今天那个不是一百来万，是一百二')
    expect(bot.last('lin')).toContain('预算 约 100 万 → 120 万')
  })

  test('a correction puts the last entry right at once, in its place, and can be taken back', async () => {
    const { bot, deal, visits } = await aTold('刚见了宏达精密的王总，竞品是迈瑞')
    const before = await deal()
    await bot.presses('lin', '记下')
    await bot.says('lin', '不是迈瑞，是联影')
    expect(bot.last('lin')).toMatch(/^已更正，赢单概率/)
    expect(bot.last('lin')).toContain('竞品 迈瑞 → 联影')
    expect((await deal()).facts.competitors?.value).toEqual(['联影'])
    expect(await visits()).toHaveLength(1)
    await bot.says('lin', '刚才那条记错了，是昨天去的不是今天')
    expect(await visits()).toMatchObject([{ on: '2026-11-23' }])
    await bot.presses('lin', '撤销')
    expect(await visits()).toEqual([])
    expect(await deal()).toEqual(before)
  })

  test('what names another customer is no correction of what was filed', async () => {
    const bot = await talk({ deals: [aDeal(), aDeal({ customer: '远航电子' })], people })
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    await bot.says('lin', '宏达精密金额改成90万')
    await bot.presses('lin', '记下')
    await bot.says('lin', '远航电子金额改成110万')
    expect(bot.last('lin')).toContain('商机：远航电子')
    expect(bot.last('lin')).toContain('金额：— → 110 万')
    const deal = await bot.storage.deals.byId(lin, 'deal-宏达精密')
    expect(deal?.facts.amount?.value.max).toBe(90_000_000)
  })

  test('of two things filed in one breath a correction is about the one it fits', async () => {
    const { bot, lin, deal, visits } = await aTold('刚见了宏达精密的王总，他说预算80万，约了下周三下午两点再去演示')
    await bot.presses('lin', '记下')
    await bot.presses('lin', '记下', 1)
    await bot.says('lin', '记错了，演示是下周五下午两点')
    const booked = await bot.storage.calendar.between(lin, '2026-11-24', '2026-12-31')
    expect(booked.map(({ when }) => when.value)).toEqual(['2026-12-04T14:00+08:00'])
    expect((await deal()).facts.nextStep?.value).toBe('2026-12-04T14:00+08:00')
    expect(await visits()).toMatchObject([{ on: '2026-11-24' }])
  })

  test('who may only look writes nothing', async () => {
    const bot = await talk({ deals: [aDeal()], people: [{ userId: 'ops', name: '运营', role: 'sales-ops' }] })
    await bot.says('ops', '刚见了宏达精密的王总，他说预算80万')
    expect(bot.last('ops')).toContain('只能查看')
  })
})
