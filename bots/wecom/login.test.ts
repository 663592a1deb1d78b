import { describe, expect, test } from 'vitest'
import { PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'
import { jsSignature } from './crypto.ts'
import { openLogin } from './login.ts'

describe('where to sign in', () => {
  test('the address WeCom documents, with the fragment it insists on', () => {
    expect(login().authorizeUrl('https://sales.example.com/auth/wecom/callback?next=/h5', 'abc123', 'challenge')).toBe(
      'https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww00sandtable00corp&redirect_uri=https%3A%2F%2Fsales.example.com%2Fauth%2Fwecom%2Fcallback%3Fnext%3D%2Fh5&response_type=code&scope=snsapi_base&state=abc123&agentid=1000042#wechat_redirect',
    )
  })
})

describe('who came', () => {
  test('a member', async () => {
    expect(await login({ visitor: async () => ({ userid: 'LinXia' }) }).identify('code', 'proof')).toBe('LinXia')
  })

  test.each([
    ['somebody outside the company', async () => ({})],
    ['a member of a linked company', async () => ({ userid: 'ww00other/lin' })],
    ['a used code', refusing(40029)],
    ['a code used in the same second', refusing(42022)],
  ])('nobody we know: %s', async (_, visitor) => {
    expect(await login({ visitor }).identify('code', 'proof')).toBeUndefined()
  })

  test('what is no code is not even asked about', async () => {
    expect(await login({ visitor: refusing(50000) }).identify('', 'proof')).toBeUndefined()
    expect(await login({ visitor: refusing(50000) }).identify('x'.repeat(513), 'proof')).toBeUndefined()
  })

  test('a platform out of order is not a stranger', async () => {
    await expect(login({ visitor: refusing(-1) }).identify('code', 'proof')).rejects.toMatchObject({ code: -1 })
  })
})

describe('signing a page', () => {
  const page = 'https://sales.example.com/h5/deals/1?from=chat'

  test('with the ticket of the company or of the app, without the fragment', async () => {
    const { signPage } = login()
    for (const kind of ['corp', 'agent'] as const) {
      const signed = await signPage(`${page}#top`, kind)
      expect(signed).toMatchObject({ corpId: 'ww00sandtable00corp', agentId: '1000042', timestamp: 1_795_503_600 })
      expect(signed.signature).toBe(jsSignature(`${kind}-ticket`, signed.nonceStr, '1795503600', page))
    }
  })

  test('fetches a ticket once for many pages, and another nonce for each', async () => {
    let fetched = 0
    const { signPage } = login({
      corpTicket: async () => {
        fetched += 1
        return { ticket: 't', expires_in: 7200 }
      },
    })
    const [one, other] = await Promise.all([signPage(page, 'corp'), signPage(page, 'corp')])
    expect(fetched).toBe(1)
    expect(one.nonceStr).not.toBe(other.nonceStr)
  })

  test.each([
    'https://evil.test/h5',
    'http://sales.example.com/h5',
    'https://sales.example.com:8443/h5',
    'https://sales.example.com@evil.test/',
    'https://sales.example.com.evil.test/',
    'javascript:alert(1)',
    '/h5',
  ])('never one of somebody else: %s', async (url) => {
    await expect(login().signPage(url, 'corp')).rejects.toMatchObject({ code: 'foreign-page', retry: 'never' })
  })
})

function login(client: Partial<Client> = {}) {
  const willing = {
    corpTicket: async () => ({ ticket: 'corp-ticket', expires_in: 7200 }),
    agentTicket: async () => ({ ticket: 'agent-ticket', expires_in: 7200 }),
    ...client,
  }
  return openLogin({
    client: willing as Client,
    corpId: 'ww00sandtable00corp',
    agentId: '1000042',
    publicUrl: 'https://sales.example.com',
    now: () => 1_795_503_600_999,
  })
}

function refusing(code: number) {
  return async (): Promise<never> => {
    throw new PlatformError('wecom', 'auth/getuserinfo', { code, message: 'no', retry: 'never' })
  }
}
