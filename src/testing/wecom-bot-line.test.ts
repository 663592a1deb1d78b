import { afterEach, expect, test } from 'vitest'
import { openWecom } from '../../bots/index.ts'
import { openWecomEmulator } from '../../bots/wecom/emulator/index.ts'
import type { Card } from '../conversation/card.ts'
import { silent } from '../conversation/log.ts'
import type { Incoming } from '../conversation/message.ts'
import type { Delivery, Outgoing } from '../conversation/platform.ts'

const card: Card = {
  title: '华东 · 三甲医院 ｜ 80 万',
  blocks: [{ kind: 'figure', value: '赢单概率 38%', note: '24–54%，经验先验' }],
  buttons: [{ label: '用①', action: 'sandbox.take', argument: 'd-17|1' }],
}
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
/** Of more than one piece. */
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(600 * 1024, 7)])
const says = (text: string): Outgoing => ({ kind: 'text', text })

test('a line that is cut, falls silent or is taken over comes back by itself', async () => {
  const { line, asked, answer, bubbles } = await anOffice()
  line.cut()
  await expect.poll(line.isConnected, { timeout: 3000 }).toBe(true)
  line.kick()
  await expect.poll(line.isConnected, { timeout: 3000 }).toBe(true)
  line.fallSilent(true)
  await expect.poll(line.isConnected, { timeout: 3000 }).toBe(false)
  line.fallSilent(false)
  await expect.poll(line.isConnected, { timeout: 3000 }).toBe(true)
  await answer(await asked('在吗'), says('在。'))
  expect(bubbles()).toMatchObject([{ content: '在。', unfinished: false }])
})

test('a line that is refused is asked for again, ever more seldom', async () => {
  const { line } = await anOffice()
  line.refuse(true)
  line.cut()
  const before = line.subscriptions().length
  await expect.poll(() => line.subscriptions().length - before, { timeout: 3000 }).toBeGreaterThanOrEqual(4)
  const times = line.subscriptions().slice(before)
  expect((times[3] ?? 0) - (times[2] ?? 0)).toBeGreaterThan((times[1] ?? 0) - (times[0] ?? 0))
  line.refuse(false)
  await expect.poll(line.isConnected, { timeout: 3000 }).toBe(true)
})

test('an answer whose acknowledgement is lost is there once', async () => {
  const { line, asked, answer, bubbles } = await anOffice()
  const message = await asked('怎么推进')
  line.loseAcks(1)
  const key = 'the same'
  await expect(answer(message, { kind: 'card', card }, key)).rejects.toMatchObject({ retry: 'unsure' })
  await answer(message, { kind: 'card', card }, key)
  expect(bubbles()).toMatchObject([{ card: { button_list: [{ text: '用①' }] }, unfinished: false }])
})

test('an answer that takes its time shows that it comes, also when another process says it', async () => {
  const { asked, answer, bubbles, restart } = await anOffice()
  const message = await asked('在吗')
  await expect.poll(bubbles, { timeout: 4000 }).toMatchObject([{ content: '正在看，稍等。', unfinished: true }])
  await restart()
  await answer(message, says('在。'))
  expect(bubbles()).toMatchObject([{ content: '在。', unfinished: false }])
}, 10_000)

test('where a stream carries no card the card stands below it', async () => {
  const { asked, answer, bubbles } = await anOffice({ streamsCarryNoCards: true })
  await answer(await asked('怎么推进'), { kind: 'card', card })
  expect(bubbles()).toMatchObject([
    { content: expect.stringContaining('赢单概率 38%') },
    { card: { button_list: [{}] } },
  ])
})

test('an answer to a request that the platform knows no more is pushed', async () => {
  const { asked, answer, bubbles } = await anOffice()
  const message = await asked('在吗')
  const place = JSON.stringify({ ...(JSON.parse(message.replyTo ?? '') as object), request: 'forgotten' })
  await answer({ ...message, replyTo: place }, says('在。'))
  expect(bubbles()).toMatchObject([{ content: '在。' }])
})

test('in a group the answer is pointed to, and stands in the app', async () => {
  const { wecom, heard, asked, answer, bubbles } = await anOffice()
  const message = await asked('哪些单子有风险', { group: 'wrGROUP' })
  await answer(message, says('一单。'))
  expect(heard).toMatchObject([{ group: 'wrGROUP', content: { text: '哪些单子有风险' } }])
  await expect.poll(() => bubbles('wrGROUP')).toMatchObject([{ content: expect.stringContaining('不在群里说') }])
  expect(bubbles()).toEqual([])
  expect(wecom.bubbles('LinXia')).toMatchObject([{ content: expect.stringContaining('一单。') }])
})

test('a picture for a group is uploaded in pieces and stands there once, in words where its acknowledgement is lost', async () => {
  const { wecom, line, asked, answer, bubbles } = await anOffice()
  const message = await asked('哪些单子有风险', { group: 'wrGROUP' })
  const forAll = { ...message, speaker: 'wrGROUP' }
  await answer(forAll, forGroup, 'first')
  await answer(forAll, forGroup, 'first')
  expect(bubbles('wrGROUP').flatMap(({ enclosed }) => enclosed ?? [])).toEqual([png])
  expect(wecom.bot.faulty).toEqual([])

  const again = { ...(await asked('哪些单子有风险', { group: 'wrGROUP' })), speaker: 'wrGROUP' }
  line.loseAcks(1, 'aibot_send_msg')
  await expect(answer(again, forGroup, 'second')).rejects.toMatchObject({ retry: 'unsure' })
  await answer({ ...again, inDoubt: true }, forGroup, 'second')
  expect(bubbles('wrGROUP').at(-1)?.content).toContain('如果上面已经有同样的内容')
  expect(bubbles('wrGROUP').at(-1)?.content).toContain('投诉（高）')
})

test('a piece whose acknowledgement is lost is handed over once more, and a picture that is refused is said in words', async () => {
  const { line, asked, answer, bubbles } = await anOffice()
  const message = { ...(await asked('哪些单子有风险', { group: 'wrGROUP' })), speaker: 'wrGROUP' }
  line.loseAcks(1, 'aibot_upload_media_chunk')
  await expect(answer(message, forGroup, 'first')).rejects.toMatchObject({ retry: 'later' })
  await answer(message, forGroup, 'first')
  expect(bubbles('wrGROUP').flatMap(({ enclosed }) => enclosed ?? [])).toEqual([png])
  line.takeNoMedia()
  await answer(message, forGroup, 'second')
  expect(bubbles('wrGROUP').at(-1)?.content).toContain('图片没能发出来')
})

test('whoever opens the chat is greeted', async () => {
  const { wecom, heard, answer, bubbles } = await anOffice()
  await wecom.bot.enters('LinXia')
  await expect.poll(() => heard.length).toBe(1)
  await answer(heard[0] as Incoming, { kind: 'card', card })
  expect(bubbles()).toMatchObject([{ card: { card_type: 'button_interaction' } }])
})

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function anOffice(rules: { streamsCarryNoCards?: boolean } = {}) {
  const company = {
    corpId: 'ww00sandtable00corp',
    secret: 'the-secret-of-the-app',
    token: 'tokenForTests',
    encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  }
  const bot = { id: 'aib', name: '沙盘', token: 't', encodingAesKey: 'b'.repeat(43), secret: 's', ...rules }
  const members = [{ userid: 'LinXia', name: '林夏', department: [1] }]
  const wecom = await openWecomEmulator({ ...company, agentId: 1000002, members, bot })
  const line = { botId: bot.id, secret: bot.secret, url: wecom.url.replace('http', 'ws') }
  const heard: Incoming[] = []
  const open = async () => {
    const platform = openWecom({
      config: { ...company, agentId: '1000002', apiBase: wecom.url, bot: { line } },
      publicUrl: 'https://sales.example.com',
      log: silent,
      draw: async () => png,
      rhythm: { ping: 60, ack: 300, first: 20, most: 400, afterKick: 40, mostAfterKick: 400 },
    })
    await platform.start(
      async (incoming) => {
        const isKnown = heard.some(({ dedupeKey }) => dedupeKey === incoming.dedupeKey)
        if (!isKnown) heard.push(incoming)
        return isKnown ? 'repeat' : 'new'
      },
      () => {},
    )
    return platform
  }
  let platform = await open()
  closers.push(wecom.close, () => platform.stop())

  let count = 0
  return {
    wecom,
    line: wecom.bot.line,
    heard,
    bubbles: (chat = 'LinXia') => wecom.bot.bubbles(chat),
    async restart() {
      await platform.stop()
      platform = await open()
    },
    async asked(text: string, said: { group?: string } = {}): Promise<Incoming> {
      const before = heard.length
      await wecom.bot.says('LinXia', text, said)
      await expect.poll(() => heard.length, { interval: 2 }).toBeGreaterThan(before)
      return heard.at(-1) as Incoming
    },
    async answer(message: Incoming & { inDoubt?: boolean }, outgoing: Outgoing, key = `d-${++count}`): Promise<void> {
      const { conversation, speaker: recipient, replyTo = '', inDoubt = false } = message
      const delivery: Delivery = { key, conversation, recipient, replyTo, inDoubt, outgoing }
      await platform.answer?.([delivery])
    },
  }
}
