import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/conversation/card.ts'
import type { Route } from '../../src/conversation/http.ts'
import { type Log, silent } from '../../src/conversation/log.ts'
import { conversationId, type Incoming } from '../../src/conversation/message.ts'
import type { Outgoing, PlatformError } from '../../src/conversation/platform.ts'
import { openWecomEmulator } from './emulator/index.ts'
import { openWecom } from './index.ts'

const company = {
  corpId: 'ww00sandtable00corp',
  secret: 'the-secret-of-the-app',
  token: 'tokenForTests',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

const card: Card = {
  title: '华东 · 三甲医院 ｜ 80 万',
  blocks: [{ kind: 'figure', value: '赢单概率 38%', note: '24–54%，经验先验' }],
  buttons: [
    { label: '用①', action: 'sandbox.take', argument: 'd-17|1', emphasis: 'primary' },
    { label: '用②', action: 'sandbox.take', argument: 'd-17|2' },
  ],
  link: { label: '看整页', path: '/h5/decisions/d-17' },
}

describe('a conversation', () => {
  test('the address is accepted, also when the plus signs of its proof are not escaped', async () => {
    const { wecom } = await anOffice()
    for (const plainPlus of [false, true])
      for (let i = 0; i < 8; i += 1) expect(await wecom.verifyUrl({ plainPlus })).toMatchObject({ verified: true })
  })

  test('words come in, words go out', async () => {
    const { wecom, heard, send } = await anOffice()
    expect(await wecom.says('LinXia', '张主任说预算 80 万 <b>&amp; ]]> 😀')).toMatchObject({ status: 200, body: '' })
    expect(heard).toMatchObject([
      {
        platform: 'wecom',
        corp: company.corpId,
        conversation: 'wecom:ww00sandtable00corp:linxia',
        speaker: 'LinXia',
        content: { kind: 'text', text: '张主任说预算 80 万 <b>&amp; ]]> 😀' },
      },
    ])
    await send({ kind: 'text', text: '记下了' })
    expect(wecom.bubbles('LinXia')).toMatchObject([{ kind: 'text', content: expect.stringMatching(/^记下了\n〔沙盘/) }])
  })

  test('everything a member can send or do is understood', async () => {
    const { wecom, heard } = await anOffice()
    for (const type of ['image', 'voice', 'video', 'location', 'link'] as const) await wecom.sends('LinXia', type)
    await wecom.enters('LinXia')
    await wecom.menu('LinXia', '哪些单子有风险')
    expect(heard.map(({ content }) => (content.kind === 'media' ? content.type : content.kind))).toEqual([
      'image',
      'voice',
      'video',
      'location',
      'link',
      'enter',
      'text',
    ])
  })

  test('a card is drawn without complaint, pressed, and redrawn', async () => {
    const { wecom, heard, send } = await anOffice()
    await send({ kind: 'card', card })
    const [bubble] = wecom.bubbles('LinXia')
    if (bubble === undefined) throw new Error('no card')
    expect(bubble).toMatchObject({ kind: 'template_card', warnings: [] })

    await wecom.clicks('LinXia', bubble, 'sandbox.take|d-17|1')
    const press = heard.at(-1)?.content
    if (press?.kind !== 'press') throw new Error('no press')
    expect(press).toMatchObject({ action: 'sandbox.take', argument: 'd-17|1', handle: expect.any(String) })

    const handle = press.handle ?? ''
    await send({
      kind: 'update',
      handle,
      card: { ...card, buttons: [{ label: '已用①', action: 'sandbox.take', argument: 'd-17|1', emphasis: 'done' }] },
    })
    expect(wecom.bubbles('LinXia')).toMatchObject([{ updates: 1, replaced: '已用①', warnings: [] }])

    expect(await failureOf(send({ kind: 'update', handle, card }))).toMatchObject({ retry: 'never' })
  })

  test('cards of every shape are drawn without complaint', async () => {
    const { wecom, send } = await anOffice()
    const { buttons = [], link, ...face } = card
    const eight = Array.from({ length: 8 }, (_, at) => ({ label: `按钮${at}`, action: 'a', argument: String(at) }))
    await send({ kind: 'card', card: { ...card, buttons: eight } })
    await send({ kind: 'card', card: { ...face, buttons } })
    if (link !== undefined) await send({ kind: 'card', card: { ...face, link } })
    await send({ kind: 'card', card: face })
    expect(wecom.bubbles('LinXia').map(({ kind, warnings }) => [kind, warnings])).toEqual([
      ['template_card', []],
      ['template_card', []],
      ['template_card', []],
      ['markdown', []],
    ])
  })

  test('a chat hides no repeats, so each piece is said in it once', async () => {
    const { wecom, platform } = await anOffice()
    const members = ['LinXia', 'ZhouYan']
    const made = await platform.groups?.make({ key: 'chat-1', name: '宏达', owner: 'LinXia', members })
    if (made === undefined || !('address' in made)) throw new Error('no chat')
    const chat = made.address
    const long = aDelivery(chat, { kind: 'text', text: '这一段要分成两条才放得下。'.repeat(70) }, 'long')
    const said = () => wecom.chats.all()[0]?.said.map(({ content }) => content) ?? []

    wecom.fail('appchat/send', 'executeThenReset')
    expect(await failureOf(platform.send(long))).toMatchObject({ retry: 'never' })
    expect(said()).toHaveLength(1)

    await platform.send({ ...aDelivery(chat, { kind: 'text', text: '在' }, 'left'), inDoubt: true })
    expect(said().at(-1)).toContain('如果上面已经有同样的内容')
  })

  test('a long text arrives whole', async () => {
    const { wecom, send } = await anOffice()
    await send({ kind: 'text', text: '趁集采前把参数论证做完，让科室先试用。'.repeat(100) })
    const bubbles = wecom.bubbles('LinXia')
    expect(bubbles.length).toBeGreaterThan(2)
    expect(bubbles.flatMap(({ warnings }) => warnings)).toEqual([])
    expect(bubbles.map(({ content }) => content?.split('\n')[0]).join('')).toBe(
      '趁集采前把参数论证做完，让科室先试用。'.repeat(100),
    )
  })
})

describe('redelivery', () => {
  test('four times the same: handed on each time under one key, each thanked for', async () => {
    const { wecom, heard } = await anOffice()
    const { deliveries } = await wecom.says('LinXia', '好的', { duplicates: 3 })
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(heard).toHaveLength(4)
    expect(new Set(heard.map(({ dedupeKey }) => dedupeKey)).size).toBe(1)
  })

  test('what could not be kept comes again', async () => {
    const { wecom, heard, refuseToKeep } = await anOffice()
    refuseToKeep(1)
    expect(await wecom.says('LinXia', '好的')).toMatchObject({ status: 200 })
    expect(heard).toHaveLength(1)
  })

  test('before it is started and after it is stopped nothing is thanked for', async () => {
    const { wecom, platform, heard } = await anOffice()
    await platform.stop()
    expect((await wecom.says('LinXia', '在吗')).status).not.toBe(200)
    expect(heard).toEqual([])
  })
})

describe('who is not WeCom', () => {
  const outside = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds)

  test.each([
    ['a forged signature', { wrongSignature: true }],
    ['another company', { receiveId: 'ww00another00corp' }],
    ['six minutes late', { timestamp: outside(-360) }],
    ['six minutes early', { timestamp: outside(360) }],
    ['no time at all', { timestamp: 'soon' }],
    ['half a body', { body: '<xml><Encrypt><![CDATA[abc' }],
    ['no XML', { body: '{"encrypt":"abc"}' }],
    ['DOCTYPE', { body: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>' }],
    ['20 000 levels', { body: '<A>'.repeat(20_000) }],
    ['two messages', { body: '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>' }],
    ['200 KB', { body: `<xml><Encrypt>${'A'.repeat(200_000)}</Encrypt></xml>` }],
  ])('%s gets an empty 403', async (_, options) => {
    const { wecom, heard } = await anOffice()
    const before = process.cpuUsage()
    const { deliveries } = await wecom.deliver(wecom.writes.says('LinXia', '你好'), options)
    expect(process.cpuUsage(before).user / 1000 / deliveries.length).toBeLessThan(50)
    expect(deliveries[0]).toMatchObject({ status: 403, body: '' })
    expect(heard).toEqual([])
  })

  test.each([['<!DOCTYPE x [<!ENTITY a "b">]>'], ['<?php exit ?>'], ['<!-- -->']])(
    '%s is refused under a good signature too',
    async (prefix) => {
      const { wecom, heard } = await anOffice()
      const letter = `${prefix}${wecom.writes.says('LinXia', '你好')}`
      expect((await wecom.deliver(letter)).status).toBe(403)
      expect(heard).toEqual([])
    },
  )

  test('nobody learns an echo without the signature and the company', async () => {
    const { wecom } = await anOffice()
    expect(await wecom.verifyUrl({ wrongSignature: true })).toMatchObject({ status: 403, body: '' })
    expect(await wecom.verifyUrl({ receiveId: 'ww00another00corp' })).toMatchObject({ status: 403, body: '' })
  })

  test('no empty secret, key or app is accepted to begin with', () => {
    const open = (change: Partial<typeof company & { agentId: string }>) => () =>
      openWecom({
        config: { ...company, agentId: '1000042', apiBase: 'http://127.0.0.1:1', ...change },
        publicUrl: 'https://sales.example.com',
        log: silent,
      })
    expect(open({})).not.toThrow()
    for (const change of [{ token: '' }, { corpId: '' }, { encodingAesKey: '' }, { agentId: 'app' }])
      expect(open(change)).toThrow()
  })
})

describe('when the platform is not well', () => {
  test('the token ends in the middle: nobody notices', async () => {
    const { wecom, send } = await anOffice()
    await send({ kind: 'text', text: '一' })
    for (const end of [wecom.expireToken, wecom.invalidateToken]) {
      end()
      await send({ kind: 'text', text: '二' })
    }
    expect(wecom.bubbles('LinXia')).toHaveLength(3)
    expect(wecom.callsOf('gettoken')).toHaveLength(3)
  })

  test('many at once share one token, and one new one', async () => {
    const { wecom, send } = await anOffice()
    const six = () => Promise.all(Array.from({ length: 6 }, (_, at) => send({ kind: 'text', text: String(at) })))
    await six()
    expect(wecom.callsOf('gettoken')).toHaveLength(1)
    wecom.expireToken()
    await six()
    expect(wecom.callsOf('gettoken')).toHaveLength(2)
    expect(wecom.bubbles('LinXia')).toHaveLength(12)
  })

  test.each(['executeThenTimeout', 'executeThenReset', 'truncatedJson'] as const)(
    '%s: unsure, and sent again it is not seen twice',
    async (fault) => {
      for (const outgoing of [
        { kind: 'text', text: '好的' },
        { kind: 'card', card },
      ] satisfies Outgoing[]) {
        const { wecom, send } = await anOffice({ patience: 300 })
        wecom.fail('message/send', fault)
        expect(await failureOf(send(outgoing, 'delivery-1'))).toMatchObject({ retry: 'unsure' })
        await send(outgoing, 'delivery-1')
        expect(wecom.bubbles('LinXia')).toHaveLength(1)
      }
    },
  )

  test.each(['refused', 'dropped'] as const)(
    'a card sent again a day later is still not seen twice: %s',
    async (repeatedTaskId) => {
      const { wecom, send, wait } = await anOffice({ repeatedTaskId })
      await send({ kind: 'card', card }, 'delivery-1')
      wait(24 * 3_600_000)
      await send({ kind: 'card', card }, 'delivery-1')
      expect(wecom.bubbles('LinXia')).toHaveLength(1)
    },
  )

  test('two honest answers that read alike are two', async () => {
    const { wecom, send } = await anOffice()
    await send({ kind: 'text', text: '好的' })
    await send({ kind: 'text', text: '好的' })
    expect(wecom.bubbles('LinXia')).toHaveLength(2)
  })

  test.each([
    ['http500', 'unsure'],
    ['html', 'unsure'],
    ['reset', 'unsure'],
    ['errcode:45009', 'later'],
    ['errcode:-1', 'later'],
    ['errcode:48002', 'never'],
  ] as const)('%s: %s', async (fault, retry) => {
    const { wecom, send } = await anOffice()
    wecom.fail('message/send', fault)
    expect(await failureOf(send({ kind: 'text', text: '好的' }))).toMatchObject({ retry })
  })

  test('refused between two pieces of a text: unsure, and sent again it is whole and nothing twice', async () => {
    const { wecom, send } = await anOffice()
    const text = Array.from({ length: 150 }, (_, at) => `第 ${at} 句话，要一字不差。`).join('')
    const release = wecom.hold('message/send')
    const first = failureOf(send({ kind: 'text', text }, 'delivery-1'))
    await expect.poll(() => wecom.callsOf('message/send').length).toBe(1)
    wecom.fail('message/send', 'errcode:45009')
    release()
    expect(await first).toMatchObject({ code: 45009, retry: 'unsure', retryAfter: 60_000 })
    await send({ kind: 'text', text }, 'delivery-1')
    const seen = wecom.bubbles('LinXia').map(({ content }) => content?.split('\n')[0])
    expect(seen.join('')).toBe(text)
  })

  test('nobody there: later', async () => {
    const { wecom, send } = await anOffice()
    await wecom.close()
    expect(await failureOf(send({ kind: 'text', text: '好的' }))).toMatchObject({
      code: 'ECONNREFUSED',
      retry: 'later',
    })
  })

  test('somebody out of the visible scope is told of, as never', async () => {
    const { platform } = await anOffice()
    const delivery = aDelivery('Hidden', { kind: 'text', text: '好的' })
    expect(await failureOf(platform.send(delivery))).toMatchObject({ code: 81013, retry: 'never' })
  })
})

describe('who somebody is', () => {
  test('a member, as the directory has them', async () => {
    const { platform } = await anOffice()
    expect(await platform.directory?.member('LinXia')).toEqual({
      userId: 'LinXia',
      name: '林夏',
      active: true,
      department: { id: '2', name: '华东一组', above: expect.any(Array) },
    })
    expect(await platform.directory?.member('Paused')).toMatchObject({ active: false })
  })

  test('the directory does not vouch for strangers', async () => {
    const { platform } = await anOffice()
    expect(await platform.directory?.member('nobody')).toBeUndefined()
    expect(await platform.directory?.member('Hidden')).toBeUndefined()
  })

  test('a code is worth one sign-in', async () => {
    const { wecom, platform } = await anOffice()
    const code = wecom.oauthCode('LinXia')
    expect(await platform.signIn?.identify(code, 'proof')).toBe('LinXia')
    expect(await platform.signIn?.identify(code, 'proof')).toBeUndefined()
    expect(await platform.signIn?.identify('made-up', 'proof')).toBeUndefined()
  })

  test('a page is signed with either ticket', async () => {
    const { platform } = await anOffice()
    const page = 'https://sales.example.com/h5'
    const signed = await Promise.all([
      platform.signIn?.signPage?.(page, 'corp'),
      platform.signIn?.signPage?.(page, 'agent'),
    ])
    expect(signed).toEqual([
      expect.objectContaining({ signature: expect.stringMatching(/^[0-9a-f]{40}$/) }),
      expect.objectContaining({ signature: expect.stringMatching(/^[0-9a-f]{40}$/) }),
    ])
  })
})

describe('the doctor', () => {
  test('finds the line good', async () => {
    const { platform } = await anOffice()
    expect((await platform.examine?.())?.[0]).toMatchObject({ what: '企业微信 · 凭证与网络', state: 'good' })
  })

  test('says what to do about a wrong secret', async () => {
    const { platform } = await anOffice({ secret: 'wrong' })
    expect(await platform.examine?.()).toEqual([
      expect.objectContaining({ state: 'bad', remedy: expect.stringContaining('WECOM_SECRET') }),
    ])
  })

  test('says which address to trust', async () => {
    const { wecom, platform } = await anOffice()
    wecom.fail('getcallbackip', 'errcode:60020')
    expect(await platform.examine?.()).toEqual([
      expect.objectContaining({ state: 'bad', remedy: expect.stringContaining('企业可信IP') }),
    ])
  })
})

test('nothing secret is ever logged', async () => {
  const { wecom, send, logged } = await anOffice()
  await wecom.says('LinXia', '绝密内容', { wrongSignature: true })
  wecom.fail('message/send', 'errcode:40014', 2)
  await failureOf(send({ kind: 'text', text: '绝密内容' }))
  expect(logged()).toContain('refused')
  for (const secret of [company.secret, company.token, company.encodingAesKey, '绝密内容', 'access_token'])
    expect(logged()).not.toContain(secret)
})

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.allSettled(closers.splice(0).map((close) => close()))
})

interface OfficeOptions {
  secret?: string
  /** Milliseconds our client waits for an answer, shorter than in life. */
  patience?: number
  repeatedTaskId?: 'refused' | 'dropped'
}

/** The adapter and the platform, over real HTTP in both directions. */
async function anOffice({ secret = company.secret, patience, repeatedTaskId = 'refused' }: OfficeOptions = {}) {
  let ahead = 0
  const now = () => Date.now() + ahead
  const wecom = await openWecomEmulator({
    ...company,
    agentId: 1000042,
    now,
    repeatedTaskId,
    timeScale: 0.02,
    members: [
      { userid: 'LinXia', name: '林夏', department: [2] },
      { userid: 'ZhouYan', name: '周岩', department: [2] },
      { userid: 'Paused', name: '老周', department: [2], status: 2 },
      { userid: 'Hidden', name: '外人', department: [3], visible: false },
    ],
    departments: [
      { id: 1, name: '沙盘测试公司', parentid: 0 },
      { id: 2, name: '华东一组', parentid: 1 },
      { id: 3, name: '财务', parentid: 1 },
    ],
  })
  const lines: object[] = []
  const write = (fields: object, sentence: string) => void lines.push({ ...fields, sentence })
  const log: Log = { debug: write, info: write, warn: write, error: write }
  const platform = openWecom({
    config: { ...company, secret, agentId: '1000042', apiBase: wecom.url },
    publicUrl: 'https://sales.example.com',
    log,
    now,
    fetch: (input, init) =>
      fetch(input, patience === undefined ? init : { ...init, signal: AbortSignal.timeout(patience) }),
  })
  const heard: Incoming[] = []
  let unwilling = 0
  await platform.start(async (incoming) => {
    if (unwilling-- > 0) throw new Error('disk full')
    heard.push(incoming)
    return 'new'
  }, ignoreRefused)
  const server = await serve(platform.routes ?? [])
  wecom.callbackUrl = `${server.url}/im/wecom/callback`
  closers.push(server.close, () => platform.stop(), wecom.close)

  let count = 0
  return {
    wecom,
    platform,
    heard,
    logged: () => lines.map((line) => JSON.stringify(line)).join('\n'),
    wait: (ms: number) => {
      ahead += ms
    },
    refuseToKeep: (times: number) => {
      unwilling = times
    },
    send(outgoing: Outgoing, key?: string) {
      count += 1
      return platform.send(aDelivery('LinXia', outgoing, key ?? `delivery-${count}`))
    },
  }
}

function aDelivery(recipient: string, outgoing: Outgoing, key = 'delivery') {
  return { key, recipient, outgoing, conversation: conversationId('wecom', company.corpId, recipient.toLowerCase()) }
}

async function serve(routes: readonly Route[]) {
  const server = createServer(async (request, response) => {
    const [path, search = ''] = (request.url ?? '').split(/\?(.*)/s)
    const route = routes.find((candidate) => candidate.method === request.method && candidate.path === path)
    const body = await buffer(request)
    const answer = await route?.handle({
      search,
      headers: request.headers,
      body,
      remoteAddress: request.socket.remoteAddress ?? '',
      signal: new AbortController().signal,
    })
    if (answer?.hangUp) return void request.socket.destroy()
    response.writeHead(answer?.status ?? 404, { 'content-type': answer?.type ?? 'text/plain' })
    response.end(answer?.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function failureOf(promise: Promise<unknown>): Promise<PlatformError> {
  return promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: PlatformError) => error,
  )
}

function ignoreRefused(): void {}
