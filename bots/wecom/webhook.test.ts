import { describe, expect, test } from 'vitest'
import type { RawResponse } from '../../src/conversation/http.ts'
import { silent } from '../../src/conversation/log.ts'
import type { Incoming } from '../../src/conversation/message.ts'
import { encrypt, keyOf, sign } from './crypto.ts'
import { openWebhook } from './webhook.ts'

const corpId = 'ww00sandtable00corp'
const token = 'tokenForTests'
const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const key = keyOf(encodingAesKey)
const minute = 60_000

const hello =
  '<xml><ToUserName><![CDATA[ww00sandtable00corp]]></ToUserName><FromUserName><![CDATA[lin]]></FromUserName><CreateTime>1795503600</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content><MsgId>7406121355254340001</MsgId><AgentID>1000042</AgentID></xml>'

describe('a genuine callback', () => {
  test('is kept before it is thanked for', async () => {
    const door = aDoor()
    expect(await door.post(hello)).toEqual({ status: 200, type: 'text/plain', body: '' })
    expect(door.kept).toMatchObject([
      { speaker: 'lin', receivedAt: door.time(), content: { kind: 'text', text: '你好' } },
    ])
  })

  test('that cannot be kept is asked for again, and taken the second time', async () => {
    const door = aDoor()
    door.breakInbox(new Error('disk full\nparams: 你好'))
    const letter = door.letter(hello)
    expect(await door.post(letter)).toMatchObject({ status: 503, hangUp: true })
    door.breakInbox(undefined)
    expect(await door.post(letter)).toMatchObject({ status: 200 })
    expect(door.kept).toHaveLength(1)
    expect(door.logged).toContain('disk full')
    expect(door.logged).not.toContain('你好')
  })

  test('sent four times anew is handed on each time under one key', async () => {
    const door = aDoor()
    for (let i = 0; i < 4; i += 1) expect(await door.post(hello)).toMatchObject({ status: 200 })
    expect(door.kept).toHaveLength(4)
    expect(new Set(door.kept.map(({ dedupeKey }) => dedupeKey)).size).toBe(1)
  })

  test('of a kind nobody knows is kept', async () => {
    const door = aDoor()
    expect(await door.post('<xml><FromUserName>sys</FromUserName><MsgType>new</MsgType></xml>')).toMatchObject({
      status: 200,
    })
    expect(door.kept).toMatchObject([{ content: { kind: 'notice', name: 'new' } }])
  })
})

describe('the same request again', () => {
  test('is thanked for and not looked at, for two hours and even when its time has passed', async () => {
    const door = aDoor()
    const letter = door.letter(hello)
    await door.post(letter)
    expect(await door.post(letter)).toMatchObject({ status: 200 })
    door.wait(119 * minute)
    expect(await door.post(letter)).toMatchObject({ status: 200 })
    door.wait(1 * minute)
    expect(await door.post(letter)).toMatchObject({ status: 403 })
    expect(door.kept).toHaveLength(1)
  })
})

describe('turned away, all alike', () => {
  const forged = { signature: 'f'.repeat(40) }
  const seconds = (ms: number) => String(Math.floor(ms / 1000))

  test.each<[string, (door: ReturnType<typeof aDoor>) => Letter]>([
    ['a forged signature', (door) => ({ ...door.letter(hello), ...forged })],
    ['a signature in upper case', (door) => upperCase(door.letter(hello))],
    ['another company', (door) => door.letter(hello, { receiveId: 'ww00another00corp' })],
    ['no company', (door) => door.letter(hello, { receiveId: '' })],
    ['another app', (door) => door.letter(hello.replace('1000042', '1000043'))],
    ['six minutes ago', (door) => door.letter(hello, { timestamp: seconds(door.time() - 6 * minute) })],
    ['in six minutes', (door) => door.letter(hello, { timestamp: seconds(door.time() + 6 * minute) })],
    ['the beginning of time', (door) => door.letter(hello, { timestamp: '0' })],
    ['no time', (door) => door.letter(hello, { timestamp: 'NaN' })],
    ['milliseconds', (door) => door.letter(hello, { timestamp: String(door.time()) })],
    ['the end of time', (door) => door.letter(hello, { timestamp: '1e20' })],
    ['another key', (door) => door.letter(hello, { key: keyOf('B'.repeat(43)) })],
    ['a byte changed', (door) => changed(door.letter(hello))],
    ['half a body', (door) => ({ ...door.letter(hello), body: door.letter(hello).body.subarray(0, 200) })],
    ['no body', (door) => ({ ...door.letter(hello), body: Buffer.alloc(0) })],
    [
      'a body that is no UTF-8',
      (door) => withBody(door.letter(hello), (text) => Buffer.from(text.replace(corpId, '\xff'), 'latin1')),
    ],
    [
      'a body beyond measure',
      (door) => withBody(door.letter(hello), (text) => Buffer.from(text + ' '.repeat(256 * 1024))),
    ],
    ['DOCTYPE around', (door) => withBody(door.letter(hello), (text) => Buffer.from(`<!DOCTYPE xml>${text}`))],
    ['DOCTYPE within', (door) => door.letter(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${hello}`)],
    ['two messages in one', (door) => withBody(door.letter(hello), twice)],
    ['20 000 levels around', (door) => withBody(door.letter(hello), () => Buffer.from('<A>'.repeat(20_000)))],
    ['20 levels within', (door) => door.letter(`<xml>${'<A>'.repeat(20)}${'</A>'.repeat(20)}</xml>`)],
    ['more than 64 K within', (door) => door.letter(hello.replace('你好', 'x'.repeat(66_000)))],
    ['words within', (door) => door.letter('hello')],
  ])('%s', async (_, letterFor) => {
    const door = aDoor()
    const before = process.cpuUsage()
    const answer = await door.post(letterFor(door))
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(50)
    expect(answer).toEqual({ status: 403, type: 'text/plain', body: '' })
    expect(door.kept).toEqual([])
  })

  test.each(['msg_signature', 'timestamp', 'nonce'])('%s missing, empty or twice', async (name) => {
    const door = aDoor()
    const { search, body } = door.request(door.letter(hello))
    for (const spoil of ['', `${name}=`, `${name}=1&${name}=1`]) {
      const other = search.replace(new RegExp(`${name}=[^&]*`), spoil)
      expect(await door.postRaw(other, body)).toMatchObject({ status: 403 })
    }
  })

  test('a storm of forgeries is counted in a line or two, without a word of theirs or ours', async () => {
    const door = aDoor()
    const letter = { ...door.letter(hello), ...forged }
    for (let i = 0; i < 1000; i += 1) await door.post(letter)
    door.close()
    expect(door.logged.split('\n')).toHaveLength(2)
    expect(door.logged).toContain('"signature":999')
    for (const secret of [token, encodingAesKey, '你好', letter.encrypted, letter.signature])
      expect(door.logged).not.toContain(secret)
  })
})

describe('proving the address', () => {
  test('the echo comes back byte for byte', async () => {
    expect(await aDoor().get('1616140317555161061')).toEqual({
      status: 200,
      type: 'text/plain',
      body: '1616140317555161061',
    })
  })

  test('the published example is answered, years later', async () => {
    const door = aDoor({
      corpId: 'wx5823bf96d3bd56c7',
      token: 'QDG6eK',
      key: keyOf('jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'),
    })
    const query =
      'msg_signature=5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3&timestamp=1409659589&nonce=263014780&echostr=P9nAzCzyDtyTWESHep1vC5X9xho%2FqYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp%2B4RPcs8TgAE7OaBO%2BFZXvnaqQ%3D%3D'
    expect(await door.getRaw(query)).toMatchObject({ status: 200, body: '1616140317555161061' })
    expect(await door.getRaw(query.replaceAll('%2B', '+'))).toMatchObject({ status: 200, body: '1616140317555161061' })
  })

  test('a captured message is not decrypted for whoever calls it an echo', async () => {
    expect(await aDoor().get(hello)).toMatchObject({ status: 403, body: '' })
  })

  test('forged, foreign, or with something missing', async () => {
    const door = aDoor()
    expect(await door.get('1', { signature: 'f'.repeat(40) })).toMatchObject({ status: 403, body: '' })
    expect(await door.get('1', { receiveId: 'ww00another00corp' })).toMatchObject({ status: 403, body: '' })
    expect(await door.getRaw('msg_signature=1&timestamp=1&nonce=1')).toMatchObject({ status: 403, body: '' })
  })
})

interface Letter {
  signature: string
  timestamp: string
  nonce: string
  encrypted: string
  body: Buffer
}

interface LetterOptions {
  timestamp?: string
  receiveId?: string
  key?: Buffer
  signature?: string
}

function aDoor(ours: { corpId?: string; token?: string; key?: Buffer } = {}) {
  const kept: Incoming[] = []
  const lines: string[] = []
  const write = (fields: object) => void lines.push(JSON.stringify(fields))
  let time = 1_795_503_600_000
  let nonce = 0
  let broken: Error | undefined
  const webhook = openWebhook({
    ...{ corpId, token, key, agentId: '1000042', ...ours },
    now: () => time,
    log: { ...silent, warn: write, error: write },
    refused: () => {},
    async receive(incoming) {
      if (broken !== undefined) throw broken
      kept.push(incoming)
      return 'new'
    },
  })

  function letter(plaintext: string, options: LetterOptions = {}): Letter {
    const timestamp = options.timestamp ?? String(Math.floor(time / 1000))
    nonce += 1
    const encrypted = encrypt(options.key ?? key, plaintext, options.receiveId ?? corpId)
    const signature = options.signature ?? sign(token, timestamp, String(nonce), encrypted)
    const body = Buffer.from(
      `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
    )
    return { signature, timestamp, nonce: String(nonce), encrypted, body }
  }

  function request({ signature, timestamp, nonce: once, body }: Letter) {
    return { search: `msg_signature=${signature}&timestamp=${timestamp}&nonce=${once}`, body }
  }

  function call(method: 'GET' | 'POST', search: string, body: Buffer): Promise<RawResponse> {
    const route = webhook.routes.find((candidate) => candidate.method === method)
    if (route === undefined) throw new Error(`no ${method} here`)
    return route.handle({ search, headers: {}, body, remoteAddress: '127.0.0.1', signal: new AbortController().signal })
  }

  return {
    kept,
    get logged() {
      return lines.join('\n')
    },
    letter,
    request,
    time: () => time,
    wait: (ms: number) => {
      time += ms
    },
    breakInbox: (error: Error | undefined) => {
      broken = error
    },
    post: (what: string | Letter) => {
      const { search, body } = request(typeof what === 'string' ? letter(what) : what)
      return call('POST', search, body)
    },
    postRaw: (search: string, body: Buffer) => call('POST', search, body),
    get: (echo: string, options: LetterOptions = {}) => {
      const { signature, timestamp, nonce: once, encrypted } = letter(echo, options)
      const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce: once, echostr: encrypted })
      return call('GET', String(query), Buffer.alloc(0))
    },
    getRaw: (search: string) => call('GET', search, Buffer.alloc(0)),
    close: webhook.close,
  }
}

function upperCase(letter: Letter): Letter {
  return { ...letter, signature: letter.signature.toUpperCase() }
}

function withBody(letter: Letter, bodyFrom: (text: string) => Buffer): Letter {
  return { ...letter, body: bodyFrom(letter.body.toString()) }
}

function twice(text: string): Buffer {
  const encrypted = /<Encrypt>.*<\/Encrypt>/.exec(text)?.[0] ?? ''
  return Buffer.from(text.replace(encrypted, encrypted + encrypted))
}

function changed(letter: Letter): Letter {
  const other = letter.encrypted.startsWith('A') ? 'B' : 'A'
  return withBody(letter, (text) => Buffer.from(text.replace(letter.encrypted, other + letter.encrypted.slice(1))))
}
