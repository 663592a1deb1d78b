import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { behaviours } from '../../sales/behaviour/index.ts'
import type { Brief } from '../../sales/behaviour/morning/brief.ts'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'
import { asksForBrief, paceAsked } from './asked.ts'
import { charactersIn, morningCard, mostCharacters } from './card.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
  { userId: 'gao', name: '高远', role: 'manager' as const, teamId: 'two' },
]
const deals = [
  aDeal({ openedOn: '2026-06-01' }),
  aDeal({ customer: '明道零售', ownerId: 'zhou', openedOn: '2026-06-01' }),
]

/** 林晓 answers what 宏达精密 asks at half past nine only in the evening, four days of last week. */
async function slowToAnswer(zone?: string): Promise<Bot> {
  const bot = await talk({ people, deals, mornings: true, ...(zone && { zone }) })
  for (const day of ['16', '17', '18', '19']) {
    await bot.pushes(
      {
        id: `q${day}`,
        at: `2026-11-${day}T09:30:00+08:00`,
        source: 'chat',
        from: 'customer',
        who: '王总',
        customer: '宏达精密',
        text: '参数表能发一份吗？',
      },
      {
        id: `a${day}`,
        at: `2026-11-${day}T17:30:00+08:00`,
        source: 'chat',
        from: 'rep',
        who: '林晓',
        customer: '宏达精密',
        text: `第${day}版发您了`,
      },
    )
  }
  return bot
}

async function unasked(bot: Bot, time: string, who = 'xu'): Promise<string[]> {
  const before = bot.heard(who).length
  await bot.passes(`2026-11-${time}:00+08:00`)
  return bot
    .heard(who)
    .slice(before)
    .filter((text) => text.startsWith('晨会'))
}

describe('the brief of a morning', () => {
  test('comes to the manager once, a few minutes off the half hour, and not to another team’s', async () => {
    const bot = await slowToAnswer()
    expect(await unasked(bot, '24T08:29')).toEqual([])
    const [card = ''] = await unasked(bot, '24T08:50')
    expect(card).toMatch(/^晨会：1 件要练\n①询问回复：林晓 8 小时 · 宏达精密/)
    expect(await unasked(bot, '24T08:51')).toEqual([])
    expect(bot.heard('gao')).toEqual([])
    expect(bot.heard('lin').filter((text) => text.startsWith('晨会'))).toEqual([])
  })

  test('where the company works in another zone, it comes at that minute there', async () => {
    const bot = await slowToAnswer('Europe/Berlin')
    expect(await unasked(bot, '24T08:50')).toEqual([])
    const berlin = Date.parse('2026-11-24T08:50:00+01:00')
    const shanghai = new Date(berlin + 8 * 3_600_000).toISOString().slice(8, 16)
    expect(await unasked(bot, shanghai)).toHaveLength(1)
    expect(await bot.storage.briefs.toldOn(company, '2026-11-24')).toContain('xu')
  })

  test('what is worth most today is named with what there is to do', async () => {
    const budget = { value: { min: 80_000_000, max: 80_000_000 }, source: 'said' as const, on: '2026-11-20' }
    const deal = aDeal()
    const bot = await talk({ people, deals: [{ ...deal, facts: { ...deal.facts, budget } }] })
    bot.at('2026-11-23T15:00:00+08:00')
    await bot.says('lin', '宏达精密怎么推进')
    bot.at('2026-11-24T08:00:00+08:00')
    await bot.says('lin', '提醒我今天下午三点给宏达精密王总送第二版接口方案')
    await bot.says('xu', '今天晨会说什么')
    expect(bot.last('xu')).toMatch(/今天最值：宏达精密：给王总送第二版接口方案（约 [\d.]+ 万）/)
  })

  test('a tap tells who, in which deals and what to begin with', async () => {
    const bot = await slowToAnswer()
    await unasked(bot, '24T08:50')
    await bot.presses('xu', '①怎么带')
    expect(bot.last('xu')).toMatch(/^询问回复：1 人要练/)
    expect(bot.last('xu')).toContain('林晓：8 小时（样本 4，健康 2，警戒 4）')
    expect(bot.last('xu')).toContain('宏达精密（林晓）：8 小时才回')
    await bot.presses('xu', '推进·宏达精密')
    expect(bot.last('xu')).toMatch(/赢单概率/)
  })

  test('the next day says whether it was done', async () => {
    const bot = await slowToAnswer()
    await unasked(bot, '24T08:50')
    await bot.pushes({
      id: 'later',
      at: '2026-11-24T10:00:00+08:00',
      source: 'chat',
      from: 'rep',
      who: '林晓',
      customer: '宏达精密',
      text: '报价单发您',
    })
    const [card = ''] = await unasked(bot, '25T08:50')
    expect(card).toContain('上次 1 件做了 1，0 件单动了')
  })

  test('where there is nothing to say nothing comes, which is kept; nor on a day off', async () => {
    const quiet = await talk({ people, deals: [aDeal({ updatedAt: '2026-11-20T00:00:00.000Z' })], mornings: true })
    expect(await unasked(quiet, '24T08:50')).toEqual([])
    expect(await quiet.storage.briefs.toldOn(company, '2026-11-24')).toEqual(new Set(['lin', 'zhou', 'xu', 'gao']))
    expect(quiet.heard('lin')).toEqual([])
    const bot = await slowToAnswer()
    expect(await unasked(bot, '28T08:50')).toEqual([])
  })

  test('comes at the minute somebody wishes, once a week, or not at all; asked for, always', async () => {
    const bot = await slowToAnswer()
    await bot.says('xu', '晨会简报9点半发')
    expect(bot.last('xu')).toContain('09:30 过后几分钟内到')
    expect(await unasked(bot, '24T09:00')).toEqual([])
    expect(await unasked(bot, '24T09:50')).toHaveLength(1)
    await bot.says('xu', '晨会简报每周发一次')
    expect(await unasked(bot, '25T09:50')).toEqual([])
    expect(await unasked(bot, '30T09:50')).toHaveLength(1)
    await bot.presses('xu', '少推点')
    await bot.presses('xu', '不再发')
    bot.at('2026-12-07T09:50:00+08:00')
    expect(bot.last('xu')).toContain('不再主动发')
    await bot.says('xu', '今天晨会说什么')
    expect(bot.last('xu')).toMatch(/^晨会：/)
  })

  test('unread for two weeks it comes once a week, and says so; a look at it makes it daily again', async () => {
    const bot = await slowToAnswer()
    const days = ['24', '25', '26', '27', '30']
    for (const day of days) expect(await unasked(bot, `${day}T08:50`)).toHaveLength(1)
    const sent = async (day: string) => {
      const before = bot.heard('xu').length
      await bot.passes(`2026-12-${day}T08:50:00+08:00`)
      return bot
        .heard('xu')
        .slice(before)
        .filter((text) => text.startsWith('晨会'))
    }
    for (const day of ['01', '02', '03', '04', '07']) expect(await sent(day)).toHaveLength(1)
    expect(await sent('08')).toEqual([])
    const [weekly = ''] = await sent('14')
    expect(weekly).toContain('每周一次')
    await bot.presses('xu', '①怎么带')
    expect(await sent('15')).toHaveLength(1)
  })

  test('is kept back by today’s mute', async () => {
    const bot = await slowToAnswer()
    bot.at('2026-11-24T08:10:00+08:00')
    await bot.says('xu', '今天别再推了')
    expect(await unasked(bot, '24T08:50')).toEqual([])
  })

  test('a rep who asks what to say in the morning gets the agenda, not their team', async () => {
    const bot = await slowToAnswer()
    await bot.says('zhou', '今天晨会说什么')
    expect(bot.last('zhou')).not.toContain('林晓')
  })
})

test('客户攻坚会 has an agenda and colleagues by a tap; once the manager says yes it stands in the calendar and they hear', async () => {
  const customers = ['甲辰电子', '乙巳机械', '丙午医疗', '丁未零售', '戊申化工']
  const five = customers.map((customer) => aDeal({ customer, openedOn: '2026-10-01' }))
  const bot = await talk({ people, deals: five })
  for (const customer of customers) {
    const of = { source: 'chat', from: 'rep', who: '林晓', customer, text: `${customer}的方案发您` }
    await bot.pushes({ ...of, id: customer, at: '2026-11-20T10:00:00+08:00' })
  }
  await bot.says('xu', '今天晨会说什么')
  expect(bot.last('xu')).toContain('跨部门会：林晓')
  await bot.presses('xu', '①怎么带')
  await bot.pressesAs('xu', 'brief.meeting', 'deal-甲辰电子')
  expect(bot.last('xu')).toContain('甲辰电子攻坚会')
  expect(bot.last('xu')).toMatch(
    /议程：1\. 客户卡在哪：记录里没有，会上说\n议程：2\. 还没接触：拍板人、把关人、使用人，谁去/,
  )
  await bot.presses('xu', '请高远·主管')
  expect(bot.last('xu')).toContain('和谁：林晓、高远')
  expect(bot.last('xu')).not.toContain('请高远·主管')
  const of = async (id: string) => {
    const person = await bot.storage.people.byId(company, id)
    return person === undefined ? [] : bot.storage.calendar.between(person, '2026-11-24', '2026-12-01')
  }
  const invitations = (who: string) => bot.heard(who).filter((text) => text.startsWith('许蔚请你参加'))
  expect(await of('xu')).toEqual([])
  expect([invitations('gao'), invitations('lin')]).toEqual([[], []])
  await bot.presses('xu', '记下')
  expect(await of('xu')).toMatchObject([
    { title: '甲辰电子攻坚会', with: ['林晓', '高远'], agenda: expect.stringContaining('1. 客户卡在哪') },
  ])
  expect(invitations('lin')).toHaveLength(1)
  expect(invitations('gao')).toEqual([
    expect.stringMatching(
      /^许蔚请你参加：甲辰电子攻坚会\n明天 15:00\n客户：甲辰电子\n参会：许蔚、林晓、高远\n1\. 客户卡在哪/,
    ),
  ])
  await bot.presses('gao', '放进我的日程')
  expect(await of('gao')).toMatchObject([{ title: '甲辰电子攻坚会', ownerId: 'gao' }])
  await bot.presses('gao', '放进我的日程')
  expect(bot.last('gao')).toContain('已经在你的日程里了')
  const [meeting] = await of('xu')
  await bot.pressesAs('zhou', 'calendar.join', meeting?.id ?? '')
  expect(bot.last('zhou')).toContain('没有请你')
  await bot.presses('xu', '撤销')
  expect(await of('xu')).toEqual([])
  expect(bot.last('gao')).toMatch(/^许蔚取消了：甲辰电子攻坚会/)
})

test('a 客户攻坚会 that was held is no warning any more, and one that is moved is told to who was asked', async () => {
  const customers = ['甲辰电子', '乙巳机械', '丙午医疗', '丁未零售', '戊申化工']
  const bot = await talk({ people, deals: customers.map((customer) => aDeal({ customer, openedOn: '2026-10-01' })) })
  for (const customer of customers) {
    const of = { source: 'chat', from: 'rep', who: '林晓', customer, text: `${customer}的方案发您` }
    await bot.pushes({ ...of, id: customer, at: '2026-11-20T10:00:00+08:00' })
  }
  await bot.says('xu', '今天晨会说什么')
  await bot.pressesAs('xu', 'brief.meeting', 'deal-甲辰电子')
  await bot.presses('xu', '记下')
  bot.at('2026-11-24T10:00:00+08:00')
  await bot.says('xu', '甲辰电子攻坚会改到明天下午四点')
  await bot.presses('xu', '记下')
  expect(bot.heard('lin').slice(-2)).toEqual([
    expect.stringMatching(/^许蔚取消了：甲辰电子攻坚会\n原来定在明天 15:00/),
    expect.stringMatching(/^许蔚请你参加：甲辰电子攻坚会\n明天 16:00/),
  ])
  await bot.presses('xu', '改时间')
  await bot.says('xu', '明天下午五点')
  await bot.presses('xu', '记下')
  expect(bot.last('lin')).toMatch(/^许蔚改了时间：甲辰电子攻坚会\n明天 16:00 → 明天 17:00/)
  await bot.passes('2026-11-26T07:00:00+08:00')
  await bot.says('xu', '今天晨会说什么')
  expect(bot.last('xu')).not.toContain('跨部门会')
})

test('a paragraph is drafted for a plan like others, sentence by sentence from the records, or 数据不足', async () => {
  const customers = ['甲辰电子', '乙巳机械', '丙午医疗', '丁未零售']
  const bot = await talk({ people, deals: customers.map((customer) => aDeal({ customer, openedOn: '2026-10-01' })) })
  const text = '整体解决方案覆盖咨询、实施、培训与运维，采用成熟架构，保障项目按期上线，提供全天候服务，助力降本增效'
  for (const customer of customers) {
    const of = { source: '方案', from: 'rep', who: '林晓', customer, at: '2026-11-20T10:00:00+08:00' }
    await bot.pushes({ ...of, id: customer, text: `${customer}${text}` })
  }
  const words = '3 号线停一小时损失 12 万，巡检要能离线。'
  const wrote = { id: 'w', source: 'email', from: 'customer', who: '李工', customer: '丁未零售', text: words }
  await bot.pushes({ ...wrote, at: '2026-11-19T10:00:00+08:00' })
  await bot.says('xu', '今天晨会说什么')
  expect(bot.last('xu')).toContain('方案雷同：林晓 100 %')
  await bot.presses('xu', '①怎么带')
  expect(bot.last('xu')).toContain('丁未零售：1 句，来自 邮件 11-19')
  await bot.presses('xu', '起草·丁未零售')
  expect(bot.heard('xu').slice(-2)).toEqual([
    '11 月 19 日贵方写道：“3 号线停一小时损失 12 万，巡检要能离线”。',
    expect.stringMatching(/^丁未零售：上面这段每句的出处\n11-19 邮件：/),
  ])
  await bot.presses('xu', '起草·乙巳机械')
  expect(bot.last('xu')).toMatch(/^乙巳机械：数据不足，没有起草/)
  await bot.pressesAs('zhou', 'brief.draft', 'deal-甲辰电子')
  expect(bot.last('zhou')).toContain('不在你能看的范围里')
})

describe('a rep’s morning', () => {
  const forgotten = [
    aDeal({ updatedAt: '2026-10-01T00:00:00.000Z' }),
    aDeal({ customer: '明道零售', ownerId: 'zhou', updatedAt: '2026-11-20T00:00:00.000Z' }),
  ]
  async function aRepsDay(): Promise<Bot> {
    const bot = await talk({
      people,
      deals: forgotten,
      mornings: true,
    })
    await bot.pushes({
      id: 'asked',
      at: '2026-11-23T15:00:00+08:00',
      source: 'chat',
      from: 'customer',
      who: '李店长',
      customer: '明道零售',
      text: '报价什么时候能给？',
    })
    await bot.says('zhou', '今天下午提醒我寄样')
    return bot
  }
  const things = (bot: Bot, who: string) => bot.heard(who).filter((text) => text.startsWith('今天先做'))

  test('at most three things, each with why and one button, once, to whom they belong', async () => {
    const bot = await aRepsDay()
    await bot.passes('2026-11-24T09:15:00+08:00')
    await bot.passes('2026-11-24T09:16:00+08:00')
    expect(things(bot, 'zhou')).toEqual([
      expect.stringMatching(
        /^今天先做这 2 件\n①明道零售：给客户回话（问了 \d+ 个工作小时没回）\n②待办：寄样（说好今天办）/,
      ),
    ])
    expect(things(bot, 'lin').join()).not.toContain('明道零售')
    expect(things(bot, 'xu')).toEqual([])
    await bot.presses('zhou', '②办完了')
    await bot.says('zhou', '今天三件事')
    expect(bot.last('zhou')).toMatch(/^今天先做这 1 件/)
    await bot.presses('zhou', '①怎么回')
    expect(bot.last('zhou')).toMatch(/^赢单概率/)
  })

  test('what nobody acted on yesterday is no nagging today; a customer who waits is told again', async () => {
    const bot = await aRepsDay()
    await bot.passes('2026-11-24T09:15:00+08:00')
    expect(things(bot, 'lin').at(-1)).toContain('54 天没记录')
    await bot.passes('2026-11-25T08:50:00+08:00')
    expect(things(bot, 'lin')).toHaveLength(1)
    expect(things(bot, 'zhou')).toHaveLength(2)
  })

  test('comes once more an hour later where that is wished, as it then stands; and at the minute they name', async () => {
    const bot = await aRepsDay()
    await bot.passes('2026-11-24T09:15:00+08:00')
    await bot.presses('zhou', '过一小时')
    await bot.passes('2026-11-24T10:10:00+08:00')
    expect(things(bot, 'zhou')).toHaveLength(1)
    await bot.passes('2026-11-24T10:16:00+08:00')
    await bot.passes('2026-11-24T10:17:00+08:00')
    expect(things(bot, 'zhou')).toHaveLength(2)
    await bot.says('zhou', '晨会简报9点半发')
    expect(bot.last('zhou')).toContain('每天三件事09:30 过后几分钟内到')
    await bot.passes('2026-11-25T09:00:00+08:00')
    expect(things(bot, 'zhou')).toHaveLength(2)
    await bot.passes('2026-11-25T09:50:00+08:00')
    expect(things(bot, 'zhou')).toHaveLength(3)
  })

  test('what was published of a customer is told once, with why and the words themselves a tap away', async () => {
    const bot = await talk({ people, deals: [aDeal({ updatedAt: '2026-11-20T00:00:00.000Z' })], mornings: true })
    const notice = (id: string, day: string, source: string, text: string) =>
      bot.pushes({
        id,
        at: `2026-11-${day}T10:00:00+08:00`,
        source,
        from: 'system',
        who: '采集',
        customer: '宏达精密',
        text,
      })
    await notice('old', '01', 'tender', '宏达精密旧的招标公告')
    await notice('reading', '23', 'sensor', '宏达精密 3 号机温度 71 度')
    await notice('tender', '23', 'tender', '宏达精密检测设备采购公开招标公告。预算 120 万，11 月 30 日开标。')
    await bot.passes('2026-11-24T08:50:00+08:00')
    expect(things(bot, 'lin')).toEqual([
      expect.stringMatching(/^今天先做这 1 件\n①宏达精密：招标公告：检测设备采购公…（11-23 发布，好开口）/),
    ])
    await bot.presses('lin', '①看原文')
    expect(bot.last('lin')).toMatch(
      /^宏达精密：招标公告\ntender · 2026-11-23\n宏达精密检测设备采购公开招标公告。预算 120 万/,
    )
    await notice('rival', '24', 'competitor', '迈瑞在宏达精密所在园区发布新款')
    await bot.passes('2026-11-25T08:50:00+08:00')
    await bot.passes('2026-11-26T08:50:00+08:00')
    expect(things(bot, 'lin')).toHaveLength(2)
    expect(things(bot, 'lin').at(-1)).toContain('①宏达精密：竞品动态')
    await expect(bot.pressesAs('zhou', 'brief.notice', 'tender').then(() => bot.last('zhou'))).resolves.toContain(
      '不在你能看的商机上',
    )
  })

  test('counts against the day’s budget, and is kept back by a mute, on days off and on leave of pushes', async () => {
    const bot = await aRepsDay()
    await bot.says('zhou', '今天别再推了')
    await bot.passes('2026-11-24T09:15:00+08:00')
    expect(things(bot, 'zhou')).toEqual([])
    await bot.passes('2026-11-28T09:00:00+08:00')
    expect(things(bot, 'zhou')).toEqual([])
    await bot.says('lin', '今天三件事')
    await bot.presses('lin', '少推点')
    await bot.presses('lin', '停一周')
    await bot.passes('2026-11-30T09:00:00+08:00')
    expect(things(bot, 'zhou')).toHaveLength(1)
    expect(await bot.storage.attentions.pushedSince(company, 'zhou', Date.parse('2026-11-30T00:00:00+08:00'))).toBe(1)
  })
})

describe('in words', () => {
  test.each(['今天晨会说什么', '早会讲点啥', '晨会该带谁', '来一张晨会简报'])('%s', (text) => {
    expect(asksForBrief(text)).toBe(true)
  })
  test.each(['早会讲的top3', '晨会讲哪几单好', '明早晨会我要讲哪三单', '今天先跟哪个'])('not %s', (text) => {
    expect(asksForBrief(text)).toBe(false)
  })
  test.each([
    ['晨会简报每周发一次', { briefs: 'weekly', briefsFrom: null }],
    ['晨会简报别发了', { briefs: 'off' }],
    ['晨会简报每天发', { briefs: 'daily', briefsFrom: null }],
    ['晨会简报8:40发', { briefAt: '08:40' }],
    ['每天三件事8点发', { briefAt: '08:00' }],
    ['三件事别发了', { briefs: 'off' }],
    ['今天三件事', undefined],
    ['今天晨会说什么', undefined],
  ])('%s', (text, wanted) => {
    expect(paceAsked(text)).toEqual(wanted)
  })
})

test('whatever a company is called and however much there is, the card is read in one look', () => {
  const name = fc.stringMatching(/^[一-龥]{2,4}$/)
  const customer = fc.stringMatching(/^[一-龥]{4,20}$/)
  const focus = fc.array(
    fc.record({
      behaviour: fc.constantFrom(...behaviours),
      people: fc.array(
        fc.record({
          id: fc.uuid(),
          name,
          standard: fc.constant({ healthy: 2, warning: 1 }),
          contested: fc.boolean(),
          measured: fc.record({
            value: fc.constant(0.3),
            sample: fc.nat(99),
            level: fc.constant('warning' as const),
            about: fc.array(fc.record({ dealId: fc.uuid(), customer, note: fc.constant('三周没碰') }), {
              maxLength: 4,
            }),
          }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    }),
    { maxLength: 3 },
  )
  const briefs = fc.record({
    focus,
    practice: fc.constant({
      before: 0.3,
      after: 0.5,
      days: 12,
      steps: ['第 1 天见客户', '第 3 天发方案'],
      excerpt: '',
    }),
    answers: fc.record({
      task: fc.record({ customer, text: fc.constant('寄样'), worth: fc.integer({ min: 1, max: 10 ** 12 }) }),
      spreads: fc.record({ customer, quote: fc.constant('推荐给同行了') }),
      gap: fc.constant({ name: '要求见决策人', said: '1/12 接住' }),
    }),
    followed: fc.constant([{ behaviour: 'teamwork', personId: 'x', dealIds: [], done: true, moved: false }]),
    unassessed: fc.nat(40),
  })
  fc.assert(
    fc.property(briefs, fc.boolean(), (brief: Brief, isWeekly) => {
      const card = morningCard(brief, isWeekly)
      expect(charactersIn(card)).toBeLessThanOrEqual(mostCharacters)
      const [block] = card.blocks
      const rows = block?.kind === 'facts' ? block.rows : []
      expect(rows.filter(({ label }) => /^[①②③]/.test(label))).toHaveLength(brief.focus.length)
      expect(rows.length).toBeLessThanOrEqual(6)
      expect((card.buttons ?? []).length).toBeLessThanOrEqual(6)
    }),
  )
})

test.each([
  ['给宏达精密开个攻坚会', '宏达精密攻坚会', '15:00'],
  ['周五上午十点给宏达精密拉个客户攻坚会', '宏达精密攻坚会', '10:00'],
])('a 客户攻坚会 asked for in words is drafted the same: %s', async (text, title, at) => {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', text)
  expect(bot.last('lin')).toContain(title)
  expect(bot.last('lin')).toContain(at)
  expect(bot.last('lin')).toContain('1. ')
})

test('of no deal it is asked for which; one that was held is no order', async () => {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', '开个攻坚会')
  expect(bot.last('lin')).toMatch(/^给哪一单开？/)
  await bot.says('lin', '给星海重工开个攻坚会')
  expect(bot.last('lin')).toMatch(/^给哪一单开？/)
  await bot.says('lin', '昨天宏达精密开了攻坚会')
  expect(bot.last('lin')).not.toMatch(/^给哪一单开？/)
})
