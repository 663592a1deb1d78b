import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RawRequest } from '../../src/conversation/http.ts'
import { silent } from '../../src/conversation/log.ts'
import type { Incoming } from '../../src/conversation/message.ts'
import { openFeishuClicks, redrawnAs } from './callback-answer.ts'
import { encrypt, keyOf, sign } from './crypto.ts'
import type { FeishuCard } from './feishu-card.ts'
import { openWebhook } from './webhook.ts'

const appId = 'cli_0123456789abcdef'
const encryptKey = 'the encrypt key'
const verificationToken = 'the-token'
const noon = Date.parse('2026-11-24T12:00:00+08:00')
const bot = 'ou_bot'

let door: ReturnType<typeof aDoor>
beforeEach(() => {
  door = aDoor()
})
afterEach(() => door.close())

const message = {
  sender: { sender_id: { open_id: 'ou_lin' }, sender_type: 'user' },
  message: { message_id: 'om_1', chat_type: 'p2p', message_type: 'text', content: '{"text":"hello"}' },
}

describe('an event', () => {
  test('is kept and answered with 200 and an empty object, spaces in the body and all', async () => {
    const body = `{ "encrypt" : "${seal(anEvent('im.message.receive_v1', message))}" }`
    expect(await door.post(body)).toMatchObject({ status: 200, type: 'application/json', body: '{}' })
    expect(door.heard).toMatchObject([
      {
        platform: 'feishu',
        corp: appId,
        conversation: `feishu:${appId}:ou_lin`,
        speaker: 'ou_lin',
        dedupeKey: 'msg:om_1',
        receivedAt: noon,
        content: { kind: 'text', text: 'hello' },
      },
    ])
  })

  test('that could not be kept is answered 503, so that it comes again', async () => {
    door.breaks()
    expect(await door.event('im.message.receive_v1', message)).toMatchObject({ status: 503 })
  })

  test('of the older generation keeps its outer uuid as its key', async () => {
    const v1 = {
      ts: '1502199207.7171419',
      uuid: 'bc447199585340d1f3728d26b1c0297a',
      token: verificationToken,
      type: 'event_callback',
      event: { app_id: appId, type: 'approval_instance', uuid: 'inner', instance_code: 'i-1', status: 'PENDING' },
    }
    expect(await door.post(sealed(v1))).toMatchObject({ status: 200 })
    expect(door.heard[0]).toMatchObject({
      dedupeKey: 'event:bc447199585340d1f3728d26b1c0297a',
      content: { kind: 'news', of: 'approval', id: 'i-1' },
    })
  })

  const person = { open_id: 'ou_lin' }
  test.each<[string, string, object, object]>([
    [
      'coming into the chat',
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      { chat_id: 'oc_1', operator_id: person },
      { speaker: 'ou_lin', content: { kind: 'enter' } },
    ],
    [
      'a sentence of the menu',
      'application.bot.menu_v6',
      { operator: { operator_id: person }, event_key: '我今天先干什么', timestamp: 1669364458 },
      { speaker: 'ou_lin', content: { kind: 'text', text: '我今天先干什么' } },
    ],
    [
      'a button of the menu',
      'application.bot.menu_v6',
      { operator: { operator_id: person }, event_key: 'help.open|', timestamp: 1669364458 },
      { speaker: 'ou_lin', content: { kind: 'press', action: 'help.open', argument: '' } },
    ],
    [
      'a colleague who changed in the directory',
      'contact.user.updated_v3',
      { object: person },
      { content: { kind: 'news', of: 'member', id: 'ou_lin' } },
    ],
    [
      // What was said may have been answered and confirmed by then, and nobody is named who took it back.
      'words taken back, which change nothing that was written since',
      'im.message.recalled_v1',
      { message_id: 'om_1', chat_id: 'oc_1', recall_time: '1615380573411', recall_type: 'message_owner' },
      { content: { kind: 'notice', name: 'im.message.recalled_v1', detail: { message_id: 'om_1' } } },
    ],
  ])('%s is heard as that', async (_, type, event, heard) => {
    expect(await door.event(type, event)).toMatchObject({ status: 200, body: '{}' })
    expect(door.heard).toMatchObject([{ dedupeKey: 'event:e-1', ...heard }])
  })

  test.each(['0', '-5', '480'])('%s minutes old is taken: retries come for seven hours', async (minutes) => {
    const timestamp = String(noon / 1000 - Number(minutes) * 60)
    expect(await door.event('im.message.receive_v1', message, { timestamp })).toMatchObject({ status: 200 })
  })

  test('its time may be in milliseconds', async () => {
    expect(await door.event('im.message.receive_v1', message, { timestamp: String(noon) })).toMatchObject({
      status: 200,
    })
  })
})

describe('the check of the address', () => {
  const check = { type: 'url_verification', challenge: 'C-17', token: verificationToken }

  test('is answered without a signature, with what was asked', async () => {
    expect(await door.post(sealed(check), { signature: undefined })).toMatchObject({
      status: 200,
      body: '{"challenge":"C-17"}',
    })
  })

  test.each([
    ['with another token', sealed({ ...check, token: 'guessed' })],
    ['in the open', JSON.stringify(check)],
    ['sealed with another key', JSON.stringify({ encrypt: encrypt(keyOf('other'), JSON.stringify(check)) })],
    ['longer than any', sealed({ ...check, padding: 'x'.repeat(3000) })],
    ['that is an event', sealed(anEvent('im.message.receive_v1', message))],
  ])('%s is refused', async (_, body) => {
    expect(await door.post(body, { signature: undefined })).toMatchObject({ status: 401, body: '' })
    expect(door.heard).toEqual([])
  })
})

describe('what does not prove itself is refused, all alike, and never heard', () => {
  const event = anEvent('im.message.receive_v1', message)
  const good = sealed(event)
  const { header } = event
  const hostile: [string, string | Buffer, Seal?][] = [
    ['the signature of another key', good, { signature: sign(String(noon / 1000), 'n', 'guessed', good) }],
    ['a signature over another body', good, { signature: sign(String(noon / 1000), 'n', encryptKey, `${good} `) }],
    ['a signature in capitals', good, { signature: signed(good).toUpperCase() }],
    ['half a signature', good, { signature: signed(good).slice(0, 32) }],
    ['two signatures', good, { signature: [signed(good), signed(good)] }],
    ['no signature', good, { signature: undefined }],
    ['no time', good, { timestamp: undefined }],
    ['the open text, signed', JSON.stringify(event)],
    ['an open text beside a sealed one that is empty', JSON.stringify({ encrypt: '', ...event })],
    ['another token inside', sealed({ ...event, header: { ...header, token: 'guessed' } })],
    ['no token inside', sealed({ ...event, header: { ...header, token: undefined } })],
    ['another app', sealed({ ...event, header: { ...header, app_id: 'cli_other' } })],
    ['a body that is no JSON', 'not json'],
    ['a list', '[]'],
    ['nothing', ''],
    ['bad UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a broken seal', JSON.stringify({ encrypt: seal(event).slice(0, -8) })],
    ['a seal that is no text', JSON.stringify({ encrypt: { $ne: '' } })],
    ['a sealed text that is no JSON', JSON.stringify({ encrypt: encrypt(keyOf(encryptKey), '<xml/>') })],
    ['a sealed list', sealed([])],
    ['a deep nest', '['.repeat(100_000)],
    ['a deep nest inside', JSON.stringify({ encrypt: encrypt(keyOf(encryptKey), '['.repeat(100_000)) })],
    ...['0', 'NaN', '1e20', '', '-1'].map((at): [string, string, Seal] => [
      `a time of "${at}"`,
      good,
      { timestamp: at },
    ]),
    ['a time eight hours and more ago', good, { timestamp: String(noon / 1000 - 8 * 3600 - 1) }],
    ['a time six minutes ahead', good, { timestamp: String(noon / 1000 + 360) }],
  ]

  test.each(hostile)('%s', async (_, body, how) => {
    expect(await door.post(body, how)).toEqual({ status: 401, type: 'text/plain', body: '' })
    expect(door.heard).toEqual([])
  })

  test('any of them costs little', async () => {
    const before = process.cpuUsage()
    for (const [, body, how] of hostile) await door.post(body, how)
    expect(process.cpuUsage(before).user / 1000 / hostile.length).toBeLessThan(50)
  })

  test('they are counted by reason', async () => {
    await door.post('not json')
    await door.post(good, { signature: 'x' })
    door.close()
    expect(Object.assign({}, ...door.refused)).toEqual({ envelope: 1, signature: 1 })
  })
})

test('names that mean something to JavaScript are mere names', async () => {
  const poisoned = sealed({ ...anEvent('some.event_v1', {}) }).length
  expect(poisoned).toBeGreaterThan(0)
  const text = `{"schema":"2.0","header":${JSON.stringify(anEvent('some.event_v1', {}).header)},"event":{"__proto__":{"polluted":"yes"},"constructor":"x"}}`
  await door.post(JSON.stringify({ encrypt: encrypt(keyOf(encryptKey), text) }))
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})

describe('in a group', () => {
  const said = (content: string, mentions?: object[]) => ({
    ...message,
    message: { ...message.message, chat_type: 'group', content: JSON.stringify({ text: content }), mentions },
  })
  const at = (key: string, open_id: string, name: string) => ({ key, id: { open_id }, name })

  test('what names the bot is heard as said to it alone, and the group is told where the answer is', async () => {
    await door.event('im.message.receive_v1', said('@_user_1 东睦这单几成', [at('@_user_1', bot, '沙盘')]))
    expect(door.heard).toMatchObject([
      { conversation: `feishu:${appId}:ou_lin`, content: { kind: 'text', text: '东睦这单几成' } },
    ])
    expect(door.pointed).toEqual(['om_1'])
  })

  test('others are named, whatever the order', async () => {
    const mentions = [...Array(10).keys()].map((n) =>
      at(`@_user_${n + 1}`, n === 9 ? bot : `ou_${n}`, n === 9 ? '沙盘' : '张三'),
    )
    await door.event('im.message.receive_v1', said('@_user_1 说的给 @_user_10 记下', mentions))
    expect(door.heard[0]?.content).toEqual({ kind: 'text', text: '@张三 说的给  记下' })
  })

  test('what others say to each other is not kept', async () => {
    expect(await door.event('im.message.receive_v1', said('中午吃啥'))).toMatchObject({ status: 200 })
    await door.event('im.message.receive_v1', said('@_user_1 在吗', [at('@_user_1', 'ou_wang', '王五')]))
    expect(door.heard).toEqual([])
  })
})

describe('a click', () => {
  const click = (to: string, more: object = {}) => ({
    operator: { open_id: 'ou_lin' },
    action: { value: { action: 'sandbox.take', argument: 'd-17|1', to }, tag: 'button', ...more },
    context: { open_message_id: 'om_card', open_chat_id: 'oc_1' },
  })
  const card = { schema: '2.0' } as FeishuCard
  const answers = (from: Incoming) => ({
    key: 'k',
    conversation: from.conversation,
    recipient: from.speaker,
    answersAt: from.receivedAt,
    outgoing: { kind: 'update', card: { title: '', blocks: [] }, handle: 'om_card' } as const,
  })

  test('is answered with the card as it became', async () => {
    door.answersWith((from) => door.clicks.redraw(answers(from), redrawnAs(card)))
    const { body } = await door.event('card.action.trigger', click('ou_lin'))
    expect(JSON.parse(String(body))).toEqual({ card: { type: 'raw', data: { schema: '2.0' } } })
    expect(door.heard[0]?.content).toEqual({
      kind: 'press',
      action: 'sandbox.take',
      argument: 'd-17|1',
      handle: 'om_card',
    })
  })

  test('whose answer takes its time is told so within three seconds, and may be drawn over only afterwards', async () => {
    const started = performance.now()
    const { body } = await door.event('card.action.trigger', click('ou_lin'))
    expect(performance.now() - started).toBeLessThan(3000)
    expect(JSON.parse(String(body))).toEqual({ toast: { type: 'info', content: '收到，马上好' } })
    const [from] = door.heard
    if (from === undefined) throw new Error('not heard')
    expect(door.clicks.redraw(answers(from), redrawnAs(card))).toBe(false)
    await door.clicks.settled('om_card')
    expect(performance.now() - started).toBeGreaterThan(2700)
  })

  test('answered in words alone does not wait any longer', async () => {
    const started = performance.now()
    door.answersWith((from) => door.clicks.said(answers(from)))
    expect(await door.event('card.action.trigger', click('ou_lin'))).toMatchObject({ status: 200, body: '{}' })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('whose client has gone gets its card by a call', async () => {
    const gone = new AbortController()
    let taken: boolean | undefined
    door.answersWith((from) => {
      gone.abort()
      taken = door.clicks.redraw(answers(from), redrawnAs(card))
      door.clicks.said(answers(from))
    })
    await door.event('card.action.trigger', click('ou_lin'), { signal: gone.signal })
    expect(taken).toBe(false)
  })

  test('by somebody else than the card was for is refused in words, and not heard', async () => {
    const { status, body } = await door.event('card.action.trigger', click('ou_wang'))
    expect(status).toBe(200)
    expect(JSON.parse(String(body))).toEqual({
      toast: { type: 'error', content: expect.stringContaining('请本人来点') },
    })
    expect(door.heard).toEqual([])
  })

  test('on what stands behind 更多 is a press like any other', async () => {
    door.answersWith((from) => door.clicks.redraw(answers(from), redrawnAs(card)))
    const chosen = { value: { to: 'ou_lin' }, tag: 'select_static', option: 'task.done|t-9' }
    await door.event('card.action.trigger', click('ou_lin', chosen))
    expect(door.heard[0]?.content).toMatchObject({ kind: 'press', action: 'task.done', argument: 't-9' })
  })

  test.each([
    ['no value', undefined],
    ['words for a value', 'sandbox.take'],
    ['an action that is none', { action: 7, argument: 'x', to: 'ou_lin' }],
  ])('with %s is nothing', async (_, value) => {
    const { status } = await door.event('card.action.trigger', click('ou_lin', { value }))
    expect([status, door.heard]).toEqual([200, []])
  })

  test('repeated is answered at once and goes no further', async () => {
    door.repeats()
    const started = performance.now()
    expect(await door.event('card.action.trigger', click('ou_lin'))).toMatchObject({ status: 200, body: '{}' })
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

interface Seal {
  timestamp?: string | undefined
  signature?: string | string[] | undefined
  signal?: AbortSignal
}

function aDoor() {
  const heard: Incoming[] = []
  const pointed: string[] = []
  const refused: Record<string, number>[] = []
  const clicks = openFeishuClicks()
  let broken = false
  let kind: 'new' | 'repeat' = 'new'
  let answer: (incoming: Incoming) => unknown = () => {}
  const { routes, close } = openWebhook({
    appId,
    encryptKey,
    verificationToken,
    now: () => noon,
    log: silent,
    clicks,
    receive: async (incoming) => {
      if (broken) throw new Error('the disk is full')
      heard.push(incoming)
      answer(incoming)
      return kind
    },
    botId: async () => bot,
    pointAside: (messageId) => void pointed.push(messageId),
    refused: (counts) => void refused.push(counts),
  })
  const [route] = routes
  if (route === undefined) throw new Error('no door')

  const post = (body: string | Buffer, how: Seal = {}) => {
    const timestamp = 'timestamp' in how ? how.timestamp : String(noon / 1000)
    const signature = 'signature' in how ? how.signature : sign(timestamp ?? '', 'n', encryptKey, body)
    const headers = {
      'x-lark-request-nonce': 'n',
      'x-lark-request-timestamp': timestamp,
      'x-lark-signature': signature,
    }
    const request: RawRequest = {
      search: '',
      headers,
      body: Buffer.from(body),
      remoteAddress: '127.0.0.1',
      signal: how.signal ?? new AbortController().signal,
    }
    return route.handle(request)
  }
  return {
    heard,
    pointed,
    refused,
    clicks,
    close,
    post,
    event: (type: string, event: object, how?: Seal) => post(sealed(anEvent(type, event)), how),
    breaks: () => {
      broken = true
    },
    repeats: () => {
      kind = 'repeat'
    },
    answersWith: (how: (incoming: Incoming) => unknown) => {
      answer = how
    },
  }
}

function anEvent(event_type: string, event: object) {
  const header = { event_id: 'e-1', event_type, token: verificationToken, app_id: appId, create_time: '1608725989000' }
  return { schema: '2.0', header, event }
}

function seal(document: unknown): string {
  return encrypt(keyOf(encryptKey), JSON.stringify(document))
}

function sealed(document: unknown): string {
  return JSON.stringify({ encrypt: seal(document) })
}

function signed(body: string): string {
  return sign(String(noon / 1000), 'n', encryptKey, body)
}
