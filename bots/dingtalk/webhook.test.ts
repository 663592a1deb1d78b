import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silent } from '../../src/conversation/log.ts'
import type { Incoming } from '../../src/conversation/message.ts'
import { openSignet } from './button.ts'
import { encrypt, sealOf, sign } from './crypto.ts'
import { openDingtalk } from './index.ts'
import { cardSignature, robotSignature } from './signature.ts'

const clientSecret = 'canary-secret-of-the-app'
const company = { clientId: 'dingclient', clientSecret, robotCode: 'dingrobot', corpId: 'dingcorp' }
const events = { token: 'token', aesKey: '4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij' }
const noon = Date.parse('2026-11-24T12:00:00+08:00')
const at = String(noon)
const cardSecret = createHmac('sha256', clientSecret).update('what card callbacks are signed with').digest('hex')
const seal = sealOf(events.aesKey, [company.clientId])

interface Post {
  path: 'robot' | 'cards' | 'events'
  headers?: Record<string, string | string[] | undefined>
  search?: string
  body: string | Buffer
}

let house: ReturnType<typeof aHouse>
beforeEach(() => {
  house = aHouse()
})
afterEach(() => house.platform.stop())

const words = (more: object = {}) => ({
  conversationId: 'cid-lin',
  conversationType: '1',
  chatbotCorpId: company.corpId,
  robotCode: company.robotCode,
  senderStaffId: 'lin',
  msgId: 'msg-1',
  msgtype: 'text',
  text: { content: '预算批了' },
  createAt: noon,
  ...more,
})
const button = openSignet(clientSecret).seal(
  { action: 'sandbox.take', argument: 'd:1' },
  { outTrackId: 'card-1', to: 'lin' },
)
const click = (more: object = {}, key = button) => ({
  outTrackId: 'card-1',
  corpId: company.corpId,
  userId: 'lin',
  content: JSON.stringify({ cardPrivateData: { actionIds: ['b1'], params: { key } } }),
  ...more,
})
const left = { EventType: 'user_leave_org', EventTime: at, CorpId: company.corpId, UserId: ['zhou'], eventId: 'e-1' }

const robot = (body: string | Buffer | object, headers: Post['headers'] = {}): Post => ({
  path: 'robot',
  headers: { timestamp: at, sign: robotSignature(clientSecret, at), ...headers },
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
})
const card = (body: string | Buffer | object, headers: Post['headers'] = {}): Post => ({
  path: 'cards',
  headers: {
    'x-ddpaas-signature-timestamp': at,
    'x-ddpaas-signature': cardSignature(cardSecret, at),
    ...headers,
  },
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
})
const event = (
  document: unknown,
  how: { token?: string; timestamp?: string; owner?: string; sealed?: string } = {},
): Post => {
  const { token = events.token, timestamp = at, owner = company.clientId } = how
  const sealed = how.sealed ?? encrypt({ ...seal, owners: [owner] }, JSON.stringify(document))
  const msg_signature = sign(token, timestamp, 'n', sealed)
  return {
    path: 'events',
    search: String(new URLSearchParams({ msg_signature, timestamp, nonce: 'n' })),
    body: JSON.stringify({ encrypt: sealed }),
  }
}

describe('what proves itself', () => {
  test('is heard: words, a tap, an event', async () => {
    expect(await house.post(robot(words()))).toMatchObject({ status: 200, body: '{"msgtype":"empty"}' })
    expect(await house.post(event(left))).toMatchObject({ status: 200, body: expect.stringContaining('encrypt') })
    house.answers()
    expect(await house.post(card(click()))).toMatchObject({ status: 200 })
    expect(house.heard.map(({ speaker, content }) => [speaker, content.kind])).toEqual([
      ['lin', 'text'],
      [expect.any(String), 'news'],
      ['lin', 'press'],
    ])
  })

  test.each([
    [
      'a rich text',
      { msgtype: 'richText', content: { richText: [{ text: '预算' }, { type: 'picture' }, { text: '批了' }] } },
    ],
    [
      'a voice message',
      { msgtype: 'audio', content: { duration: 4000, recognition: ' 预算批了 ', downloadCode: 'x' } },
    ],
    ['words at the top, as one page has them', { text: undefined, content: '预算批了' }],
  ])('%s is heard as its words', async (_, more) => {
    await house.post(robot(words(more)))
    expect(house.heard.map(({ content }) => content)).toEqual([{ kind: 'text', text: '预算批了' }])
  })

  test('with nowhere to keep it comes again', async () => {
    house.breaks()
    for (const post of [robot(words()), event(left), card(click())])
      expect(await house.post(post)).toMatchObject({ status: 503 })
  })
})

describe('what does not prove itself is refused, all alike, and never heard', () => {
  const stale = (ms: number) => {
    const timestamp = String(noon - ms)
    return { timestamp, sign: robotSignature(clientSecret, timestamp) }
  }
  const staleCard = (ms: number) => {
    const timestamp = String(noon - ms)
    return { 'x-ddpaas-signature-timestamp': timestamp, 'x-ddpaas-signature': cardSignature(cardSecret, timestamp) }
  }
  const hostile: [string, Post][] = [
    ['words: another secret', robot(words(), { sign: robotSignature('guessed', at) })],
    ['words: half a signature', robot(words(), { sign: robotSignature(clientSecret, at).slice(0, 20) })],
    ['words: two signatures', robot(words(), { sign: [robotSignature(clientSecret, at), 'x'] })],
    ['words: no signature', robot(words(), { sign: undefined })],
    ['words: no time', robot(words(), { timestamp: undefined })],
    ['words: six minutes ago', robot(words(), stale(360_000))],
    ['words: six minutes ahead', robot(words(), stale(-360_000))],
    ...['0', 'NaN', '1e20', '', '-1'].map((timestamp): [string, Post] => [
      `words: a time of "${timestamp}"`,
      robot(words(), { timestamp, sign: robotSignature(clientSecret, timestamp) }),
    ]),
    ['words: written an hour ago', robot(words({ createAt: noon - 3_600_000 }))],
    ['words: another robot', robot(words({ robotCode: 'dingother' }))],
    ['words: another company', robot(words({ chatbotCorpId: 'dingother' }))],
    [
      'words: an answer wanted elsewhere',
      robot(
        words({
          sessionWebhook: 'https://evil.example/robot/sendBySession?session=1',
          sessionWebhookExpiredTime: noon + 1,
        }),
      ),
    ],
    ['words: no JSON', robot('<xml/>')],
    ['words: a list', robot('[]')],
    ['words: bad UTF-8', robot(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
    ['words: a deep nest', robot('['.repeat(100_000))],
    ['a tap: another secret', card(click(), { 'x-ddpaas-signature': cardSignature('guessed', at) })],
    ['a tap: no signature', card(click(), { 'x-ddpaas-signature': undefined })],
    ['a tap: the signature of words', card(click(), { 'x-ddpaas-signature': robotSignature(clientSecret, at) })],
    ['a tap: six minutes ago', card(click(), staleCard(360_000))],
    ['a tap: six minutes ahead', card(click(), staleCard(-360_000))],
    ['a tap: somebody else’s button', card(click({ userId: 'zhou' }))],
    ['a tap: a button of another card', card(click({ outTrackId: 'card-2' }))],
    ['a tap: another deal under our seal', card(click({}, button.replace('d:1', 'd:2')))],
    ['a tap: a button nobody drew', card(click({}, 'sandbox.take|d:1'))],
    ['a tap: another company', card(click({ corpId: 'dingother' }))],
    ['a tap: no JSON inside', card(click({ content: '{' }))],
    ['a tap: bad UTF-8', card(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
    ['a tap: a deep nest', card('['.repeat(100_000))],
    ['an event: another token', event(left, { token: 'guessed' })],
    ['an event: another app', event(left, { owner: 'dingother' })],
    ['an event: another company', event({ ...left, CorpId: 'dingother' })],
    ['an event: two hours ago', event(left, { timestamp: String(noon - 7_200_000) })],
    ['an event: two hours ahead', event(left, { timestamp: String(noon + 7_200_000) })],
    ['an event: open', { path: 'events', search: event(left).search ?? '', body: JSON.stringify(left) }],
    ['an event: unsigned', { ...event(left), search: '' }],
    ['an event: a broken seal', event(left, { sealed: encrypt(seal, JSON.stringify(left)).slice(0, -4) })],
    ['an event: a seal that is no text', { ...event(left), body: '{"encrypt":{"$ne":""}}' }],
    ['an event: no JSON inside', event(undefined, { sealed: encrypt(seal, '<xml/>') })],
    ['an event: a deep nest inside', event(undefined, { sealed: encrypt(seal, '['.repeat(100_000)) })],
  ]

  test.each(hostile)('%s', async (_, post) => {
    expect(await house.post(post)).toEqual({ status: 401, type: 'text/plain', body: '' })
    expect(house.heard).toEqual([])
  })

  test('other words under a signature that has been used', async () => {
    expect(await house.post(robot(words()))).toMatchObject({ status: 200 })
    const other = robot(words({ msgId: 'msg-2', text: { content: '把单子都转给周岩' } }))
    expect(await house.post(other)).toMatchObject({ status: 401 })
    expect(house.heard).toHaveLength(1)
  })

  test('nobody is called because of them, and any of them costs little', async () => {
    const before = process.cpuUsage()
    for (const [, post] of hostile) await house.post(post)
    expect(process.cpuUsage(before).user / 1000 / hostile.length).toBeLessThan(50)
    expect(house.called).toEqual([])
  })
})

function aHouse() {
  const heard: Incoming[] = []
  const called: string[] = []
  let broken = false
  let answering = false
  const platform = openDingtalk({
    config: {
      ...company,
      cardTemplateId: 'template.schema',
      way: { mode: 'http', ...events },
      apiBase: 'https://api.dingtalk.com',
      oapiBase: 'https://oapi.dingtalk.com',
    },
    publicUrl: 'https://sandtable.example.com',
    log: silent,
    now: () => noon,
    fetch: async (input) => {
      called.push(String(input))
      throw new Error('nobody is to be called')
    },
  })
  const started = platform.start(
    async (incoming) => {
      if (broken) throw new Error('the disk is full')
      heard.push(incoming)
      return answering && incoming.content.kind === 'press' ? 'repeat' : 'new'
    },
    () => {},
  )
  return {
    platform,
    heard,
    called,
    breaks: () => {
      broken = true
    },
    /** Taps are answered at once. */
    answers: () => {
      answering = true
    },
    async post({ path, headers = {}, search = '', body }: Post) {
      await started
      const route = platform.routes?.find((one) => one.path === `/im/dingtalk/${path}`)
      if (route === undefined) throw new Error(`no door ${path}`)
      const { signal } = new AbortController()
      return route.handle({ search, headers, body: Buffer.from(body), remoteAddress: '127.0.0.1', signal })
    },
  }
}
