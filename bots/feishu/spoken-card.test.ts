import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { silent } from '../../src/conversation/log.ts'
import { conversationId } from '../../src/conversation/message.ts'
import { type Better, PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'
import { openCardEntities } from './emulator/card-entities.ts'
import { openFeishuEmulator } from './emulator/index.ts'
import { openFeishu } from './index.ts'
import { openSpokenCards } from './spoken-card.ts'

const company = { appId: 'cli_0123456789abcdef', appSecret: 'secret', encryptKey: 'key', verificationToken: 'token' }
const make = 'POST cardkit/v1/cards' as const
const send = 'POST im/v1/messages' as const
const write = 'PUT cardkit/v1/cards/:id/elements/:id/content' as const
const finish = 'PATCH cardkit/v1/cards/:id/settings' as const
const tooOften = { status: 429, headers: { 'x-ogw-ratelimit-reset': '1' }, body: { code: 99991400, msg: 'too often' } }

const ok = async () => {}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('words that may get better', () => {
  test('stand at once, are replaced where they stand, and the card is finished', async () => {
    const { feishu, seen, say } = await aHouse()
    let answer: (text: string) => void = () => {}
    const asked = new Promise<string>((resolve) => {
      answer = resolve
    })
    await say(() => asked)
    expect(seen()).toEqual(['先问预算\n再约院长'])
    expect(feishu.writing()).toBe(1)
    answer('先问一句预算 *\n再约院长')
    await expect.poll(feishu.writing).toBe(0)
    expect(seen()).toEqual(['先问一句预算 ＊\n再约院长'])
    expect(feishu.callsOf(write)).toMatchObject([{ body: { sequence: 1 }, status: 200 }])
    expect(feishu.callsOf(finish)).toMatchObject([{ body: { sequence: 2 }, status: 200 }])
  })

  test.each<[string, Better]>([
    ['nothing better', async () => undefined],
    ['a failure', () => Promise.reject(new Error('broken'))],
  ])('after %s are as they were, and the card is finished', async (_, better) => {
    const { feishu, seen, say } = await aHouse()
    await say(better)
    await expect.poll(feishu.writing).toBe(0)
    expect(seen()).toEqual(['先问预算\n再约院长'])
    expect(feishu.callsOf(write)).toEqual([])
  })

  test('are not waited for when the product stops', async () => {
    const { feishu, say, stop } = await aHouse()
    await say(() => new Promise(() => {}))
    await stop()
    expect(feishu.writing()).toBe(0)
  })

  test('sent again after a lost answer are seen once, and it is that card that gets better', async () => {
    const { feishu, seen, say } = await aHouse()
    feishu.fail(send, 'executeThenReset')
    await expect(say(async () => '更好')).rejects.toMatchObject({ retry: 'unsure' })
    await say(async () => '更好')
    await expect.poll(seen).toEqual(['更好'])
    expect(feishu.callsOf(make)).toHaveLength(1)
  })

  test.each([
    ['over the limit', tooOften],
    ['done and its answer lost', 'executeThenReset' as const],
    ['not done', 'reset' as const],
  ])(
    'written while a call is %s get better once',
    async (_, fault) => {
      const { feishu, seen, say } = await aHouse()
      feishu.fail(write, fault)
      feishu.fail(finish, fault)
      await say(async () => '更好')
      await expect.poll(feishu.writing, { timeout: 8000 }).toBe(0)
      expect(seen()).toEqual(['更好'])
      expect(feishu.callsOf(write).length).toBeLessThanOrEqual(2)
    },
    15_000,
  )

  test('leave nothing behind: no ear for the end of the product, and no more than a thousand cards that were never sent', async () => {
    const ears = vi.spyOn(AbortSignal.prototype, 'addEventListener')
    closing.push(async () => ears.mockRestore())
    let cards = 0
    const refused = new PlatformError('feishu', 'send', { code: 230013, message: 'no', retry: 'never' })
    const sendMessage = vi.fn(async () => {})
    const client = { makeCard: async () => `card-${++cards}`, sendMessage, writeOnCard: ok, finishCard: ok }
    const spoken = openSpokenCards(client as unknown as Client, silent)
    const say = (uuid: string) => spoken.say('ou_lin', uuid, '话', async () => '更好')
    await say('sent')
    const [signal] = ears.mock.contexts
    if (!(signal instanceof AbortSignal)) throw new Error('nobody listens')
    await expect.poll(() => getEventListeners(signal, 'abort')).toEqual([])

    sendMessage.mockRejectedValue(refused)
    for (let at = 0; at <= 1000; at++) await expect(say(`failed-${at}`)).rejects.toBe(refused)
    expect(cards).toBe(1002)
    await expect(say('failed-1000')).rejects.toBe(refused)
    expect(cards).toBe(1002)
    await expect(say('failed-0')).rejects.toBe(refused)
    expect(cards).toBe(1003)
  })

  test('without leave to make such a card are said in a plain text', async () => {
    const { feishu, say } = await aHouse()
    feishu.fail(make, { status: 400, body: { code: 99991672, msg: 'Access denied.' } })
    await say(async () => '更好')
    expect(feishu.bubbles('ou_lin')).toMatchObject([{ text: '先问预算\n再约院长', updates: 0 }])
  })
})

describe('the emulator holds card entities to the rules', () => {
  const card = (more: object = {}, element: object = {}) => ({
    type: 'card_json',
    data: JSON.stringify({
      schema: '2.0',
      config: { update_multi: true, streaming_mode: true, ...more },
      body: { elements: [{ tag: 'markdown', element_id: 'words', content: '话', ...element }] },
    }),
  })
  const off = JSON.stringify({ config: { streaming_mode: false } })

  test('a sequence that does not grow, a known uuid, eleven a second, no words, an unknown element', () => {
    let at = 0
    const entities = openCardEntities(
      () => at,
      () => {},
    )
    const id = entities.make(card())
    const put = (sequence: number, uuid: string, content = '话', element = 'words') =>
      entities.write(id, element, { content, sequence, uuid })
    put(5, 'a')
    expect(() => put(5, 'b')).toThrow(expect.objectContaining({ code: 300317 }))
    expect(() => put(6, 'a')).toThrow(expect.objectContaining({ code: 200770 }))
    expect(() => put(6, 'c', '')).toThrow(expect.objectContaining({ code: 300307 }))
    expect(() => put(6, 'c', '话', 'else')).toThrow(expect.objectContaining({ code: 300310 }))
    for (const one of [6, 7, 8, 9, 10]) put(one, `u${one}`)
    expect(() => put(11, 'x')).toThrow(expect.objectContaining({ code: 99991400 }))
    at += 1001
    put(11, 'x')
  })

  test('ten minutes of streaming, and none once it is closed; sent once, kept two weeks', () => {
    let at = 0
    const entities = openCardEntities(
      () => at,
      () => {},
    )
    const put = (id: string, sequence: number) => entities.write(id, 'words', { content: '话', sequence })
    const [one, two] = [entities.make(card()), entities.make(card())]
    entities.set(one, { settings: off, sequence: 1 })
    expect(() => put(one, 2)).toThrow(expect.objectContaining({ code: 300309 }))
    at = 10 * 60_000 + 1
    expect(() => put(two, 1)).toThrow(expect.objectContaining({ code: 200850 }))
    expect(() => put(two, 1)).toThrow(expect.objectContaining({ code: 300309 }))
    entities.sentAs(one, 'om_1')
    expect(() => entities.shown(one)).toThrow(expect.objectContaining({ code: 230099 }))
    at = 15 * 24 * 3_600_000
    expect(() => entities.shown(two)).toThrow(expect.objectContaining({ code: 200750 }))
    expect(() => entities.shown('none')).toThrow(expect.objectContaining({ code: 200740 }))
  })

  test('a card of another kind, or too large', () => {
    const entities = openCardEntities(
      () => 0,
      () => {},
    )
    expect(() => entities.make(card({ update_multi: false }))).toThrow(expect.objectContaining({ code: 300302 }))
    expect(() => entities.make(card({}, { content: '话'.repeat(11_000) }))).toThrow(
      expect.objectContaining({ code: 200860 }),
    )
    expect(() => entities.make({ type: 'card_json', data: '{"schema":"1.0"}' })).toThrow(
      expect.objectContaining({ code: 300303 }),
    )
    expect(() => entities.make(card({}, { element_id: '1st' }))).toThrow()
  })
})

async function aHouse() {
  const feishu = await openFeishuEmulator({ ...company, members: [{ openId: 'ou_lin', name: '林晓' }] })
  const platform = openFeishu({
    config: { ...company, way: { mode: 'webhook', ...company }, apiBase: feishu.url },
    publicUrl: 'https://sandtable.example.com',
    log: silent,
  })
  closing.push(async () => {
    await platform.stop()
    await feishu.close()
  })
  return {
    feishu,
    stop: () => platform.stop(),
    seen: () => feishu.bubbles('ou_lin').map(({ card }) => card?.words.join('\n')),
    say: (better: Better) =>
      platform.send({
        key: 'one',
        conversation: conversationId('feishu', company.appId, 'ou_lin'),
        recipient: 'ou_lin',
        outgoing: { kind: 'text', text: '先问预算\n再约院长', better },
      }),
  }
}
