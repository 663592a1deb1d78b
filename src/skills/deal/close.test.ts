import { describe, expect, test } from 'vitest'
import { amongDeals } from '../../testing/among-deals.ts'

describe('赢单与丢单', () => {
  test('won: closed with sum, day and payment, and counted among the company’s own', async () => {
    const { bot, deal, person, open } = await amongDeals()
    await bot.says('lin', '宏达精密签了，合同120万，回款3-3-4')
    expect(bot.last('lin')).toContain('状态：跟进中 → 赢单')
    expect(await open()).toHaveLength(1)
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('恭喜，宏达精密赢下来了')
    expect(bot.last('lin')).toContain('本公司机械类已结 1 单，赢了 1 单')
    expect(await deal()).toMatchObject({
      status: 'won',
      stage: 'contract',
      closing: { on: '2026-11-24', amount: { max: 120_000_000 } },
      facts: { payment: { value: '3-3-4' } },
    })
    expect((await deal()).facts.nextStep).toBeUndefined()
    expect(await bot.storage.decisions.peers('acme', '机械')).toEqual({ won: 1, lost: 0 })
    expect(await bot.storage.customers.of(await person('lin'))).toMatchObject([{ existing: true }])
  })

  test('what the customer gave up was lost to nobody: why and to whom is not asked for', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '宏达精密丢了')
    expect(bot.last('lin')).toContain('输给谁、为什么丢没说')
    await bot.says('lin', '客户自己不做了')
    expect(bot.last('lin')).toMatch(/^标成丢单，对吗？/)
    expect(bot.last('lin')).not.toContain('没说')
    await bot.presses('lin', '记下')
    expect(await deal()).toMatchObject({ status: 'lost' })
  })

  test('joy about it takes nothing back', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '宏达精密签了，合同120万')
    await bot.presses('lin', '记下')
    await bot.says('lin', '恭喜我吧')
    expect(bot.last('lin')).not.toContain('已撤销')
    expect((await deal()).status).toBe('won')
  })

  test('undo opens it again, all of it', async () => {
    const { bot, deal, person } = await amongDeals()
    const before = await deal()
    await bot.says('lin', '宏达精密签了，合同120万')
    await bot.presses('lin', '记下')
    await bot.says('lin', '撤销')
    expect(await deal()).toEqual(before)
    expect(await bot.storage.decisions.peers('acme', '机械')).toEqual({ won: 0, lost: 0 })
    expect(await bot.storage.customers.of(await person('lin'))).toMatchObject([{ existing: false }])
  })

  test('lost: what was left out can be told before the tap, and is no condition', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '宏达精密丢了')
    expect(bot.last('lin')).toContain('输给谁、为什么丢没说')
    await bot.says('lin', '输给用友，价格高')
    expect(bot.last('lin')).toContain('对手 用友，嫌贵')
    expect((await deal()).status).toBe('open')
    await bot.presses('lin', '记下')
    expect(await deal()).toMatchObject({ status: 'lost', closing: { competitors: ['用友'], reasons: ['PRICE'] } })
  })

  test('lost to who was cheaper: that is why', async () => {
    const { bot } = await amongDeals()
    await bot.says('lin', '宏达精密丢了')
    await bot.says('lin', '选了联影，价格低了20万')
    expect(bot.last('lin')).toContain('对手 联影，嫌贵')
    expect(bot.last('lin')).not.toContain('没说，补一句')
  })

  test('nobody is closed by guessing: without a name the talk decides, and a closed deal is not closed again', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '丢了，输给用友')
    expect(bot.last('lin')).toContain('说的是哪一单')
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '签了，348万')
    await bot.presses('lin', '记下')
    expect((await deal()).status).toBe('won')
    await bot.says('lin', '丢了')
    expect(bot.last('lin')).toContain('什么都没改')
    expect((await deal()).status).toBe('won')
  })
})
