import { afterEach, describe, expect, test } from 'vitest'
import { openWecom } from '../../bots/index.ts'
import type { EmulatedBot } from '../../bots/wecom/emulator/bot/index.ts'
import { openWecomEmulator } from '../../bots/wecom/emulator/index.ts'
import type { Card } from '../conversation/card.ts'
import { silent } from '../conversation/log.ts'
import type { Incoming } from '../conversation/message.ts'
import type { Delivery, Outgoing } from '../conversation/platform.ts'
import { served } from './platform-contract.ts'

const card: Card = {
  title: '华东 · 三甲医院 ｜ 80 万',
  blocks: [
    { kind: 'figure', value: '赢单概率 38%', note: '24–54%，经验先验' },
    { kind: 'choices', rows: [{ mark: '①', name: '趁集采前做完参数论证', figure: '41 %' }] },
  ],
  buttons: [{ label: '用①', action: 'sandbox.take', argument: 'd-17|1' }],
}
const says = (text: string): Outgoing => ({ kind: 'text', text })
/** For whoever is in the group it was asked in. */
const forGroup: Outgoing = {
  kind: 'picture',
  picture: {
    title: '风险',
    subtitle: '本周',
    columns: ['投诉'],
    rows: [{ label: '甲', cells: ['dark'] }],
    note: '无',
  },
}
const aside = '答复发在「沙盘」应用里了，客户的事不在群里说。'
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)])
const shows = (title: string): Outgoing => ({ kind: 'card', card: { ...card, title } })

describe('an answer in a stream', () => {
  test('stands as a table in words, with its buttons below', async () => {
    const { bot, asked, answer } = await anOffice()
    const message = await asked('怎么推进')
    await answer(message, says('记下了。'), { kind: 'card', card })
    expect(bot.bubbles('LinXia')).toMatchObject([
      {
        content: expect.stringContaining('| ① | 趁集采前做完参数论证 | 41 % |'),
        card: { button_list: [{ text: '用①' }] },
        unfinished: false,
        warnings: [],
      },
    ])
    expect(bot.faulty).toEqual([])
  })

  test('is heard and said once although replies are lost on their way back', async () => {
    const { bot, heard, asked, answer } = await anOffice()
    bot.loseReplies(3)
    await answer(await asked('在吗'), says('在。'))
    await ended(bot)
    expect(heard).toHaveLength(1)
    expect(bot.bubbles('LinXia')).toMatchObject([{ content: '在。' }])
    expect(bot.faulty).toEqual([])
  })

  test('reaches the stream that another process began', async () => {
    const office = await anOffice()
    const message = await office.asked('在吗')
    await expect.poll(() => office.bot.unfinished()).toHaveLength(1)
    await office.restart()
    await office.answer(message, says('在。'))
    expect(office.bot.bubbles('LinXia')).toMatchObject([{ content: '在。', unfinished: false }])
  })

  test('that is lost for good leaves no stream without its end', async () => {
    const { bot, asked, restart } = await anOffice({ orphan: 200 })
    await asked('在吗')
    await restart()
    await ended(bot)
    expect(bot.bubbles('LinXia')).toMatchObject([{ content: expect.stringContaining('再说一遍') }])
  })

  test('that takes too long ends it, and comes by the address, once', async () => {
    const { bot, wecom, asked, answer } = await anOffice({ longest: 150 })
    const message = await asked('在吗')
    await ended(bot)
    await answer(message, says('在。'))
    await answer(message, says('在。'))
    expect(bot.bubbles('LinXia').map(({ content }) => content)).toEqual(['还在处理，好了发到「沙盘」应用里。', '在。'])
    expect(wecom.callsOf('aibot/response')).toHaveLength(1)
  })

  test('has one card there, one by the address, and says that the others are in the app', async () => {
    const { bot, wecom, asked, answer } = await anOffice()
    await answer(await asked('三单'), shows('甲'), shows('乙'), shows('丙'))
    expect(bot.bubbles('LinXia').map((bubble) => bubble.card?.main_title?.title)).toEqual(['甲', '乙'])
    expect(bot.bubbles('LinXia')[0]?.content).toContain('〔其余发在「沙盘」应用里〕')
    expect(wecom.bubbles('LinXia').map((bubble) => bubble.card?.main_title?.title)).toEqual(['丙'])
    expect(bot.bubbles('LinXia').flatMap(({ warnings }) => warnings)).toEqual([])
  })

  test('by an address whose answer was lost is not said twice', async () => {
    const { bot, wecom, asked, answer } = await anOffice({ longest: 100 })
    const message = await asked('在吗')
    await ended(bot)
    wecom.fail('aibot/response', 'executeThenReset')
    await expect(answer(message, says('在。'))).rejects.toMatchObject({ retry: 'unsure' })
    await answer({ ...message, inDoubt: true }, says('在。'))
    expect(
      [...bot.bubbles('LinXia'), ...wecom.bubbles('LinXia')].filter(({ content }) => content === '在。'),
    ).toHaveLength(1)
  })
})

describe('a press', () => {
  test('has its card drawn over at once, and the words that go with it after', async () => {
    const { bot, heard, asked, answer } = await anOffice()
    await answer(await asked('怎么推进'), { kind: 'card', card })
    const [bubble] = bot.bubbles('LinXia')
    const pressed = bot.clicks('LinXia', { id: bubble?.id ?? '' }, 'sandbox.take|d-17|1')
    await expect.poll(() => heard.at(-1)?.content.kind).toBe('press')
    const press = heard.at(-1)
    if (press?.content.kind !== 'press') throw new Error('no press')
    const { handle = '' } = press.content
    await answer(
      press,
      { kind: 'update', handle, card: { ...card, title: '用了①' } },
      says('张主任，集采前先把论证做了吧。'),
    )
    await pressed
    expect(bot.bubbles('LinXia')).toMatchObject([
      { card: { main_title: { title: '用了①' } }, updates: 1 },
      { content: '张主任，集采前先把论证做了吧。' },
    ])
    expect(bot.faulty).toEqual([])
  })

  test('answered too late has its card shown once more', async () => {
    const { bot, heard, asked, answer } = await anOffice()
    await answer(await asked('怎么推进'), { kind: 'card', card })
    await bot.clicks('LinXia', { id: bot.bubbles('LinXia')[0]?.id ?? '' }, 'sandbox.take|d-17|1')
    const press = heard.at(-1)
    if (press?.content.kind !== 'press') throw new Error('no press')
    await answer(press, { kind: 'update', handle: press.content.handle ?? '', card: { ...card, title: '用了①' } })
    expect(bot.bubbles('LinXia').map((bubble) => bubble.card?.main_title?.title)).toEqual([card.title, '用了①'])
  }, 10_000)
})

describe('whoever', () => {
  test('opens the chat is greeted', async () => {
    const { bot, heard, answer } = await anOffice()
    const entering = bot.enters('LinXia')
    await expect.poll(() => heard.length).toBe(1)
    await answer(heard[0], { kind: 'card', card })
    await entering
    expect(bot.bubbles('LinXia')).toMatchObject([{ card: { card_type: 'button_interaction' } }])
    expect(bot.faulty).toEqual([])
  })

  test('asks in a group is told there where the answer is, with the picture for all below it', async () => {
    const { bot, wecom, heard, answer } = await anOffice({ draws: true })
    await bot.says('LinXia', '哪些单子有风险', { group: 'wrGROUP' })
    expect(heard).toMatchObject([{ group: 'wrGROUP', content: { kind: 'text', text: '哪些单子有风险' } }])
    expect(bot.bubbles('wrGROUP')).toMatchObject([{ content: aside, unfinished: true }])
    await answer(heard[0], { kind: 'card', card }, forGroup)
    expect(bot.bubbles('wrGROUP')).toMatchObject([{ content: aside, unfinished: false, enclosed: [png] }])
    expect(wecom.callsOf('aibot/response')).toEqual([])
    expect(bot.bubbles('LinXia')).toEqual([])
    expect(wecom.bubbles('LinXia')).toMatchObject([{ card: { main_title: { title: card.title } } }])
    expect(bot.faulty).toEqual([])
  })

  test('asks in a group what is for them alone sees it ended there at once', async () => {
    const { bot, heard, answer } = await anOffice({ draws: true })
    await bot.says('LinXia', '在吗', { group: 'wrGROUP' })
    await answer(heard[0], says('在。'))
    await expect.poll(() => bot.bubbles('wrGROUP')).toMatchObject([{ content: aside, unfinished: false }])
    expect(bot.bubbles('wrGROUP')[0]?.enclosed).toBeUndefined()
  })

  test('asks in a group where no picture can be drawn reads there what it would show', async () => {
    const { bot, heard, answer } = await anOffice()
    await bot.says('LinXia', '哪些单子有风险', { group: 'wrGROUP' })
    await answer(heard[0], { kind: 'card', card }, forGroup)
    const [bubble] = bot.bubbles('wrGROUP')
    expect(bubble?.content).toContain('投诉（高）')
    expect(bubble?.content).toContain('图片没能发出来')
    expect(bubble?.content).toContain(aside)
  })

  test('asks in a group whose stream has ended has it by the address in words, and where that is spent, themselves', async () => {
    const { bot, wecom, heard, answer } = await anOffice({ draws: true, longest: 50 })
    await bot.says('LinXia', '哪些单子有风险', { group: 'wrGROUP' })
    await expect.poll(() => bot.unfinished()).toEqual([])
    await answer(heard[0], { kind: 'card', card }, forGroup)
    expect(bot.bubbles('wrGROUP').map(({ content }) => content)).toEqual([aside, expect.stringContaining('投诉（高）')])

    wecom.fail('aibot/response', 'errcode:60140')
    await bot.says('LinXia', '哪些单子有风险', { group: 'wrGROUP' })
    await expect.poll(() => bot.unfinished()).toEqual([])
    await answer(heard[1], { kind: 'card', card: { ...card, title: '第二次' } }, forGroup)
    expect(wecom.bubbles('LinXia').slice(-3)).toMatchObject([
      { card: { main_title: { title: '第二次' } } },
      { content: expect.stringContaining('没能发到群里') },
      { kind: 'image', enclosed: { bytes: png } },
    ])
  })

  test('speaks, quotes or mixes words and images is understood', async () => {
    const { bot, heard } = await anOffice()
    const quote = { msgtype: 'text', text: { content: '预算八十万' } }
    await bot.sends('LinXia', 'voice', { content: '刚见了张主任。' })
    await bot.says('LinXia', '记一下', { quote })
    const items = [
      { msgtype: 'text', text: { content: '看这个' } },
      { msgtype: 'image', image: { url: 'https://example.com/1' } },
    ]
    await bot.sends('LinXia', 'mixed', { msg_item: items })
    await bot.sends('LinXia', 'file')
    expect(heard.map(({ content }) => (content.kind === 'text' ? content.text : content.kind))).toEqual([
      '刚见了张主任。',
      '记一下\n引用：预算八十万',
      '看这个',
      'media',
    ])
  }, 20_000)

  test('judges an answer is kept and told nothing', async () => {
    const { bot, heard } = await anOffice()
    await bot.deliver(bot.writes.judges('LinXia'))
    expect(heard).toMatchObject([{ content: { kind: 'notice', name: 'feedback_event' } }])
    expect(bot.bubbles('LinXia')).toEqual([])
    expect(bot.faulty).toEqual([])
  })
})

async function ended(bot: EmulatedBot): Promise<void> {
  await expect.poll(() => bot.bubbles('LinXia').map(({ unfinished }) => unfinished), { timeout: 3000 }).toEqual([false])
}

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function anOffice({ draws = false, ...patience }: { draws?: boolean; longest?: number; orphan?: number } = {}) {
  const company = {
    corpId: 'ww00sandtable00corp',
    secret: 'the-secret-of-the-app',
    token: 'tokenForTests',
    encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  }
  const bot = { id: 'aib', name: '沙盘', token: 'tokenOfTheBot', encodingAesKey: 'b'.repeat(43) }
  const members = [{ userid: 'LinXia', name: '林夏', department: [1] }]
  const emulated = { ...bot, hidesUserIds: true, pollEvery: 10 }
  const wecom = await openWecomEmulator({ ...company, agentId: 1000002, members, timeScale: 0.02, bot: emulated })
  const heard: Incoming[] = []
  const open = async () => {
    const platform = openWecom({
      config: { ...company, agentId: '1000002', apiBase: wecom.url, bot: { callbacks: bot } },
      publicUrl: 'https://sales.example.com',
      log: silent,
      ...(draws && { draw: async () => png }),
      patience: { hold: 20, longest: 5000, orphan: 5000, unasked: 1000, ...patience },
    })
    await platform.start(
      async (incoming) => {
        const isKnown = heard.some(({ dedupeKey }) => dedupeKey === incoming.dedupeKey)
        if (!isKnown) heard.push(incoming)
        return isKnown ? 'repeat' : 'new'
      },
      () => {},
    )
    const stop = await served({
      platform,
      servedAt(address) {
        wecom.callbackUrl = `${address}/im/wecom/callback`
        wecom.bot.callbackUrl = `${address}/im/wecom/bot`
      },
    })
    const close = async () => {
      await platform.stop()
      await stop()
    }
    return { platform, close }
  }
  let process = await open()
  closers.push(wecom.close, () => process.close())

  let count = 0
  return {
    wecom,
    bot: wecom.bot,
    heard,
    async restart() {
      await process.close()
      process = await open()
    },
    /** The message, once it is heard; its answer is waited for. */
    async asked(text: string): Promise<Incoming> {
      const before = heard.length
      void wecom.bot.says('LinXia', text)
      await expect.poll(() => heard.length, { interval: 2 }).toBeGreaterThan(before)
      return heard.at(-1) as Incoming
    },
    async answer(message: (Incoming & { inDoubt?: boolean }) | undefined, ...outgoing: Outgoing[]): Promise<void> {
      const { conversation = '', speaker = '', group = '', replyTo = '', inDoubt = false } = message ?? {}
      const deliveries = outgoing.map((one): Delivery => {
        const recipient = one.kind === 'picture' ? group : speaker
        return { key: `d-${++count}`, conversation, recipient, replyTo, inDoubt, outgoing: one }
      })
      await process.platform.answer?.(deliveries)
      await new Promise((resolve) => setTimeout(resolve, 30))
    },
  }
}
