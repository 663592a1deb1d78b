import { describe, expect, test } from 'vitest'
import { aDeal } from '../testing/build.ts'
import { fakeCalendars } from '../testing/fake-calendars.ts'
import { type Bot, lin, talk, type World } from '../testing/talk.ts'

/** 林晓 has agreed to see 王总 on the 25th at 14:00. */
async function agreed(world: World = { deals: [aDeal()] }): Promise<Bot> {
  const bot = await talk(world)
  await bot.says('lin', '周三下午两点约了宏达精密的王总')
  await bot.presses('lin', '记下')
  return bot
}

/** What was said unasked at this time. */
async function at(bot: Bot, time: string): Promise<string[]> {
  const before = bot.heard('lin').length
  await bot.passes(`2026-11-${time}:00+08:00`)
  return bot.heard('lin').slice(before)
}

const pages = (said: readonly string[]) => said.filter((text) => text.includes('一页纸'))
const questions = (said: readonly string[]) => said.filter((text) => text.includes('记一下'))

describe('before a meeting', () => {
  test('its page comes half an hour ahead, once', async () => {
    const bot = await agreed()
    expect(pages(await at(bot, '25T13:29'))).toEqual([])
    const [page = '', card = ''] = await at(bot, '25T13:30')
    expect(page).toMatch(/^今天 14:00 拜访宏达精密：一页纸\n【上次】/)
    expect(card).toMatch(/^宏达精密，赢单概率 \d+ %/)
    expect(await at(bot, '25T13:31')).toEqual([])
  })

  test('moved, it comes for the new time; cancelled, not at all', async () => {
    const bot = await agreed()
    await at(bot, '25T13:30')
    await bot.says('lin', '和王总的会改到下午四点')
    await bot.presses('lin', '记下')
    expect(pages(await at(bot, '25T13:40'))).toEqual([])
    expect(pages(await at(bot, '25T15:30'))).toHaveLength(1)

    const other = await agreed()
    await other.says('lin', '把明天和王总的会取消')
    await other.presses('lin', '记下')
    expect(await at(other, '25T13:30')).toEqual([])
    expect(await at(other, '25T15:00')).toEqual([])
  })

  test('nothing is said of a meeting nothing is known about', async () => {
    const bot = await agreed({ deals: [] })
    expect(await at(bot, '25T13:30')).toEqual([])
  })

  test('after a stop that lasted past the hour no page comes late', async () => {
    const bot = await agreed()
    expect(pages(await at(bot, '25T14:05'))).toEqual([])
  })
})

describe('after a meeting', () => {
  test('it is asked how it went, and one sentence without a name completes it', async () => {
    const bot = await agreed()
    const [question = ''] = questions(await at(bot, '25T15:00'))
    expect(question).toMatch(/^“见王总”刚结束？记一下/)
    expect(question).toContain('客户：宏达精密')
    expect(questions(await at(bot, '25T15:01'))).toEqual([])
    await bot.says('lin', '聊得不错，预算80万，下周三再去演示')
    expect(bot.last('lin')).toMatch(/宏达精密/)
    expect(bot.last('lin')).toContain('王总')
    await bot.presses('lin', '记下')
    const [visit] = await bot.storage.visits.ofDeal(await lin(bot), 'deal-宏达精密', 1)
    expect(visit?.text).toContain('聊得不错')
  })

  test.each(['聊得不错，预算80万', '挺好，他们想下周看样机', '他说再想想'])(
    '“%s” completes it, though at another time it would be no visit',
    async (words) => {
      const bot = await agreed()
      await at(bot, '25T15:00')
      await bot.says('lin', words)
      expect(bot.last('lin')).toMatch(/^这样记，对吗？\n记到：宏达精密/)
    },
  )

  test.each(['好的', '等会儿记', '谢谢', '太贵了怎么接'])('“%s” is no account of it', async (words) => {
    const bot = await agreed()
    await at(bot, '25T15:00')
    await bot.says('lin', words)
    expect(bot.last('lin')).not.toContain('这样记，对吗')
  })

  test('a talk about somebody else since then is about them', async () => {
    const bot = await agreed({ deals: [aDeal(), aDeal({ customer: '华润医药' })] })
    await bot.says('lin', '华润医药这单能成吗')
    await at(bot, '25T15:00')
    bot.at('2026-11-25T15:10:00+08:00')
    await bot.says('lin', '华润医药那边怎么推进')
    await bot.says('lin', '刚去了一趟，聊得不错')
    expect(bot.last('lin')).toContain('华润医药')
  })

  test('who did not meet moves it with a tap; who has told already is not asked', async () => {
    const bot = await agreed()
    await at(bot, '25T15:00')
    await bot.presses('lin', '没见成，改时间')
    await bot.says('lin', '周五下午两点')
    expect(bot.last('lin')).toContain('今天 14:00 → 11月27日 周五 14:00')

    const told = await agreed()
    told.at('2026-11-25T14:50:00+08:00')
    await told.says('lin', '刚见了宏达精密的王总，他说预算80万')
    await told.presses('lin', '记下')
    expect(questions(await at(told, '25T15:00'))).toEqual([])
  })

  test('an evening’s meeting is asked about in the morning, by its day and hour', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '周三晚上九点约了宏达精密的王总')
    await bot.presses('lin', '记下')
    expect(questions(await at(bot, '25T22:00'))).toEqual([])
    const [question = ''] = questions(await at(bot, '26T08:00'))
    expect(question).toMatch(/^昨天 21:00“见王总”，记一下？/)
  })
})

describe('a meeting that stands in one’s own calendar', () => {
  const hour = 3_600_000
  const from = Date.parse('2026-11-25T14:00:00+08:00')
  const meeting = {
    id: 'e1',
    title: '宏达精密方案汇报',
    when: { from, to: from + 2 * hour },
    attendees: [{ name: '王总' }],
  }

  /** 林晓 has connected her calendar, with these in it. */
  async function connected(...events: Parameters<ReturnType<typeof fakeCalendars>['events']['push']>) {
    const calendars = fakeCalendars()
    calendars.events.push(...events)
    const bot = await talk({ deals: [aDeal()], calendars })
    await bot.says('lin', '连接日历')
    await bot.news('calendar', 'lin')
    return { bot, calendars }
  }

  test('has its page half an hour ahead, and the question when it ends, each once', async () => {
    const { bot } = await connected(meeting)
    expect(pages(await at(bot, '25T13:29'))).toEqual([])
    const [page = ''] = await at(bot, '25T13:30')
    expect(page).toMatch(/^今天 14:00 拜访宏达精密：一页纸/)
    await bot.news('calendar', 'lin')
    expect(await at(bot, '25T13:40')).toEqual([])
    expect(questions(await at(bot, '25T15:30'))).toEqual([])
    const [question = ''] = questions(await at(bot, '25T16:00'))
    expect(question).toMatch(/^“宏达精密方案汇报”刚结束？记一下/)
    expect(question).not.toContain('没见成')
    expect(questions(await at(bot, '25T16:01'))).toEqual([])
  })

  test('is told of in one sentence, or on a form that is filled in from it', async () => {
    const { bot } = await connected(meeting)
    await at(bot, '25T16:00')
    const form = await bot.visitForms.begin(await bot.turnOf('lin'), { appointment: 'test:e1' })
    expect(form).toMatchObject({
      dealId: 'deal-宏达精密',
      on: '2026-11-25T14:00',
      attendees: [expect.objectContaining({ name: '王总' })],
    })
    await bot.says('lin', '聊得不错，预算80万，下周三再去演示')
    await bot.presses('lin', '记下', 1)
    const [visit] = await bot.storage.visits.ofDeal(await lin(bot), 'deal-宏达精密', 1)
    expect(visit?.text).toContain('聊得不错')
  })

  test('moved there, it has them at the new time; cancelled there, not at all', async () => {
    const { bot, calendars } = await connected(meeting)
    calendars.events[0] = { ...meeting, when: { from: from + 2 * hour, to: from + 3 * hour } }
    await bot.news('calendar', 'lin')
    expect(pages(await at(bot, '25T13:30'))).toEqual([])
    expect(pages(await at(bot, '25T15:30'))).toHaveLength(1)
    calendars.events.length = 0
    await bot.news('calendar', 'lin')
    expect(questions(await at(bot, '25T17:00'))).toEqual([])
  })

  test('each of a series has its own; a whole day and a meeting among colleagues have none', async () => {
    const nextDay = { ...meeting, id: 'e1_2', when: { from: from + 24 * hour, to: from + 25 * hour } }
    const fair = { id: 'e2', title: '宏达精密开放日', when: { first: '2026-11-25', last: '2026-11-25' }, attendees: [] }
    const weekly = { id: 'e3', title: '部门周会', when: { from, to: from + hour }, attendees: [{ name: '陈默' }] }
    const { bot } = await connected(meeting, nextDay, fair, weekly)
    expect(pages(await at(bot, '25T13:30'))).toHaveLength(1)
    expect(questions(await at(bot, '25T16:00'))).toHaveLength(1)
    expect(pages(await at(bot, '26T13:30'))).toHaveLength(1)
    expect(questions(await at(bot, '26T15:00'))).toHaveLength(1)
  })

  test('told in the chat as well, it is one meeting', async () => {
    const { bot } = await connected(meeting)
    await bot.says('lin', '周三下午两点约了宏达精密的王总')
    await bot.presses('lin', '记下')
    expect(pages(await at(bot, '25T13:30'))).toHaveLength(1)
    expect(questions(await at(bot, '25T16:00'))).toHaveLength(1)
    expect(questions(await at(bot, '25T16:01'))).toEqual([])
  })

  test('nobody else can ask for it by its id, and it is moved in its own calendar only', async () => {
    const { bot } = await connected(meeting)
    await bot.pressesAs('lin', 'calendar.which', 'cancel;test:e1')
    expect(bot.last('lin')).toContain('在你自己的日历里，请在那边改')
    const lin = await bot.storage.people.byId('company', 'lin')
    expect(lin && (await bot.storage.calendar.byId({ ...lin, id: 'zhou' }, 'test:e1'))).toBeUndefined()
  })
})
