import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { silent } from '../../src/conversation/log.ts'
import { conversationId, type Incoming } from '../../src/conversation/message.ts'
import type { NoticeBook } from '../../src/conversation/notice-book.ts'
import type { Outgoing, PlatformError } from '../../src/conversation/platform.ts'
import { openClient } from './client.ts'
import { openDirectory } from './directory.ts'
import { openDingtalkEmulator } from './emulator/index.ts'
import { examine } from './examine.ts'
import { openDingtalk } from './index.ts'
import { openLogin, type PageScript } from './login.ts'
import { openSessions } from './sessions.ts'
import { openThrottle } from './throttle.ts'

vi.spyOn(console, 'info').mockImplementation(() => {})

const company = {
  clientId: 'dingclient',
  clientSecret: 'canary-secret-of-the-app',
  robotCode: 'dingrobot',
  corpId: 'dingcorp',
  cardTemplateId: 'template.schema',
}
const publicUrl = 'https://sandtable.example.com'
const send = 'POST /v1.0/card/instances/createAndDeliver' as const
const askForToken = 'POST /v1.0/oauth2/accessToken' as const
const overStream = { callbackType: 'STREAM' } as const
const hello = (outTrackId: string) => ({ outTrackId, values: { title: '你好' } })

const png = Buffer.from('89504e470d0a1a0a', 'hex')

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('the token', () => {
  test('is fetched once for all who ask, for the new API and the old, and renewed when it is refused', async () => {
    const { dingtalk, client } = await anOffice()
    await Promise.all([client.user('lin'), client.department(1), client.sendCard('lin', hello('a'), overStream)])
    expect(dingtalk.callsOf(askForToken)).toHaveLength(1)
    dingtalk.dropTokens()
    await client.user('lin')
    await client.sendCard('lin', hello('b'), overStream)
    expect(dingtalk.callsOf(askForToken)).toHaveLength(2)
    expect(dingtalk.bubbles('lin')).toHaveLength(2)
  })

  test('is renewed before its two hours are over', async () => {
    const { dingtalk, client, at } = await anOffice()
    await client.user('lin')
    at(7200_000 - 60_000)
    await client.user('lin')
    expect(dingtalk.callsOf('POST /topapi/v2/user/get').map(({ status }) => status)).toEqual([200, 200])
    expect(dingtalk.callsOf(askForToken)).toHaveLength(2)
  })
})

describe('a picture for a group', () => {
  const show = 'POST /v1.0/robot/groupMessages/send' as const
  const shown: Outgoing = {
    kind: 'picture',
    picture: { title: '风险', subtitle: '', columns: ['沉默'], rows: [{ label: '1', cells: ['dark'] }], note: '' },
  }

  test.each([
    ['its answer lost', 'executeThenReset' as const],
    ['a gateway that says nothing', { status: 502, body: 'Bad Gateway' }],
  ])('with %s is neither sent again nor said in words', async (_, fault) => {
    const { dingtalk, deliver } = await aHouse()
    dingtalk.fail(show, fault)
    expect(await failureOf(deliver(shown, 'cidgroup==', 'one'))).toMatchObject({ retry: 'unsure' })
    expect(await failureOf(deliver(shown, 'cidgroup==', 'one', true))).toMatchObject({ retry: 'never' })
    expect(dingtalk.callsOf(show)).toHaveLength(1)
    expect(dingtalk.bubbles('cidgroup==').flatMap(({ card }) => card ?? [])).toEqual([])
  })

  test('refused is said in words, once, also when the answer to those is lost', async () => {
    const { dingtalk, deliver } = await aHouse()
    dingtalk.fail(show, problem(400, 'invalidParameter.msgParam.invalid'))
    dingtalk.fail(send, 'executeThenReset')
    expect(await failureOf(deliver(shown, 'cidgroup==', 'one'))).toMatchObject({ retry: 'unsure' })
    await deliver(shown, 'cidgroup==', 'one', true)
    expect(dingtalk.bubbles('cidgroup==')).toMatchObject([{ card: { title: '风险' } }])
  })
})

describe('failures', () => {
  test.each<[string, { status: number; body: object | string }, object]>([
    [
      'a second’s limit',
      problem(403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'),
      { retry: 'later', retryAfter: 1000 },
    ],
    [
      'the gateway’s own spelling',
      { status: 403, body: { Code: 'Forbidden.AccessDenied.QpsLimitForApi' } },
      { retry: 'later' },
    ],
    ['the month’s limit', problem(403, 'Forbidden.AccessDenied.ApiCountLimitForOrg'), { retry: 'never' }],
    [
      'shut out',
      { status: 200, body: { status: 1111, wait: 5, punish: 'deny' } },
      { retry: 'later', retryAfter: 300_000 },
    ],
    ['a busy platform', problem(500, 'system.busy'), { code: 'system.busy', retry: 'unsure' }],
    ['a missing right', problem(403, 'Forbidden.AccessDenied.AccessTokenPermissionDenied'), { retry: 'never' }],
    ['a page of some proxy', { status: 502, body: '<html>502</html>' }, { retry: 'unsure' }],
    ['a page instead of an answer', { status: 200, body: '<html>login</html>' }, { retry: 'unsure' }],
    ['a forbidden page', { status: 403, body: '<html>no</html>' }, { retry: 'never' }],
  ])('%s', async (_, fault, failure) => {
    const { dingtalk, client } = await anOffice()
    dingtalk.fail(send, fault as Parameters<typeof dingtalk.fail>[1])
    expect(await failureOf(client.sendCard('lin', hello('one'), overStream))).toMatchObject({
      platform: 'dingtalk',
      ...failure,
    })
  })

  test('the old API says no at 200, its number as text too', async () => {
    const { dingtalk, client } = await anOffice()
    dingtalk.fail('POST /topapi/v2/user/get', { status: 200, body: { errcode: '90018', errmsg: 'QPS' } })
    expect(await failureOf(client.user('lin'))).toMatchObject({ code: 90018, retry: 'later', retryAfter: 1000 })
  })

  test('success as a whole, and not for the one it was for', async () => {
    const { client } = await anOffice()
    expect(await failureOf(client.sendCard('nobody', hello('one'), overStream))).toMatchObject({
      code: 'not-delivered',
      retry: 'never',
    })
    expect(await failureOf(client.sendMarkdown('nobody', '沙盘', '在吗'))).toMatchObject({ code: 'staffId.notExisted' })
  })

  test('done, with the answer lost: the same card again is not seen twice', async () => {
    const { dingtalk, client } = await anOffice()
    dingtalk.fail(send, 'executeThenReset')
    expect(await failureOf(client.sendCard('lin', hello('one'), overStream))).toMatchObject({ retry: 'unsure' })
    await client.sendCard('lin', hello('one'), overStream)
    expect(dingtalk.bubbles('lin')).toHaveLength(1)
  })

  test('no secret stands in any of them', async () => {
    const { dingtalk, client } = await anOffice()
    dingtalk.fail(askForToken, problem(400, 'invalidClientIdOrSecret', `wrong: ${company.clientSecret}`))
    const failure = await failureOf(client.checkIn())
    expect(JSON.stringify([failure, failure.message, failure.stack])).not.toContain(company.clientSecret)
  })
})

test('calls of one API are let through as fast as the cheapest edition allows, and no faster', async () => {
  const throttle = openThrottle(5)
  const started = performance.now()
  const at: number[] = []
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      await throttle('a')
      at.push(performance.now() - started)
    }),
  )
  for (const one of at) expect(at.filter((other) => other >= one && other < one + 1000).length).toBeLessThanOrEqual(5)
  expect(at.at(-1)).toBeLessThan(3000)
})

test('a call tried once more with a new token waits for its turn too', async () => {
  const at: number[] = []
  const client = openClient({
    ...company,
    apiBase: 'http://127.0.0.1:1',
    oapiBase: 'http://127.0.0.1:1',
    callsPerSecond: 1,
    now: Date.now,
    async fetch(url) {
      if (String(url).includes('accessToken')) return Response.json({ accessToken: 'token', expireIn: 7200 })
      at.push(performance.now())
      const refused = { code: 'InvalidAuthentication', message: 'no such token' }
      return at.length === 1 ? Response.json(refused, { status: 400 }) : Response.json({})
    },
  })
  await client.updateCard('one', hello('one').values)
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(1000)
})

describe('groups and people', () => {
  test('a card for a group goes to the group; words too', async () => {
    const { dingtalk, client } = await anOffice()
    await client.sendCard('cidgroup==', hello('one'), overStream)
    await client.sendMarkdown('cidgroup==', '沙盘', '在吗')
    expect(dingtalk.bubbles('cidgroup==').map(({ card, text }) => card?.title ?? text)).toEqual(['你好', '在吗'])
  })

  test('a member comes with their department and those above it; who left or is out of sight is not vouched for', async () => {
    const directory = openDirectory((await anOffice()).client)
    expect(await directory.member('lin')).toEqual({
      userId: 'lin',
      name: '林晓',
      active: true,
      department: { id: '11', name: '一组', above: [{ id: '10', name: '华东' }] },
    })
    expect(await directory.member('frozen')).toMatchObject({ active: false })
    for (const nobody of ['gone', 'hidden', 'nobody', '../../gettoken', '']) {
      expect(await directory.member(nobody)).toBeUndefined()
    }
  })

  test('many are looked at under the limit, and their departments once', async () => {
    const { dingtalk, client } = await anOffice()
    const directory = openDirectory(client)
    const started = performance.now()
    for (let at = 0; at < 60; at++) expect(await directory.member('lin')).toMatchObject({ department: { id: '11' } })
    // Three seconds and more, at sixteen a second.
    expect(performance.now() - started).toBeGreaterThan(2900)
    expect(dingtalk.callsOf('POST /topapi/v2/department/get')).toHaveLength(2)
    const answers = dingtalk
      .callsOf('POST /topapi/v2/user/get')
      .map(({ answer }) => (answer as { errcode: number }).errcode)
    expect(answers).toEqual(Array(60).fill(0))
  })

  test('a platform in trouble is no answer about somebody', async () => {
    const { dingtalk, client } = await anOffice()
    dingtalk.fail('POST /topapi/v2/user/get', { status: 200, body: { errcode: -1, errmsg: '系统繁忙' } })
    await expect(openDirectory(client).member('lin')).rejects.toMatchObject({ code: -1, retry: 'later' })
  })
})

describe('signing in', () => {
  test('a code is worth somebody once', async () => {
    const { dingtalk, client } = await anOffice()
    const login = openLogin({ ...company, client, publicUrl, pageScript: undefined, now: Date.now })
    const code = dingtalk.authCode('lin')
    expect([await login.identify(code, 'proof'), await login.identify(code, 'proof')]).toEqual(['lin', undefined])
    expect(await login.identify('guessed', 'proof')).toBeUndefined()
    expect(await login.identify('', 'proof')).toBeUndefined()
    expect(login.signPage).toBeUndefined()
  })

  test.each(['sha256', 'sha1'] as const)(
    'a page is signed by %s, its fragment left out and its query as it reads',
    async (digest) => {
      const { client } = await anOffice()
      const { signPage } = openLogin({
        ...company,
        client,
        publicUrl,
        pageScript: { agentId: '17', digest },
        now: () => 1000,
      })
      const signed = await signPage?.(`${publicUrl}/h5/?q=%E5%8D%8E%E4%B8%9C#top`, 'corp')
      const plain = `jsapi_ticket=ticket-for-pages&noncestr=${signed?.nonceStr}&timestamp=1000&url=${publicUrl}/h5/?q=华东`
      expect(signed).toMatchObject({ agentId: '17', signature: createHash(digest).update(plain).digest('hex') })
      await expect(signPage?.('https://evil.example/h5/', 'corp')).rejects.toMatchObject({ code: 'foreign-page' })
    },
  )
})

describe('where an answer may be said without a call', () => {
  const oapi = 'https://oapi.dingtalk.com'
  const good = `${oapi}/robot/sendBySession?session=abc`

  test('for ninety minutes, and no longer', () => {
    let time = 0
    const sessions = openSessions(oapi, () => time)
    expect(sessions.keep('lin', { url: good, until: 10 * 3_600_000 })).toBe(true)
    time = 88 * 60_000
    expect(sessions.find('lin')).toBe(good)
    time = 90 * 60_000
    expect(sessions.find('lin')).toBeUndefined()
  })

  test.each([
    'http://oapi.dingtalk.com/robot/sendBySession?session=abc',
    'https://oapi.dingtalk.com@evil.example/robot/sendBySession',
    'https://oapi.dingtalk.com.evil.example/robot/sendBySession',
    'https://user:pass@oapi.dingtalk.com/robot/sendBySession',
    'https://oapi.dingtalk.com:8443/robot/sendBySession',
    'https://oapi.dingtalk.com/robot/send?access_token=abc',
    'https://127.0.0.1/robot/sendBySession',
    'https://[::1]/robot/sendBySession',
    'https://169.254.169.254/robot/sendBySession',
    'https://100.100.100.200/robot/sendBySession',
    'https://2130706433/robot/sendBySession',
    'file:///robot/sendBySession',
    'gopher://oapi.dingtalk.com/robot/sendBySession',
    'not an address',
    '',
  ])('never at %s', (url) => {
    const sessions = openSessions(oapi, () => 0)
    expect(sessions.keep('lin', { url, until: 3_600_000 })).toBe(false)
    expect(sessions.find('lin')).toBeUndefined()
  })
})

describe('when cards cannot be had', () => {
  const card: Outgoing = { kind: 'card', card: { title: '宏达精密', blocks: [{ kind: 'text', text: '先约院长' }] } }

  test('the month’s calls are used up: the answer is said in the session, and administrators are told once a day', async () => {
    const { dingtalk, platform, heard, deliver } = await aHouse()
    await dingtalk.says('lin', '在吗')
    dingtalk.useUpCalls(true)
    await deliver(card)
    await deliver(card)
    expect(dingtalk.bubbles('lin').map(({ text }) => text)).toEqual(['宏达精密\n先约院长', '宏达精密\n先约院长'])
    const news = heard.filter(({ content }) => content.kind === 'news')
    expect(news).toMatchObject([{ content: { of: 'quota', id: 'calls' } }])
    const to = {
      key: 'z',
      conversation: conversationId('dingtalk', 'dingcorp', 'zhou'),
      recipient: 'zhou',
      outgoing: card,
    }
    await expect(platform.send(to)).rejects.toMatchObject({ retry: 'never' })
  })

  test('the month’s calls are used up when an earlier try may have got through: the words say that they may be known', async () => {
    const { dingtalk, deliver } = await aHouse()
    await dingtalk.says('lin', '在吗')
    dingtalk.fail(send, 'executeThenReset')
    expect(await failureOf(deliver(card, 'lin', 'same'))).toMatchObject({ retry: 'unsure' })
    dingtalk.useUpCalls(true)
    await deliver(card, 'lin', 'same', true)
    const [first, second] = dingtalk.bubbles('lin')
    expect(first?.card?.title).toBe('宏达精密')
    expect(second?.text).toMatch(/^（本月调用量刚用完，改用文字。如果上面已经有同样内容的卡片，就是同一条/)
    expect(second?.text).toContain('先约院长')
  })

  test('the month’s calls are used up in the middle of an answer: what is there as a card is not said again', async () => {
    const { dingtalk, deliver } = await aHouse()
    await dingtalk.says('lin', '在吗')
    const long: Outgoing = { kind: 'text', text: '预算已说出，拍板人还没接触。'.repeat(250) }
    // Takes the first piece, and has none for the second.
    dingtalk.useUpCalls(true, 1)
    await deliver(long, 'lin', 'long')
    const [first, ...rest] = dingtalk.bubbles('lin')
    expect(first?.card).toBeDefined()
    expect(rest.length).toBeGreaterThan(0)
    expect(rest.every(({ card, text }) => card === undefined && text !== undefined && !text.startsWith('（'))).toBe(
      true,
    )
    const seen = dingtalk.bubbles('lin').length
    await deliver(long, 'lin', 'long', true)
    expect(dingtalk.bubbles('lin')).toHaveLength(seen)
  })

  test('the month’s deliveries are used up: who spoke is told, once, and so are administrators', async () => {
    const { dingtalk, heard } = await aHouse()
    await dingtalk.deliver(dingtalk.writes.overQuota('lin'), { duplicates: 1 })
    await dingtalk.deliver(dingtalk.writes.overQuota('lin'))
    await expect.poll(() => dingtalk.bubbles('lin').length).toBe(2)
    expect(dingtalk.bubbles('lin')[0]?.text).toContain('推送额度用完了')
    expect(heard.filter(({ content }) => content.kind === 'news')).toMatchObject([{ content: { id: 'deliveries' } }])
  })

  test('the template is gone: the same in words', async () => {
    const { dingtalk, deliver } = await aHouse()
    dingtalk.fail(send, problem(400, 'param.templateNotExist'))
    await deliver(card)
    expect(dingtalk.bubbles('lin').map(({ text }) => text)).toEqual(['宏达精密\n先约院长'])
  })
})

describe('the doctor', () => {
  test('finds all well', async () => {
    const { dingtalk, client } = await anOffice()
    const findings = await examine({ client, publicUrl, askGateway: async () => ({}) })
    expect(findings.map(({ state }) => state)).toEqual(['good', 'good', 'good', 'good', 'good', 'good'])
    expect(dingtalk.bubbles('lin')).toEqual([])
  })

  test('says what to do: secret, rights, template, stream, HTTP mode', async () => {
    const { dingtalk, client } = await anOffice({ cardTemplateId: 'other.schema' })
    dingtalk.fail('POST /topapi/v2/department/get', { status: 200, body: { errcode: 60011, errmsg: 'no' } })
    const refused = async () => {
      throw new Error('the gateway refused: 400 invalidParameter')
    }
    const findings = await examine({ client, publicUrl: 'http://127.0.0.1:3000', askGateway: refused })
    expect(findings.map(({ state }) => state)).toEqual(['good', 'bad', 'bad', 'good', 'bad', 'warning'])
    expect(findings.map(({ remedy }) => remedy).join()).toMatch(
      /权限管理.*DINGTALK_CARD_TEMPLATE_ID.*Stream.*PUBLIC_URL/,
    )
    const http = await examine({ client, publicUrl, askGateway: undefined })
    expect(http[4]).toMatchObject({ state: 'warning', remedy: expect.stringContaining('不管内容') })
    const wrong = await anOffice({ clientSecret: 'canary-wrong' })
    const [only, ...rest] = await examine({ client: wrong.client, publicUrl, askGateway: undefined })
    expect([only?.state, rest]).toEqual(['bad', []])
    expect(only?.remedy).toContain('DINGTALK_CLIENT_SECRET')
  })

  test('names the rights without which no request gets into OA approvals', async () => {
    const { dingtalk, client } = await anOffice()
    const denied = problem(403, 'Forbidden.AccessDenied.AccessTokenPermissionDenied')
    dingtalk.fail('POST /v1.0/workflow/processInstances/terminate', denied)
    const found = (await examine({ client, publicUrl, askGateway: undefined })).find(({ what }) => what.includes('OA'))
    expect(found).toMatchObject({
      state: 'warning',
      detail: expect.stringMatching(/还没有开通：Workflow\.Instance\.Write$/),
    })
  })
})

describe('who may not be spoken to first', () => {
  const pageScript = { agentId: '7', digest: 'sha256' } as const
  const card = { title: '宏达精密：风险', blocks: [], link: { label: '详情', path: '/h5/deals/1' } }
  const notice = 'POST /topapi/message/corpconversation/asyncsend_v2' as const

  test('is told by a work notice, once however often it is tried, and the same words again another time', async () => {
    const { dingtalk, deliver } = await aHouse({ pageScript })
    const seen = () => dingtalk.bubbles('quiet').map(({ text }) => text?.split('\n')[0])
    dingtalk.fail(notice, 'executeThenReset')
    expect(await failureOf(deliver({ kind: 'card', card }, 'quiet', 'push-000001'))).toMatchObject({ retry: 'unsure' })
    await deliver({ kind: 'card', card }, 'quiet', 'push-000001', true)
    expect(seen()).toEqual(['宏达精密：风险'])
    await deliver({ kind: 'card', card }, 'quiet', 'push-000002')
    expect(seen()).toEqual(['宏达精密：风险', '宏达精密：风险'])
    expect(dingtalk.callsOf(notice).at(-1)?.body['msg']).toMatchObject({
      action_card: { single_url: expect.stringMatching(/^dingtalk:\/\/dingtalkclient\/page\/link\?url=/) },
    })
  }, 20_000)

  test('beyond the day’s five hundred is not handed over to be dropped, also after a restart', async () => {
    let left = 1
    const notices = { note: async () => left-- > 0 }
    const { dingtalk, deliver } = await aHouse({ pageScript }, notices)
    await deliver({ kind: 'card', card }, 'quiet')
    expect(await failureOf(deliver({ kind: 'card', card }, 'quiet'))).toMatchObject({
      code: 'notice.day',
      retry: 'never',
    })
    expect(dingtalk.callsOf(notice)).toHaveLength(1)
  }, 20_000)

  test('what DingTalk takes and does not show is a failure; what is long comes in pieces', async () => {
    const { dingtalk, deliver } = await aHouse({ pageScript })
    const long = '预算已说出，拍板人还没接触。'.repeat(80)
    await deliver({ kind: 'text', text: long }, 'quiet')
    expect(dingtalk.bubbles('quiet').length).toBeGreaterThan(1)
    dingtalk.fail('POST /topapi/message/corpconversation/getsendresult', {
      status: 200,
      body: {
        errcode: 0,
        send_result: { forbidden_user_id_list: ['quiet'], failed_user_id_list: null, invalid_user_id_list: null },
      },
    })
    expect(await failureOf(deliver({ kind: 'card', card }, 'quiet'))).toMatchObject({
      code: 'notice.dropped',
      retry: 'never',
    })
  }, 20_000)

  test('without the app’s own id nothing is known to reach them, and that is said', async () => {
    const { deliver } = await aHouse()
    expect(await failureOf(deliver({ kind: 'card', card }, 'quiet'))).toMatchObject({
      code: 'not-allowed',
      retry: 'never',
    })
  })
})

function problem(status: number, code: string, message = 'no') {
  return { status, body: { code, message } }
}

async function anEmulator() {
  const members = [
    { userId: 'lin', name: '林晓', departmentIds: [1, 11] },
    { userId: 'zhou', name: '周航' },
    { userId: 'frozen', name: '停用', active: false },
    { userId: 'gone', name: '走了', left: true },
    { userId: 'hidden', name: '看不见', visible: false },
    { userId: 'quiet', name: '没聊过', unspoken: true },
  ]
  const departments = [
    { id: 1, name: '示例公司', parentId: 0 },
    { id: 10, name: '华东', parentId: 1 },
    { id: 11, name: '一组', parentId: 10 },
  ]
  const app = { ...company, agentId: '7' }
  const dingtalk = await openDingtalkEmulator({ ...app, members, departments, retryAfter: [200, 500] })
  closing.push(dingtalk.close)
  return dingtalk
}

async function anOffice(different: Partial<typeof company> = {}) {
  const dingtalk = await anEmulator()
  let later = 0
  const now = () => Date.now() + later
  const client = openClient({ ...company, ...different, apiBase: dingtalk.url, oapiBase: dingtalk.url, fetch, now })
  return {
    dingtalk,
    client,
    at: (ms: number) => {
      later = ms
    },
  }
}

async function aHouse(more: { pageScript?: PageScript } = {}, notices: NoticeBook = { note: async () => true }) {
  const dingtalk = await anEmulator()
  const config = {
    ...company,
    ...more,
    way: { mode: 'stream' } as const,
    apiBase: dingtalk.url,
    oapiBase: dingtalk.url,
  }
  const platform = openDingtalk({ config, publicUrl, log: silent, notices, draw: async () => png })
  const heard: Incoming[] = []
  await platform.start(
    async (incoming) => {
      if (heard.some(({ dedupeKey }) => dedupeKey === incoming.dedupeKey)) return 'repeat'
      heard.push(incoming)
      return 'new'
    },
    () => {},
  )
  closing.unshift(platform.stop)
  let sent = 0
  const conversation = conversationId('dingtalk', 'dingcorp', 'lin')
  const deliver = (outgoing: Outgoing, recipient = 'lin', key = `delivery-${++sent}`, inDoubt = false) =>
    platform.send({ key, conversation, recipient, outgoing, inDoubt })
  return { dingtalk, platform, heard, deliver }
}

async function failureOf(asked: Promise<unknown>): Promise<PlatformError> {
  return asked.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: PlatformError) => error,
  )
}
