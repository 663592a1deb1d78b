import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'
import { timelinessAsked } from './asked.ts'

describe('how soon things are answered', () => {
  test.each([
    ['响应时间怎么样', 'responses'],
    ['我们组响应速度', 'responses'],
    ['TTR多少', 'responses'],
    ['话术出得多快', 'responses'],
    ['我们组异议处理时效', 'handling'],
    ['小周处理异议多快', 'handling'],
    ['谁接异议最慢', 'handling'],
    ['客户嫌我们响应时间太长怎么回', undefined],
    ['对方说响应速度慢', undefined],
    ['异议怎么处理', undefined],
  ])('%s', (text, asked) => {
    expect(timelinessAsked(text)).toBe(asked)
  })

  test('is told of oneself to a rep, of the team to its manager, and where too little is known that is said', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'zhou', name: '周岩' },
      { userId: 'xu', name: '许蔚', role: 'manager' as const },
    ]
    const bot = await talk({ people, deals: [aDeal()] })
    await bot.says('lin', '响应时间怎么样')
    expect(bot.last('lin')).toContain('响应时间：数据不足')
    for (let at = 0; at < 8; at++) await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '响应时间怎么样')
    expect(bot.last('lin')).toMatch(/^响应时间：中位 0 毫秒，500 毫秒内 100 %\n\S+ 以来 9 次，没送到 0 次/)
    await bot.says('zhou', '你好')
    await bot.says('xu', '我们组响应时间怎么样')
    expect(bot.last('xu')).toContain('林晓：中位 0 毫秒，500 毫秒内 100 %，共 10 次')
    await bot.says('zhou', '林晓响应时间怎么样')
    expect(bot.last('zhou')).not.toContain('10 次')
  })

  test('pushbacks nobody took up are open', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '异议处理时效')
    expect(bot.last('lin')).toContain('异议处理时效：数据不足')
    expect(bot.last('lin')).toContain('1 次，还没接 1 次')
    expect(bot.last('lin')).toContain('嫌贵：数据不足，共 1 次，还没接 1 次')
  })

  test('an event pushed to us is answered by the alert, and single times go after their term', async () => {
    const bot = await talk({ deals: [aDeal()] })
    const at = '2026-11-24T09:00:00+08:00'
    await bot.pushes({
      id: 'e1',
      at,
      source: 'chat',
      from: 'customer',
      who: '王总',
      customer: '宏达精密',
      text: '再拖一周不到货，我们就解除合同',
    })
    const kept = async () => bot.storage.responses.ofCompany('acme', 0)
    expect(await kept()).toMatchObject([
      { ownerId: 'lin', teamId: 'one', platform: 'test', acceptedAt: Date.parse(at) },
    ])
    await bot.passes('2027-02-20T09:00:00+08:00')
    expect(await kept()).toHaveLength(1)
    await bot.passes('2027-02-26T09:00:00+08:00')
    expect(await kept()).toEqual([])
  })
})
