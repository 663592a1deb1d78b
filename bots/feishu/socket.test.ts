import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { Log } from '../../src/conversation/log.ts'
import { conversationId, type Incoming } from '../../src/conversation/message.ts'
import { openFeishuEmulator } from './emulator/index.ts'
import { openFeishu } from './index.ts'

const company = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'canary-secret-of-the-app',
  encryptKey: '',
  verificationToken: '',
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('over the long connection', () => {
  test('words come in, and are accepted only once they are kept', async () => {
    const { feishu, heard, refuses } = await anOffice()
    expect(await feishu.says('ou_lin', '东睦这单几成')).toMatchObject({ status: 200, body: '{}' })
    refuses(1)
    expect(await feishu.says('ou_lin', '预算批了')).toMatchObject({ status: 200, attempts: 2 })
    expect(heard.map(({ speaker, content }) => [speaker, content])).toEqual([
      ['ou_lin', { kind: 'text', text: '东睦这单几成' }],
      ['ou_lin', { kind: 'text', text: '预算批了' }],
    ])
  })

  test('a tap is answered with the card as it became', async () => {
    const { feishu, platform, answers } = await anOffice()
    const conversation = conversationId('feishu', company.appId, 'ou_lin')
    const button = { label: '记下', action: 'visit.keep', argument: 'v-1' }
    const card = { title: '拜访', blocks: [], buttons: [button] }
    await platform.send({ key: 'k', conversation, recipient: 'ou_lin', outgoing: { kind: 'card', card } })
    answers(({ receivedAt, content }) => {
      if (content.kind !== 'press' || content.handle === undefined) throw new Error('no press')
      const redrawn = { ...card, title: '已记下' }
      const outgoing = { kind: 'update', card: redrawn, handle: content.handle } as const
      return platform.send({ key: 'u', conversation, recipient: 'ou_lin', answersAt: receivedAt, outgoing })
    })
    const [bubble] = feishu.bubbles('ou_lin')
    const [pressable] = bubble?.card?.pressables ?? []
    if (bubble === undefined || pressable === undefined) throw new Error('no card')
    expect(await feishu.clicks('ou_lin', bubble, pressable)).not.toHaveProperty('error')
    expect(feishu.bubbles('ou_lin')[0]?.card?.title).toBe('已记下')
    expect(feishu.callsOf('PATCH im/v1/messages/:id')).toEqual([])
  })

  test('what names another app is not heard', async () => {
    const { feishu, heard } = await anOffice()
    const letter = feishu.writes.says('ou_lin', '你好')
    const header = { ...(letter['header'] as object), app_id: 'cli_other' }
    expect(await feishu.deliver({ ...letter, header })).toMatchObject({ status: 200 })
    expect(heard).toEqual([])
  })

  test('a cut line is mended within five seconds, and what was said meanwhile arrives', async () => {
    const { feishu, heard } = await anOffice()
    feishu.longConnection.cut()
    const cutAt = performance.now()
    await expect.poll(() => feishu.longConnection.isConnected()).toBe(false)
    await feishu.says('ou_lin', '还在吗')
    expect(performance.now() - cutAt).toBeLessThan(5000)
    expect(heard.map(({ content }) => content)).toEqual([{ kind: 'text', text: '还在吗' }])
    expect(feishu.longConnection.connections()).toBe(2)
  })

  test('a wrong secret is said, without it, and not tried forever', async () => {
    const { lines, feishu } = await anOffice({ appSecret: 'canary-wrong-secret' })
    expect(feishu.longConnection.isConnected()).toBe(false)
    expect(lines.join()).toContain('feishu long connection was refused')
    expect(lines.join()).not.toContain('canary')
  })

  test('an address that is not Feishu’s is not dialled', async () => {
    const dialled: unknown[] = []
    const elsewhere = createServer().on('upgrade', ({ url }, socket) => {
      dialled.push(url)
      socket.destroy()
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const { port } = elsewhere.address() as AddressInfo
    const { feishu, lines } = await anOffice({
      async fetch(...asked) {
        const answer = (await (await globalThis.fetch(...asked)).json()) as { data: { URL: string } }
        answer.data.URL = answer.data.URL.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`)
        return Response.json(answer)
      },
    })
    closing.push(async () => void elsewhere.close())
    expect(lines.join()).toContain('leads elsewhere')
    expect(dialled).toEqual([])
    expect(feishu.longConnection.isConnected()).toBe(false)
  })
})

async function anOffice({ appSecret = company.appSecret, fetch = globalThis.fetch } = {}) {
  const members = [{ openId: 'ou_lin', name: '林晓' }]
  const feishu = await openFeishuEmulator({ ...company, members, retryAfter: [500, 1000, 2000] })
  const lines: string[] = []
  const write = (fields: object, sentence: string) => void lines.push(JSON.stringify({ ...fields, sentence }))
  const log: Log = { debug: write, info: write, warn: write, error: write }
  const platform = openFeishu({
    config: { appId: company.appId, appSecret, way: { mode: 'ws' }, apiBase: feishu.url },
    publicUrl: 'https://sandtable.example.com',
    log,
    fetch,
  })
  const heard: Incoming[] = []
  let unwilling = 0
  let answer: (incoming: Incoming) => unknown = () => {}
  await platform.start(
    async (incoming) => {
      if (unwilling-- > 0) throw new Error('the disk is full')
      heard.push(incoming)
      answer(incoming)
      return 'new'
    },
    () => {},
  )
  closing.push(() => platform.stop(), feishu.close)
  return {
    feishu,
    platform,
    heard,
    lines,
    refuses: (times: number) => {
      unwilling = times
    },
    answers: (how: (incoming: Incoming) => unknown) => {
      answer = how
    },
  }
}
