import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { lin, talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩', teamId: 'two' },
  { userId: 'root', name: '管理员', role: 'administrator' as const },
]

describe('个人信息', () => {
  test('a request becomes a ticket with its term, goes to the administrator, and comes back when settled', async () => {
    const bot = await talk({ people, deals: [aDeal()] })
    await bot.says('lin', '客户要求删掉他的信息')
    expect(bot.last('lin')).toContain('删除的请求（个人信息保护法第四十七条）已经转给管理员')
    // Fifteen workdays from 24 November 2026.
    expect(bot.last('lin')).toContain('15 个工作日内答复，也就是 12月15日前')
    expect(bot.last('root')).toContain('个人信息请求：删除\n林晓 转来 ｜ 12月15日前答复\n“客户要求删掉他的信息”')
    expect(await bot.storage.dataRequests.open(await lin(bot))).toMatchObject([{ kind: 'delete', ownerId: 'lin' }])
    await bot.presses('root', '已办结')
    expect(bot.last('lin')).toContain('管理员已办结')
    expect(await bot.storage.dataRequests.open(await lin(bot))).toEqual([])
    await bot.presses('root', '已办结')
    expect(bot.last('root')).toContain('已经办结过了')
    expect(bot.written()).toEqual(['data-request.opened', 'data-request.settled'])
  })

  test('a list of customers is not given, and is asked for in the same way', async () => {
    const bot = await talk({ people, deals: [aDeal()] })
    await bot.says('lin', '导出我所有客户')
    expect(bot.last('lin')).toContain('批量导出我不能直接给')
    expect(bot.last('lin')).not.toContain('宏达精密')
    expect(bot.last('root')).toContain('批量导出')
  })

  test('where there is no administrator, that is said and the ticket is kept', async () => {
    const bot = await talk()
    await bot.says('lin', '客户要求删掉他的信息')
    expect(bot.last('lin')).toContain('还没有设置能收到消息的管理员')
    expect(await bot.storage.dataRequests.open(await lin(bot))).toHaveLength(1)
  })

  test('one contact’s business number that was noted is masked until it is asked for with a tap, which leaves a trace', async () => {
    const bot = await talk({ people, deals: [aDeal()] })
    await bot.says('lin', '刚见了宏达精密的王经理，王经理电话13812345678，预算没批')
    await bot.presses('lin', '记下')
    await bot.says('lin', '把王经理手机号发我')
    expect(bot.last('lin')).toContain('王经理的电话：138****5678')
    expect(bot.last('lin')).not.toContain('13812345678')
    await bot.presses('lin', '看全号')
    expect(bot.last('lin')).toContain('13812345678')
    expect(bot.written()).toContain('contact.shown')
    await bot.says('zhou', '把宏达精密王经理手机号发我')
    expect(bot.heard('zhou').join('')).not.toContain('138')
  })

  test('a number nobody noted is said not to be there', async () => {
    const bot = await talk({ people, deals: [aDeal()] })
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '把王经理手机号发我')
    expect(bot.last('lin')).toContain('记录里都没有')
  })
})
