import { describe, expect, test } from 'vitest'
import type { PlatformError } from '../../src/conversation/platform.ts'
import { openClient } from './client.ts'

const hello = { msgtype: 'text', text: { content: '你好' } } as const

describe('a message', () => {
  test('goes to one member, with four hours of protection from repeats', async () => {
    const { client, asked } = against({})
    await client.sendMessage('LinXia', hello)
    expect(asked('message/send')).toEqual([
      {
        url: 'https://api.test/cgi-bin/message/send?access_token=token-1',
        body: {
          touser: 'LinXia',
          agentid: 1000042,
          msgtype: 'text',
          text: { content: '你好' },
          enable_duplicate_check: 1,
          duplicate_check_interval: 14_400,
        },
      },
    ])
  })

  test.each(['@all', 'lin|wang', '', 'lin xia', '-lin', 'x'.repeat(65), 'corp/lin'])(
    'never to "%s"',
    async (userId) => {
      const { client, asked } = against({})
      expect(await failureOf(client.sendMessage(userId, hello))).toMatchObject({ code: 'recipient', retry: 'never' })
      expect(asked('message/send')).toEqual([])
    },
  )

  test.each(['invaliduser', 'unlicenseduser'])(
    'that missed its member is a failure, though errcode is 0: %s',
    async (field) => {
      const { client } = against({ 'message/send': { errcode: 0, errmsg: 'ok', [field]: 'wang|linxia' } })
      expect(await failureOf(client.sendMessage('LinXia', hello))).toMatchObject({ code: field, retry: 'never' })
    },
  )

  test('that missed somebody else arrived', async () => {
    const { client } = against({ 'message/send': { errcode: 0, errmsg: 'ok', invaliduser: 'linxia2' } })
    await client.sendMessage('LinXia', hello)
  })

  test('a redrawn card is for its member alone, and a missed one is said too', async () => {
    const { client, asked } = against({})
    const card = { card_type: 'button_interaction', main_title: { title: '好' }, task_id: 't' } as const
    await client.updateCard('LinXia', 'code-1', card)
    expect(asked('message/update_template_card').map(({ body }) => body)).toEqual([
      { userids: ['LinXia'], agentid: 1000042, response_code: 'code-1', template_card: card },
    ])
    const other = against({ 'message/update_template_card': { errcode: 0, invaliduser: 'linxia' } })
    expect(await failureOf(other.client.updateCard('LinXia', 'c', card))).toMatchObject({ code: 'invaliduser' })
  })
})

describe('what a refusal means', () => {
  test.each([
    [-1, 'later', 1_000],
    [45033, 'later', 1_000],
    [45009, 'later', 60_000],
    [40003, 'never', undefined],
    [40058, 'never', undefined],
    [60020, 'never', undefined],
    [81013, 'never', undefined],
    [48002, 'never', undefined],
  ])('errcode %s: %s', async (errcode, retry, retryAfter) => {
    const { client, asked } = against({ 'message/send': { errcode, errmsg: 'no' } })
    expect(await failureOf(client.sendMessage('lin', hello))).toMatchObject({
      platform: 'wecom',
      endpoint: 'message/send',
      code: errcode,
      retry,
      retryAfter,
    })
    expect(asked('message/send')).toHaveLength(1)
  })

  test.each([40014, 42001, 41001])('errcode %s: once more with a new token, then later', async (errcode) => {
    const { client, asked } = against({ 'message/send': { errcode, errmsg: 'token' } })
    expect(await failureOf(client.sendMessage('lin', hello))).toMatchObject({ code: errcode, retry: 'later' })
    expect(asked('message/send').map(({ url }) => url.split('=')[1])).toEqual(['token-1', 'token-2'])
  })

  test.each([
    ['a server error', () => new Response('', { status: 502 }), 'http-502', 'unsure'],
    ['a page of some proxy', () => new Response('<html>Log in</html>'), 'answer', 'unsure'],
    ['half an answer', () => new Response('{"errcode":0,"errm'), 'answer', 'unsure'],
    ['JSON that is no answer', () => new Response('[]'), 'answer', 'unsure'],
    [
      'an answer beyond 1 MB',
      () => new Response(`{"errcode":0,"errmsg":"${'x'.repeat(1024 * 1024)}"}`),
      'answer',
      'unsure',
    ],
    [
      'a redirect',
      () => new Response('', { status: 302, headers: { location: 'https://evil.test' } }),
      'http-302',
      'never',
    ],
    ['a wrong address', () => new Response('', { status: 404 }), 'http-404', 'never'],
    ['a gateway out of patience', () => new Response('', { status: 429 }), 'http-429', 'later'],
    ['nobody listening', () => networkError('ECONNREFUSED'), 'ECONNREFUSED', 'later'],
    ['no such host', () => networkError('ENOTFOUND'), 'ENOTFOUND', 'later'],
    ['a certificate too old', () => networkError('CERT_HAS_EXPIRED'), 'CERT_HAS_EXPIRED', 'later'],
    ['a connection torn', () => networkError('ECONNRESET'), 'ECONNRESET', 'unsure'],
    ['no answer in time', () => new DOMException('too long', 'TimeoutError'), 'timeout', 'unsure'],
  ])('%s', async (_, answer, code, retry) => {
    const { client, asked } = against({ 'message/send': answer })
    expect(await failureOf(client.sendMessage('lin', hello))).toMatchObject({ code, retry })
    expect(asked('message/send')).toHaveLength(1)
  })

  test('nothing was sent when there was no token to send it with', async () => {
    const { client, asked } = against({ gettoken: () => networkError('ECONNRESET') })
    expect(await failureOf(client.sendMessage('lin', hello))).toMatchObject({ endpoint: 'gettoken', retry: 'later' })
    expect(asked('message/send')).toEqual([])
  })

  test('a read may be made again whatever became of it', async () => {
    const { client } = against({ 'user/get': () => networkError('ECONNRESET') })
    expect(await failureOf(client.user('lin'))).toMatchObject({ retry: 'later' })
  })

  test('no token, secret or code stands in an error, whoever quotes them', async () => {
    const secretive = { errcode: 40001, errmsg: 'invalid credential the-secret, hint: token-1 one-time' }
    const { client } = against({ gettoken: secretive })
    const other = against({ 'message/send': secretive, 'auth/getuserinfo': secretive })
    const failures = [
      await failureOf(client.user('lin')),
      await failureOf(other.client.sendMessage('lin', hello)),
      await failureOf(other.client.visitor('one-time')),
    ]
    expect(failures.map(({ message }) => message)).toEqual([
      'wecom gettoken 40001: invalid credential ***, hint: token-1 one-time',
      'wecom message/send 40001: invalid credential the-secret, hint: *** one-time',
      'wecom auth/getuserinfo 40001: invalid credential the-secret, hint: *** ***',
    ])
    const reset = against({ 'message/send': () => networkError('ECONNRESET') })
    const { stack } = await failureOf(reset.client.sendMessage('lin', hello))
    expect(stack).not.toContain('token-1')
  })
})

describe('the token', () => {
  test('two refused at once fetch one new token', async () => {
    let refusals = 2
    const { client, asked } = against({
      'message/send': () =>
        Response.json(refusals-- > 0 ? { errcode: 42001, errmsg: 'expired' } : { errcode: 0, errmsg: 'ok' }),
    })
    await Promise.all([client.sendMessage('lin', hello), client.sendMessage('wang', hello)])
    expect(asked('gettoken')).toHaveLength(2)
    expect(asked('message/send')).toHaveLength(4)
  })
})

type Answer = object | (() => Response | Error)

/** A client and the server it believes in: answers by endpoint, "ok" for the rest. */
function against(answers: Record<string, Answer>) {
  const calls: { endpoint: string; url: string; body: unknown }[] = []
  let tokens = 0
  const client = openClient({
    corpId: 'ww00sandtable00corp',
    agentId: '1000042',
    secret: 'the-secret',
    apiBase: 'https://api.test/',
    now: () => 0,
    async fetch(input, init) {
      const url = String(input)
      const endpoint = url.replace('https://api.test/cgi-bin/', '').split('?')[0] ?? ''
      calls.push({ endpoint, url, body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined })
      expect(init?.redirect).toBe('manual')
      expect(init?.signal).toBeInstanceOf(AbortSignal)
      const answer = answers[endpoint]
      const given = typeof answer === 'function' ? answer() : Response.json(answer ?? usual(endpoint))
      if (given instanceof Error) throw given
      return given
    },
  })

  function usual(endpoint: string) {
    if (endpoint !== 'gettoken') return { errcode: 0, errmsg: 'ok' }
    tokens += 1
    return { errcode: 0, errmsg: 'ok', access_token: `token-${tokens}`, expires_in: 7200 }
  }

  return {
    client,
    asked: (endpoint: string) =>
      calls.filter((call) => call.endpoint === endpoint).map(({ url, body }) => ({ url, body })),
  }
}

/** What undici throws: the reason is one level down, and a guard may quote the address. */
function networkError(code: string): Error {
  const cause = Object.assign(new Error(`${code} at https://api.test/?access_token=token-1`), { code })
  return new TypeError('fetch failed', { cause })
}

async function failureOf(promise: Promise<unknown>): Promise<PlatformError> {
  return promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: PlatformError) => error,
  )
}
