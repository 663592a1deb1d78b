import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Log } from '../../src/conversation/log.ts'
import { conversationId, type Incoming } from '../../src/conversation/message.ts'
import type { Platform } from '../../src/conversation/platform.ts'
import type { Pressable } from './emulator/card-rules.ts'
import { openDingtalkEmulator } from './emulator/index.ts'
import { openDingtalk } from './index.ts'
import { openPace } from './pace.ts'
import { openSocket } from './socket.ts'

// The SDK says on the console what it does.
vi.spyOn(console, 'info').mockImplementation(() => {})
vi.spyOn(console, 'warn').mockImplementation(() => {})

const company = {
  clientId: 'dingclient',
  clientSecret: 'canary-secret-of-the-app',
  robotCode: 'dingrobot',
  corpId: 'dingcorp',
  cardTemplateId: 'template.schema',
}

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('over the stream', () => {
  test('words come in, and are acknowledged only once they are kept', async () => {
    const { dingtalk, heard, refuses } = await anOffice()
    expect(await dingtalk.says('lin', '东睦这单几成')).toMatchObject({ status: 200, attempts: 1 })
    refuses(1)
    expect(await dingtalk.says('lin', '预算批了')).toMatchObject({ status: 200, attempts: 2 })
    expect(words(heard)).toEqual(['东睦这单几成', '预算批了'])
    expect(dingtalk.stream.faulty()).toEqual([])
  })

  test('an acknowledgement that got lost, a second delivery, a new message id: heard once', async () => {
    const { dingtalk, heard } = await anOffice()
    dingtalk.stream.loseAnswers(2)
    const letter = dingtalk.writes.says('lin', '在吗')
    expect(await dingtalk.deliver(letter, { duplicates: 2 })).toMatchObject({ status: 200 })
    expect(words(heard)).toEqual(['在吗'])
  })

  test('an event is kept and acknowledged as one', async () => {
    const { dingtalk, heard, refuses } = await anOffice()
    refuses(1)
    const letter = dingtalk.writes.event('bpms_instance_change', { processInstanceId: 'p-1', type: 'finish' }, 'e-1')
    expect(await dingtalk.deliver(letter)).toMatchObject({ status: 200, attempts: 2 })
    expect(heard).toMatchObject([{ content: { kind: 'news', of: 'approval', id: 'p-1' } }])
  })

  test('a tap is answered with the card as it became, and no update is called beside it', async () => {
    const { dingtalk, platform, answers } = await anOffice()
    const { card, bubble, pressable } = await aCard(dingtalk, platform)
    answers(({ receivedAt, conversation, content }) => {
      if (content.kind !== 'press' || content.handle === undefined) throw new Error('no press')
      const outgoing = { kind: 'update', card: { ...card, title: '已记下' }, handle: content.handle } as const
      return platform.send({ key: 'u', conversation, recipient: 'lin', answersAt: receivedAt, outgoing })
    })
    expect(await dingtalk.clicks('lin', bubble, pressable)).not.toHaveProperty('error')
    expect(dingtalk.bubbles('lin')[0]?.card?.title).toBe('已记下')
    expect(dingtalk.callsOf('PUT /v1.0/card/instances')).toEqual([])
  })

  test('whose answer takes its time is acknowledged within two seconds, and the card follows', async () => {
    const { dingtalk, platform, heard } = await anOffice()
    const { card, bubble, pressable } = await aCard(dingtalk, platform)
    const clicked = await dingtalk.clicks('lin', bubble, pressable)
    expect(clicked).toMatchObject({ status: 200 })
    expect(clicked.ms).toBeLessThan(2000)
    const outgoing = { kind: 'update', card: { ...card, title: '慢慢来' }, handle: bubble.id } as const
    const [{ conversation, receivedAt } = { conversation: '', receivedAt: 0 }] = heard
    await platform.send({ key: 'u', conversation, recipient: 'lin', answersAt: receivedAt, outgoing })
    expect(dingtalk.bubbles('lin')[0]?.card?.title).toBe('慢慢来')
  })

  test.each<[string, (pressable: Pressable) => Record<string, string>]>([
    ['without its key', () => ({})],
    ['with a key made up', () => ({ key: 'deal.win|d-1' })],
    ['with another argument under the seal', ({ params }) => ({ key: `${params['key']?.slice(0, 22)}visit.keep|v-2` })],
  ])('a click %s is not heard', async (_, forged) => {
    const { dingtalk, platform, heard } = await anOffice()
    const { bubble, pressable } = await aCard(dingtalk, platform)
    await dingtalk.clicks('lin', bubble, { ...pressable, params: forged(pressable) })
    expect(heard).toEqual([])
  })

  test('a click on somebody else’s card, or with the key of another, is not heard', async () => {
    const { dingtalk, platform, heard } = await anOffice()
    const { bubble, pressable } = await aCard(dingtalk, platform)
    await dingtalk.clicks('zhou', bubble, pressable)
    await dingtalk.clicks('lin', { id: 'another-card' }, pressable)
    expect(heard).toEqual([])
  })
})

describe('a connection', () => {
  test('that DingTalk ends is replaced before it is gone, once, and nothing is lost', async () => {
    const { dingtalk, heard } = await anOffice()
    const disconnectedAt = performance.now()
    dingtalk.stream.disconnect()
    await expect.poll(() => dingtalk.stream.isConnected()).toBe(true)
    expect(performance.now() - disconnectedAt).toBeLessThan(5000)
    expect(dingtalk.stream.standing()).toBe(2)
    await dingtalk.says('lin', '还在吗')
    expect(words(heard)).toEqual(['还在吗'])
    expect(dingtalk.stream.opens()).toHaveLength(2)
  })

  test('that is cut is mended within five seconds', async () => {
    const { dingtalk, heard } = await anOffice()
    dingtalk.stream.cut()
    const cutAt = performance.now()
    await dingtalk.says('lin', '还在吗')
    expect(performance.now() - cutAt).toBeLessThan(5000)
    expect(words(heard)).toEqual(['还在吗'])
  })

  test('over which nothing comes any more is given up', async () => {
    const { dingtalk, heard } = await aSocket({ silenceMs: 300 })
    dingtalk.stream.fallSilent()
    await expect.poll(() => dingtalk.stream.connections(), { timeout: 3000 }).toBeGreaterThan(1)
    await dingtalk.says('lin', '还在吗')
    expect(heard).toHaveLength(1)
  })

  test('that is refused again and again is asked for six times a minute at most', async () => {
    const { dingtalk } = await anOffice()
    dingtalk.stream.refuse(true)
    dingtalk.stream.cut()
    await new Promise((resolve) => setTimeout(resolve, 7500))
    // The SDK by itself asks a hundred times in these seconds.
    expect(dingtalk.stream.opens().length).toBeLessThanOrEqual(6)
    dingtalk.stream.refuse(false)
  }, 15_000)

  test('by a minute’s clock: seven losses in a row, and the seventh opening waits', async () => {
    vi.useFakeTimers()
    let now = 0
    const pace = openPace(() => now)
    const turns: number[] = []
    const { signal } = new AbortController()
    for (let turn = 0; turn < 12; turn++) {
      let isTurn = false
      const waited = pace.turn(signal).then(() => {
        isTurn = true
      })
      for (; !isTurn; now += 250) await vi.advanceTimersByTimeAsync(250)
      await waited
      turns.push(now)
      pace.ended(10)
    }
    vi.useRealTimers()
    for (const at of turns) expect(turns.filter((one) => one >= at && one < at + 60_000).length).toBeLessThanOrEqual(6)
  })

  test('goes on after frames that nobody can read and handlers that throw', async () => {
    const { dingtalk, heard, refuses } = await anOffice()
    for (const text of ['not json', '[]', '{"type":"CALLBACK"}', '{"type":"EVENT","headers":{"messageId":""}}'])
      dingtalk.stream.babble(text)
    refuses(1)
    await dingtalk.says('lin', '还在吗')
    expect(words(heard)).toEqual(['还在吗'])
    expect(dingtalk.stream.connections()).toBe(1)
  })

  test('is one of several: each message comes over one of them, and is heard once', async () => {
    const { dingtalk, heard, receive } = await anOffice()
    const second = openPlatform(dingtalk.url)
    await second.start(receive, () => {})
    closing.unshift(() => second.stop())
    expect(dingtalk.stream.standing()).toBe(2)
    for (let at = 0; at < 20; at++) await dingtalk.says('lin', String(at))
    expect(words(heard)).toEqual(Array.from({ length: 20 }, (_, at) => String(at)))
  })

  test('is closed with the house, and nothing is left that opens it again', async () => {
    const { dingtalk, platform } = await anOffice()
    await platform.stop()
    await expect.poll(() => dingtalk.stream.standing()).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(dingtalk.stream.opens()).toHaveLength(1)
  })

  test('with a wrong secret is said to be refused, without the secret, and the house opens all the same', async () => {
    const { lines, dingtalk } = await anOffice({ clientSecret: 'canary-wrong-secret' })
    expect(dingtalk.stream.isConnected()).toBe(false)
    expect(lines.join()).toContain('401 authFailed')
    expect(lines.join()).not.toContain('canary')
  })
})

function words(heard: readonly Incoming[]): string[] {
  return heard.map(({ content }) => (content.kind === 'text' ? content.text : content.kind))
}

async function aCard(dingtalk: Awaited<ReturnType<typeof openDingtalkEmulator>>, platform: Platform) {
  const card = { title: '拜访', blocks: [], buttons: [{ label: '记下', action: 'visit.keep', argument: 'v-1' }] }
  const conversation = conversationId('dingtalk', company.corpId, 'lin')
  await platform.send({ key: 'k', conversation, recipient: 'lin', outgoing: { kind: 'card', card } })
  const [bubble] = dingtalk.bubbles('lin')
  const [pressable] = bubble?.card?.pressables ?? []
  if (bubble === undefined || pressable === undefined) throw new Error('no card')
  return { card, bubble, pressable }
}

const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

function openPlatform(url: string, { clientSecret = company.clientSecret, log = noLog } = {}): Platform {
  const config = { ...company, clientSecret, way: { mode: 'stream' } as const, apiBase: url, oapiBase: url }
  return openDingtalk({ config, publicUrl: 'https://sandtable.example.com', log })
}

function anEmulator() {
  const members = ['lin', 'zhou'].map((userId) => ({ userId, name: userId }))
  return openDingtalkEmulator({ ...company, members, retryAfter: [300, 1000, 2000], answerWithin: 2500, lingers: 1000 })
}

async function aSocket({ silenceMs }: { silenceMs: number }) {
  const dingtalk = await anEmulator()
  const heard: unknown[] = []
  const socket = openSocket({
    ...company,
    apiBase: dingtalk.url,
    fetch,
    log: noLog,
    silenceMs,
    async take(frame) {
      heard.push(frame.data)
      return { response: {} }
    },
  })
  await socket.start()
  closing.push(socket.close, dingtalk.close)
  return { dingtalk, heard }
}

async function anOffice({ clientSecret = company.clientSecret } = {}) {
  const dingtalk = await anEmulator()
  const lines: string[] = []
  const write = (fields: object, sentence: string) => void lines.push(JSON.stringify({ ...fields, sentence }))
  const log: Log = { debug: write, info: write, warn: write, error: write }
  const platform = openPlatform(dingtalk.url, { clientSecret, log })
  const heard: Incoming[] = []
  let unwilling = 0
  let answer: (incoming: Incoming) => unknown = () => {}
  const receive = async (incoming: Incoming) => {
    if (unwilling-- > 0) throw new Error('the disk is full')
    if (heard.some(({ dedupeKey }) => dedupeKey === incoming.dedupeKey)) return 'repeat'
    heard.push(incoming)
    answer(incoming)
    return 'new'
  }
  await platform.start(receive, () => {})
  closing.push(() => platform.stop(), dingtalk.close)
  return {
    dingtalk,
    platform,
    heard,
    receive,
    lines,
    refuses: (times: number) => {
      unwilling = times
    },
    answers: (how: (incoming: Incoming) => unknown) => {
      answer = how
    },
  }
}
