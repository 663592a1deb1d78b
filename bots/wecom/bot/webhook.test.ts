import { describe, expect, test } from 'vitest'
import type { RawResponse } from '../../../src/conversation/http.ts'
import { silent } from '../../../src/conversation/log.ts'
import { encrypt, keyOf, sign } from '../crypto.ts'
import type { BotCallback } from './parse.ts'
import { openBotWebhook } from './webhook.ts'

const token = 'tokenForTests'
const key = keyOf('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG')
const minute = 60_000

const hello = {
  ...{ msgid: 'm1', aibotid: 'AIB', chattype: 'single', from: { userid: 'lin' }, msgtype: 'text' },
  text: { content: '你好' },
}

test('a genuine callback is answered, sealed as the platform seals', async () => {
  const door = aDoor()
  const answer = await door.post(door.letter(hello))
  expect(answer).toMatchObject({ status: 200, type: 'application/json' })
  expect(Object.keys(JSON.parse(String('body' in answer ? answer.body : ''))).toSorted()).toEqual([
    ...['encrypt', 'msgsignature', 'nonce', 'timestamp'],
  ])
  expect(door.heard).toMatchObject([{ kind: 'heard', userId: 'lin', content: { kind: 'text', text: '你好' } }])
})

describe('turned away, all alike', () => {
  const seconds = (ms: number) => String(Math.floor(ms / 1000))
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

  test.each<[string, (door: ReturnType<typeof aDoor>) => Letter]>([
    ['a forged signature', (door) => ({ ...door.letter(hello), signature: 'f'.repeat(40) })],
    ['a signature in upper case', (door) => upperCase(door.letter(hello))],
    ['a company, where a bot has none', (door) => door.letter(hello, { receiveId: 'ww00sandtable00corp' })],
    ['six minutes ago', (door) => door.letter(hello, { timestamp: seconds(door.time - 6 * minute) })],
    ['in six minutes', (door) => door.letter(hello, { timestamp: seconds(door.time + 6 * minute) })],
    ['no time', (door) => door.letter(hello, { timestamp: 'NaN' })],
    ['another key', (door) => door.letter(hello, { key: keyOf('B'.repeat(43)) })],
    ['a byte changed', (door) => withBody(door.letter(hello), (text) => Buffer.from(changed(text)))],
    ['half a body', (door) => withBody(door.letter(hello), (text) => Buffer.from(text.slice(0, 100)))],
    ['no body', (door) => withBody(door.letter(hello), () => Buffer.alloc(0))],
    ['a body that is no UTF-8', (door) => withBody(door.letter(hello), (text) => Buffer.from(`${text}\xff`, 'latin1'))],
    [
      'the app’s XML',
      (door) => withBody(door.letter(hello), () => Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><xml/>')),
    ],
    ['a list', (door) => withBody(door.letter(hello), (text) => Buffer.from(`[${text}]`))],
    ['40 000 levels around', (door) => withBody(door.letter(hello), () => Buffer.from(deep(40_000)))],
    ['40 000 levels and no end', (door) => withBody(door.letter(hello), () => Buffer.from('['.repeat(40_000)))],
    ['20 000 levels within', (door) => door.sealed(deep(20_000))],
    [
      'a body of 255 KB',
      (door) => withBody(door.letter(hello), () => Buffer.from(`{"encrypt":"${'A'.repeat(255_000)}"}`)),
    ],
    ['words within', (door) => door.sealed('hello')],
    ['nobody within', (door) => door.letter({ ...hello, from: undefined })],
    ['a list for a name within', (door) => door.letter({ ...hello, from: { userid: ['lin'] } })],
  ])('%s', async (_, letterFor) => {
    const door = aDoor()
    const before = process.cpuUsage()
    const answer = await door.post(letterFor(door))
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(50)
    expect(answer).toEqual({ status: 403, type: 'text/plain', body: '' })
    expect(door.heard).toEqual([])
  })

  test('somebody of another company, whom no directory of ours knows', async () => {
    const door = aDoor(new Set(['lin']))
    const foreign = door.letter({ ...hello, from: { userid: 'wo-of-another-corp' } })
    expect(await door.post(foreign)).toEqual({ status: 403, type: 'text/plain', body: '' })
    door.close()
    expect(door.counted).toEqual({ stranger: 1 })
  })

  test.each(['msg_signature', 'timestamp', 'nonce'])('%s missing, empty or twice', async (name) => {
    const door = aDoor()
    const letter = door.letter(hello)
    for (const spoil of ['', `${name}=`, `${name}=1&${name}=1`]) {
      const search = searchOf(letter).replace(new RegExp(`${name}=[^&]*`), spoil)
      expect(await door.call('POST', search, letter.body)).toMatchObject({ status: 403 })
    }
  })
})

test('the echo comes back byte for byte, and to nobody without the signature, nor with a company in it', async () => {
  const door = aDoor()
  const echo = (letter: Letter) =>
    door.call('GET', `${searchOf(letter)}&echostr=${encodeURIComponent(letter.encrypted)}`, Buffer.alloc(0))
  expect(await echo(door.sealed('1616140317555161061'))).toMatchObject({ status: 200, body: '1616140317555161061' })
  expect(await echo({ ...door.sealed('1'), signature: 'f'.repeat(40) })).toMatchObject({ status: 403, body: '' })
  expect(await echo(door.sealed('1', { receiveId: 'ww00' }))).toMatchObject({ status: 403, body: '' })
  expect(await echo(door.letter(hello))).toMatchObject({ status: 403, body: '' })
})

interface Letter {
  signature: string
  timestamp: string
  encrypted: string
  body: Buffer
}

/** A bot's door; `known`: who is of the company, everybody where left out. */
function aDoor(known?: ReadonlySet<string>) {
  const heard: BotCallback[] = []
  const counted: Record<string, number> = {}
  const time = 1_795_503_600_000
  const webhook = openBotWebhook({
    ...{ token, key, now: () => time, log: silent },
    refused: (counts) => void Object.assign(counted, counts),
    async answer(callback) {
      if (callback.kind === 'heard' && known?.has(callback.userId) === false) return 'stranger'
      heard.push(callback)
      return { msgtype: 'stream', stream: { id: 's', finish: true, content: '你好' } }
    },
  })

  function sealed(plaintext: string, options: { timestamp?: string; receiveId?: string; key?: Buffer } = {}): Letter {
    const timestamp = options.timestamp ?? String(Math.floor(time / 1000))
    const encrypted = encrypt(options.key ?? key, plaintext, options.receiveId ?? '')
    const signature = sign(token, timestamp, 'once', encrypted)
    return { signature, timestamp, encrypted, body: Buffer.from(JSON.stringify({ encrypt: encrypted })) }
  }

  function call(method: 'GET' | 'POST', search: string, body: Buffer): Promise<RawResponse> {
    const route = webhook.routes.find((candidate) => candidate.method === method)
    if (route === undefined) throw new Error(`no ${method} here`)
    return route.handle({ search, headers: {}, body, remoteAddress: '127.0.0.1', signal: new AbortController().signal })
  }

  return {
    ...{ heard, counted, time, sealed, call, close: webhook.close },
    letter: (message: object, options: Parameters<typeof sealed>[1] = {}) => sealed(JSON.stringify(message), options),
    post: (letter: Letter) => call('POST', searchOf(letter), letter.body),
  }
}

function searchOf({ signature, timestamp }: Letter): string {
  return `msg_signature=${signature}&timestamp=${timestamp}&nonce=once`
}

function upperCase(letter: Letter): Letter {
  return { ...letter, signature: letter.signature.toUpperCase() }
}

function withBody(letter: Letter, bodyFrom: (text: string) => Buffer): Letter {
  return { ...letter, body: bodyFrom(letter.body.toString()) }
}

function changed(text: string): string {
  return text.replace(/"encrypt":"(.)/, (_, first) => `"encrypt":"${first === 'A' ? 'B' : 'A'}`)
}
