import { describe, expect, test } from 'vitest'
import { amongDeals, people } from '../../testing/among-deals.ts'

describe('建商机', () => {
  const order = '建个商机 明道零售 门店巡检 120万 预计12月底签 竞品用友'

  test('one sentence is shown with all it was taken for; the tap writes deal and customer, and pays back', async () => {
    const { bot, person, open } = await amongDeals({ people })
    await bot.says('lin', order)
    for (const line of [
      '新客户：明道零售',
      '商机：门店巡检',
      '阶段：线索',
      '金额：120 万',
      '竞品：用友',
      '预计签约：12月31日',
    ]) {
      expect(bot.last('lin')).toContain(line)
    }
    expect(await open()).toEqual([])
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/^已记下，赢单概率 \d+ %（\d+–\d+ %）/)
    expect(bot.last('lin')).toContain('下一步最值得做')
    const [deal, ...more] = await open()
    expect(more).toEqual([])
    expect(deal).toMatchObject({ customer: '明道零售', stage: 'lead', ownerName: '林晓' })
    expect(deal?.facts).toMatchObject({ amount: { value: { max: 120_000_000 } }, closeDate: { value: '2026-12-31' } })
    expect(await bot.storage.customers.of(await person('lin'))).toMatchObject([{ name: '明道零售' }])
    expect((await bot.storage.decisions.latestOf(await person('lin'), deal?.id ?? ''))?.dealId).toBe(deal?.id)
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('已经记过了')
    expect(await open()).toHaveLength(1)
  })

  test('only what is missing is asked for, and a short answer fills the card', async () => {
    const { bot, open } = await amongDeals({ people })
    await bot.says('lin', '建个商机')
    expect(bot.last('lin')).toContain('哪家客户')
    await bot.says('lin', '明道零售')
    expect(bot.last('lin')).toContain('金额没说')
    await bot.says('lin', '50万')
    expect(bot.last('lin')).toContain('补上了金额 50 万，还没有记')
    expect(await open()).toEqual([])
    await bot.presses('lin', '记下')
    expect(await open()).toMatchObject([{ customer: '明道零售', facts: { amount: { value: { max: 50_000_000 } } } }])
  })

  test.each([
    ['建个商机，苏州锂科新能源，MES一期，120万，竞品是用友', 'MES一期'],
    ['帮我建一单，南山制药要一套冷库监控，80万左右', '冷库监控'],
    ['建个商机，客户南山制药，80万', '新项目'],
  ])('%s is called after what it is for', async (text, name) => {
    const { bot } = await amongDeals({ people })
    await bot.says('lin', text)
    expect(bot.last('lin')).toContain(`商机：${name}`)
  })

  test('a deal nobody had called anything takes the name that is told later', async () => {
    const { bot, open } = await amongDeals({ people })
    await bot.says('lin', '建个商机，客户南山制药，80万')
    await bot.presses('lin', '记下')
    await bot.says('lin', '建个商机，客户南山制药，冷库监控，90万')
    await bot.presses('lin', '更新原来的')
    expect(bot.last('lin')).toContain('商机：新项目 → 冷库监控')
    await bot.presses('lin', '记下')
    expect(await open()).toMatchObject([{ name: '冷库监控' }])
  })

  test('asked whose it is, another matter is heard as what it is', async () => {
    const { bot, open } = await amongDeals()
    await bot.says('lin', '建个商机')
    await bot.says('lin', '宏达精密进商务谈判了')
    expect(bot.last('lin')).toContain('阶段：方案测试 → 商务谈判')
    expect(await open()).toHaveLength(1)
  })

  test('undone, deal and customer are gone; once something rests on it, it stays', async () => {
    const { bot, person, open } = await amongDeals({ people })
    await bot.says('lin', order)
    await bot.presses('lin', '记下')
    await bot.says('lin', '撤销')
    expect(await open()).toEqual([])
    expect(await bot.storage.customers.of(await person('lin'))).toEqual([])
    await bot.says('lin', order)
    await bot.presses('lin', '记下')
    await bot.says('lin', '刚见了明道零售的王总，他支持我们')
    await bot.presses('lin', '记下')
    await bot.presses('lin', '撤销', 1)
    expect(bot.last('lin')).toContain('建单以后又记了别的')
    expect(await open()).toHaveLength(1)
  })

  test('an own deal with the same customer is offered instead, by short name or slip; another one takes a press', async () => {
    const { bot, deal, open } = await amongDeals()
    await bot.says('lin', '建个商机，客户宏达，90万')
    expect(bot.last('lin')).toContain('这家客户已经有在跟的商机')
    expect(bot.last('lin')).toContain('产线改造，方案测试，你')
    await bot.presses('lin', '更新产线改造')
    expect(bot.last('lin')).toContain('金额：— → 90 万')
    await bot.presses('lin', '记下')
    expect((await deal()).facts.amount?.value.max).toBe(90_000_000)
    expect(await open()).toHaveLength(1)
    await bot.says('lin', '建个商机，客户宏达精密，二期，60万')
    await bot.presses('lin', '另建一单')
    expect(bot.last('lin')).toContain('客户：宏达精密')
    await bot.presses('lin', '记下')
    const [one, other] = await open()
    expect(one?.customerId).toBe(other?.customerId)
  })

  test('a colleague’s deal that one may see is said to be theirs', async () => {
    const { bot } = await amongDeals()
    await bot.says('he', '建个商机，客户宏达精密，90万')
    expect(bot.last('he')).toContain('是同事在跟的')
    expect(bot.last('he')).toContain('林晓')
  })

  test('who may only look opens nothing', async () => {
    const { bot } = await amongDeals({ people: [{ userId: 'ops', name: '运营', role: 'sales-ops' as const }] })
    await bot.says('ops', order)
    expect(bot.last('ops')).toContain('只能查看')
  })
})
