import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { type Bot, lin, talk } from '../../testing/talk.ts'
import { attentionAsked } from './asked.ts'

const now = new Date('2026-11-24T09:00:00+08:00')

/** What comes by itself at this minute. */
async function comesAt(bot: Bot, time: string): Promise<string[]> {
  const before = bot.heard('lin').length
  await bot.passes(`2026-11-${time}:00+08:00`)
  return bot.heard('lin').slice(before)
}

async function agreed(bot: Bot, ...words: string[]): Promise<void> {
  for (const text of words) {
    await bot.says('lin', text)
    await bot.presses('lin', '记下')
  }
}

const pages = (heard: string[]) => heard.filter((text) => text.includes('：一页纸\n'))
const questions = (heard: string[]) => heard.filter((text) => text.includes('记一下'))

describe('how somebody wants to be reminded, in words', () => {
  test.each([
    ['会前提前一小时提醒我', { leadMinutes: 60 }],
    ['以后拜访前提前45分钟提醒', { leadMinutes: 45 }],
    ['会前一个半小时提醒我', { leadMinutes: 90 }],
    ['今天别再推了', { mutedUntil: '2026-11-24T16:00:00.000Z' }],
    ['恢复推送', { mutedUntil: null }],
    ['晚上九点以后别打扰我', { quietFrom: '21:00' }],
    ['早上八点半之前别推', { quietUntil: '08:30' }],
    ['周末别推', { workdaysOnly: true }],
    ['周末也推', { workdaysOnly: false }],
    ['周末也可以推', { workdaysOnly: false }],
    ['提前两个小时发会前准备', { leadMinutes: 120 }],
    ['会前别提醒我了', 'apart'],
    ['以后不用问我会后怎么样', 'apart'],
    ['一天最多推八条', { cap: 8 }],
    ['提醒设置', 'show'],
  ])('%s', (text, wanted) => {
    expect(attentionAsked(text, now)).toEqual(wanted)
  })

  test.each([
    '明天下午三点提醒我给王总打电话',
    '王总说今天别再推荐新品了',
    '周五之前别报价',
    '会前跟张主任说一声',
    '今天别推进了，等他回话',
    '提前一小时到宏达',
    '提前两天发我方案',
    '会前别跟张主任提价格',
    '一天最多见三个客户',
  ])('%s is about something else', (text) => {
    expect(attentionAsked(text, now)).toBeUndefined()
  })
})

test('what cannot be switched off by itself is said, with what can', async () => {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', '会前别提醒我了')
  expect(bot.heard('lin').slice(-2).join('\n')).toMatch(/还不能单独关掉[\s\S]*现在是这样提醒你的/)
})

describe('what is pushed', () => {
  test('the page comes as long before as was wished for', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '会前提前一小时提醒我')
    expect(bot.last('lin')).toContain('会前：提前 1 小时')
    await agreed(bot, '明天下午两点约了宏达精密的王总')
    expect(await comesAt(bot, '25T12:59')).toEqual([])
    expect(pages(await comesAt(bot, '25T13:00'))).toHaveLength(1)
    expect(await comesAt(bot, '25T13:30')).toEqual([])
  })

  test('muted, nothing more comes today; what waited is asked in one card the next day', async () => {
    const bot = await talk({ deals: [aDeal(), aDeal({ customer: '远航电子' })] })
    await agreed(bot, '明天下午两点约了宏达精密的王总', '明天下午四点约了远航电子的李工')
    bot.at('2026-11-25T13:00:00+08:00')
    await bot.says('lin', '今天别再推了')
    expect(bot.last('lin')).toContain('暂停到：明天 00:00')
    expect(await comesAt(bot, '25T13:30')).toEqual([])
    expect(await comesAt(bot, '25T17:30')).toEqual([])
    const asked = questions(await comesAt(bot, '26T08:00'))
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain('昨天 16:00')
    expect(asked[0]).toContain('还没记的：昨天 14:00')
    expect(questions(await comesAt(bot, '26T08:01'))).toEqual([])
  })

  test('a reminder somebody named the minute of comes all the same', async () => {
    const bot = await talk()
    await bot.says('lin', '今天下午三点提醒我给王总打电话')
    await bot.says('lin', '今天别再推了')
    expect(await comesAt(bot, '24T15:00')).toHaveLength(1)
  })

  test('a Friday evening’s meeting is asked about on Monday; on a Saturday that is worked, at once', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await agreed(bot, '周五晚上九点约了宏达精密的王总')
    expect(questions(await comesAt(bot, '28T10:00'))).toEqual([])
    expect(questions(await comesAt(bot, '30T08:00'))).toHaveLength(1)
  })

  test('beyond the day’s budget a question waits; the pages of meetings may still come', async () => {
    const bot = await talk({ deals: [aDeal(), aDeal({ customer: '远航电子' })] })
    await bot.says('lin', '一天最多推2条')
    await agreed(bot, '明天上午十点约了宏达精密的王总', '明天下午两点约了远航电子的李工')
    expect(pages(await comesAt(bot, '25T09:30'))).toHaveLength(1)
    expect(questions(await comesAt(bot, '25T11:00'))).toHaveLength(1)
    expect(pages(await comesAt(bot, '25T13:30'))).toEqual([])
    expect(questions(await comesAt(bot, '25T15:00'))).toEqual([])
    expect(questions(await comesAt(bot, '26T08:00'))).toHaveLength(1)
  })

  test('a wish is the person’s own', async () => {
    const bot = await talk({
      people: [
        { userId: 'lin', name: '林晓' },
        { userId: 'xu', name: '许蔚', role: 'manager' },
      ],
    })
    await bot.says('xu', '会前提前一小时提醒我')
    const { tenantId, id } = await lin(bot)
    expect((await bot.storage.attentions.of(tenantId, id)).leadMinutes).toBe(30)
    expect((await bot.storage.attentions.of(tenantId, 'xu')).leadMinutes).toBe(60)
  })
})
