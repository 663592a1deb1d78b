import { describe, expect, test } from 'vitest'
import { talk } from '../../testing/talk.ts'

const mei = { userId: 'mei', name: '梅兰', active: true, department: { id: '3', name: '华南组' } }

describe('joining', () => {
  test('a colleague the directory vouches for is a rep of their department from the first message on', async () => {
    const bot = await talk({ directory: [mei] })
    await bot.says('mei', '客户嫌贵，怎么回')
    expect(bot.heard('mei')).toHaveLength(2)
    expect(bot.heard('mei')[0]).toMatch(/^梅兰，/)
    expect(bot.last('mei')).toMatch(/^客户嫌贵，三种接法/)
    await bot.says('mei', '早')
    expect(bot.heard('mei')).toHaveLength(3)
  })

  test('anybody else gets a polite sentence and nothing else', async () => {
    const bot = await talk({ directory: [{ ...mei, userId: 'left', active: false }] })
    for (const stranger of ['nobody', 'left']) {
      await bot.says(stranger, '客户嫌贵，怎么回')
      expect(bot.heard(stranger)).toEqual(['抱歉，通讯录里没有查到你，暂时不能为你服务。请联系公司的沙盘管理员。'])
    }
  })

  test('where administrators are asked, one of them lets the colleague in with a button', async () => {
    const people = [{ userId: 'root', name: '管理员', role: 'administrator' as const }]
    const bot = await talk({ people, directory: [mei], joining: 'ask' })
    await bot.says('mei', '早')
    expect(bot.last('mei')).toContain('已经替你问管理员')
    expect(bot.last('root')).toContain('梅兰 想用沙盘')
    await bot.says('mei', '早')
    expect(bot.heard('root')).toHaveLength(1)
    await bot.presses('root', '同意')
    expect(bot.last('mei')).toContain('管理员同意了')
    await bot.says('mei', '客户嫌贵，怎么回')
    expect(bot.last('mei')).toMatch(/^客户嫌贵，三种接法/)
  })

  test('without an administrator nothing is asked, and the first one appointed is', async () => {
    const bot = await talk({ directory: [mei], joining: 'ask', people: [{ userId: 'lin', name: '林晓' }] })
    await bot.says('mei', '早')
    expect(bot.last('mei')).toContain('还没有设置管理员')
    await bot.storage.companies.appoint(
      'acme',
      { platform: 'test', userId: 'root' },
      { userId: 'root', name: '管理员', active: true },
      'administrator',
    )
    await bot.says('mei', '早')
    expect(bot.last('root')).toContain('梅兰 想用沙盘')
  })

  test('the first administrator’s answer counts, and nobody else’s', async () => {
    const people = ['one', 'two'].map((userId) => ({ userId, name: userId, role: 'administrator' as const }))
    const bot = await talk({ people, directory: [mei], joining: 'ask' })
    await bot.says('mei', '早')
    await bot.presses('one', '不同意')
    await bot.presses('two', '同意')
    expect(bot.last('two')).toContain('已经有人处理过')
    expect(bot.last('mei')).toContain('没有同意')
    await bot.says('mei', '早')
    expect(bot.last('mei')).toContain('没有同意')
  })

  test('a demoted administrator decides nothing', async () => {
    const people = [{ userId: 'root', name: '管理员', role: 'administrator' as const }]
    const bot = await talk({ people, directory: [mei], joining: 'ask' })
    await bot.says('mei', '早')
    await bot.storage.companies.appoint(
      'acme',
      { platform: 'test', userId: 'root' },
      { userId: 'root', name: '管理员', active: true },
      'rep',
    )
    await bot.presses('root', '同意')
    expect(bot.last('root')).toContain('只有管理员')
    await bot.says('mei', '早')
    expect(bot.last('mei')).toContain('已经替你问过')
  })

  test('closed means closed', async () => {
    const bot = await talk({ directory: [mei], joining: 'closed' })
    await bot.says('mei', '早')
    expect(bot.last('mei')).toContain('没有开放自助加入')
  })

  test('opening the chat greets once a day, whatever is said in between', async () => {
    const bot = await talk()
    await bot.enters('lin')
    await bot.says('lin', '客户嫌贵，怎么回')
    await bot.enters('lin')
    expect(bot.heard('lin').filter((heard) => heard.startsWith('林晓，'))).toHaveLength(1)
    bot.at('2026-11-25T09:00:00+08:00')
    await bot.enters('lin')
    expect(bot.heard('lin').filter((heard) => heard.startsWith('林晓，'))).toHaveLength(2)
  })
})
