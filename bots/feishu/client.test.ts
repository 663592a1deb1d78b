import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { PlatformError } from '../../src/conversation/platform.ts'
import { openClient } from './client.ts'
import { openDirectory } from './directory.ts'
import { openFeishuEmulator } from './emulator/index.ts'
import { examine } from './examine.ts'
import { openLogin, pageSignature } from './login.ts'

const company = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'canary-secret-of-the-app',
  encryptKey: 'key',
  verificationToken: 'token',
}
const publicUrl = 'https://sandtable.example.com'
const send = 'POST im/v1/messages' as const
const askForToken = 'POST auth/v3/tenant_access_token/internal' as const
const hello = (uuid: string) => ({ msg_type: 'text' as const, content: '{"text":"你好"}', uuid })

const proof = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('the token', () => {
  test('is fetched once for all who ask, and kept', async () => {
    const { feishu, client } = await anOffice()
    await Promise.all([client.bot(), client.bot(), client.bot()])
    await client.bot()
    expect(feishu.callsOf(askForToken)).toHaveLength(1)
  })

  test('refused in the middle is replaced, and the message is shown once', async () => {
    const { feishu, client } = await anOffice()
    await client.sendMessage('ou_lin', hello('one'))
    feishu.dropTokens()
    await client.sendMessage('ou_lin', hello('two'))
    expect(feishu.bubbles('ou_lin')).toHaveLength(2)
    expect(feishu.callsOf(askForToken)).toHaveLength(2)
  })

  test('is renewed before its two hours are over', async () => {
    const { feishu, client, at } = await anOffice()
    await client.bot()
    at(7200_000 - 60_000)
    await client.bot()
    expect(feishu.callsOf('GET bot/v3/info').map(({ status }) => status)).toEqual([200, 200])
    expect(feishu.callsOf(askForToken)).toHaveLength(2)
  })
})

describe('failures', () => {
  test('over the limit says later, and how much later', async () => {
    const { feishu, client } = await anOffice({ perSecond: 2 })
    await client.sendMessage('ou_lin', hello('one'))
    await client.sendMessage('ou_lin', hello('two'))
    expect(await failureOf(client.sendMessage('ou_lin', hello('three')))).toMatchObject({
      platform: 'feishu',
      code: 99991400,
      retry: 'later',
      retryAfter: 1000,
    })
    feishu.fail(send, { status: 429, headers: { 'x-ogw-ratelimit-reset': '7' }, body: { code: 99991400, msg: '' } })
    expect(await failureOf(client.sendMessage('ou_lin', hello('four')))).toMatchObject({ retryAfter: 7000 })
    feishu.fail(send, { status: 400, body: { code: 99991400, msg: 'old API' } })
    expect(await failureOf(client.sendMessage('ou_lin', hello('five')))).toMatchObject({ retry: 'later' })
  })

  test.each([
    ['no such person', 'ou_nobody', 99992351],
    ['outside the range of the app', 'ou_hidden', 230013],
  ])('%s keeps its code and is final', async (_, to, code) => {
    const { client } = await anOffice()
    expect(await failureOf(client.sendMessage(to, hello('one')))).toMatchObject({ code, retry: 'never' })
  })

  test.each([
    ['a 500 of the platform', { status: 500, body: { code: 2200, msg: 'internal' } }, 'unsure'],
    ['a page of some proxy', { status: 502, body: '<html>502</html>' }, 'unsure'],
    ['a page instead of an answer', { status: 200, body: '<html>login</html>' }, 'unsure'],
    ['a forbidden page', { status: 403, body: '<html>no</html>' }, 'never'],
    ['a lost connection', 'reset', 'unsure'],
  ] as const)('%s', async (_, fault, retry) => {
    const { feishu, client } = await anOffice()
    feishu.fail(send, fault)
    expect(await failureOf(client.sendMessage('ou_lin', hello('one')))).toMatchObject({ retry })
  })

  test('done, with the answer lost: the same uuid again is not seen twice', async () => {
    const { feishu, client } = await anOffice()
    feishu.fail(send, 'executeThenReset')
    expect(await failureOf(client.sendMessage('ou_lin', hello('one')))).toMatchObject({ retry: 'unsure' })
    await client.sendMessage('ou_lin', hello('one'))
    expect(feishu.bubbles('ou_lin')).toHaveLength(1)
  })

  test('no secret stands in any of them', async () => {
    const { feishu, client } = await anOffice()
    feishu.fail(askForToken, { status: 400, body: { code: 10014, msg: `secret ${company.appSecret} is wrong` } })
    const failure = await failureOf(client.bot())
    expect(JSON.stringify([failure, failure.message, failure.stack])).not.toContain(company.appSecret)
    expect(failure.message).toContain('***')
  })
})

describe('people', () => {
  test('a member comes with their department and those above it', async () => {
    const { client } = await anOffice()
    expect(await openDirectory(client).member('ou_lin')).toEqual({
      userId: 'ou_lin',
      name: '林晓',
      active: true,
      department: { id: 'od_one', name: '一组', above: [{ id: 'od_east', name: '华东' }] },
    })
  })

  test('who has left, is unknown or out of sight is not vouched for', async () => {
    const directory = openDirectory((await anOffice()).client)
    expect(await directory.member('ou_gone')).toMatchObject({ active: false })
    expect(await directory.member('ou_nobody')).toBeUndefined()
    expect(await directory.member('ou_hidden')).toBeUndefined()
    expect(await directory.member('../../auth')).toBeUndefined()
  })

  test('a platform in trouble is no answer about somebody', async () => {
    const { feishu, client } = await anOffice()
    feishu.fail('GET contact/v3/users/:id', { status: 500, body: { code: 2200, msg: '' } })
    await expect(openDirectory(client).member('ou_lin')).rejects.toMatchObject({ code: 2200 })
  })

  test('a page is signed as the documents’ example is, ours alone, with the address of the script', async () => {
    // https://open.larkoffice.com/document/integrating-web-apps-in-5-minutes/debug-and-release
    const example = { ticket: '617bf955832a4d4d80d9d8d85917a427', nonceStr: 'Y7a8KkqX041bsSwT' }
    const url = 'https://example.cn/test/1234/content.html'
    expect(pageSignature({ ...example, timestamp: 1510045655000, url: `${url}#top` })).toBe(
      '40a68999ecf7e05907edba43b31a50fd1830c777',
    )
    const { client } = await anOffice()
    const pageScript = 'https://scripts.example.com/h5-js-sdk.js'
    const options = { client, appId: company.appId, apiBase: 'https://open.feishu.cn', publicUrl, now: () => 1 }
    const { signPage } = openLogin({ ...options, pageScript })
    const page = `${publicUrl}/h5/?q=1`
    const signed = await signPage?.(page, 'corp')
    expect(signed).toMatchObject({ appId: company.appId, script: pageScript, timestamp: 1 })
    const { nonceStr = '', signature } = signed ?? {}
    expect(signature).toBe(pageSignature({ ticket: 'ticket-for-pages', nonceStr, timestamp: 1, url: page }))
    await expect(signPage?.('https://evil.example/h5/', 'corp')).rejects.toMatchObject({ code: 'foreign-page' })
    expect(openLogin({ ...options, pageScript: undefined }).signPage).toBeUndefined()
  })

  test('signing in: a code is worth somebody once', async () => {
    const { feishu, client } = await anOffice()
    const lark = { appId: company.appId, apiBase: 'https://open.larksuite.com', publicUrl }
    const login = openLogin({ ...lark, client, pageScript: undefined, now: Date.now })
    expect(login.authorizeUrl(`${publicUrl}/auth/feishu/callback`, 's', challengeOf(proof))).toMatch(
      /^https:\/\/accounts\.larksuite\.com\/open-apis\/authen\/v1\/authorize\?client_id=cli_0123456789abcdef&/,
    )
    const code = feishu.oauthCode('ou_lin', { challenge: challengeOf(proof) })
    expect(await login.identify(code, 'another browser’s proof')).toBeUndefined()
    expect(await login.identify(code, proof)).toBe('ou_lin')
    for (const worthless of [code, 'guessed', '', 'x'.repeat(600)])
      expect(await login.identify(worthless, proof)).toBeUndefined()
  })
})

describe('the doctor', () => {
  test('finds all well', async () => {
    const { client } = await anOffice()
    expect((await examine(client, publicUrl)).map(({ state }) => state)).toEqual(['good', 'good', 'good', 'good'])
  })

  test.each([
    [
      'a wrong secret',
      askForToken,
      { status: 200, body: { code: 10014, msg: 'app secret invalid' } },
      'FEISHU_APP_SECRET',
    ],
    ['no network', askForToken, 'reset', '检查网络'],
    [
      'a bot that is off',
      'GET bot/v3/info',
      { status: 200, body: { code: 0, bot: { activate_status: 1, app_name: '沙盘', open_id: 'x' } } },
      '发布',
    ],
    [
      'a missing scope',
      'GET contact/v3/scopes',
      { status: 400, body: { code: 99991672, msg: 'Access denied' } },
      '权限管理',
    ],
    ['an empty range', 'GET contact/v3/scopes', { status: 200, body: { code: 0, data: {} } }, '通讯录权限范围'],
  ] as const)('says what to do about %s', async (_, endpoint, fault, remedy) => {
    const { feishu, client } = await anOffice()
    feishu.fail(endpoint, fault)
    const bad = (await examine(client, publicUrl)).find(({ state }) => state === 'bad')
    expect(bad?.remedy).toContain(remedy)
  })

  test('names each scope that is not granted, and what is lost without it', async () => {
    const { client } = await anOffice({
      withheld: [
        'im:message:send_as_bot',
        'calendar:calendar.event:read',
        'im:message.group_at_msg:readonly',
        'approval:approval',
      ],
    })
    const found = (await examine(client, publicUrl)).filter(({ state }) => state !== 'good')
    expect(found.map(({ state, detail }) => [state, detail])).toEqual([
      ['bad', expect.stringContaining('im:message:send_as_bot')],
      ['warning', expect.stringMatching(/群里.*im:message\.group_at_msg:readonly/)],
      ['warning', expect.stringMatching(/日历.*calendar:calendar\.event:read$/)],
      ['warning', expect.stringMatching(/飞书审批.*approval:approval$/)],
    ])
    expect(found[0]?.detail).not.toContain('contact:')
  })

  test('warns of an address without https', async () => {
    const { client } = await anOffice()
    expect((await examine(client, 'http://10.0.0.1')).at(-1)).toMatchObject({ state: 'warning' })
  })
})

async function anOffice({ perSecond = 100, withheld = [] as readonly string[] } = {}) {
  let time = Date.parse('2026-11-24T09:00:00+08:00')
  const now = vi.fn(() => time)
  const feishu = await openFeishuEmulator({
    ...company,
    now,
    perSecond,
    withheld,
    members: [
      { openId: 'ou_lin', name: '林晓', departmentIds: ['od_one'] },
      { openId: 'ou_gone', name: '已离职', status: { is_resigned: true } },
      { openId: 'ou_hidden', name: '别的部门', visible: false },
    ],
    departments: [
      { id: 'od_one', name: '一组', parentId: 'od_east' },
      { id: 'od_east', name: '华东', parentId: '0' },
    ],
    redirectUrls: [`${publicUrl}/auth/feishu/callback`],
  })
  closing.push(feishu.close)
  const { appId, appSecret } = company
  const client = openClient({ appId, appSecret, apiBase: feishu.url, fetch, now })
  return {
    feishu,
    client,
    at(ms: number) {
      time += ms
    },
  }
}

async function failureOf(asked: Promise<unknown>): Promise<PlatformError> {
  try {
    await asked
  } catch (error) {
    return error as PlatformError
  }
  throw new Error('it did not fail')
}
