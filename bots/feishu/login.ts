import { createHash, randomUUID } from 'node:crypto'
import type { AppSignature } from '../../src/conversation/page-signature.ts'
import { PlatformError, type SignIn } from '../../src/conversation/platform.ts'
import { perishable } from '../../src/conversation/wire/perishable.ts'
import type { Client } from './client.ts'

/** Signing in with Feishu. Who somebody is comes from here; what they may do does not. */
export function openLogin(options: {
  client: Client
  appId: string
  apiBase: string
  publicUrl: string
  /** Where the client's page script comes from; without it pages do without. */
  pageScript: string | undefined
  now: () => number
}): SignIn {
  const { client, appId, apiBase, publicUrl, pageScript } = options
  return {
    authorizeUrl: (redirectUri, state, challenge) => authorizeUrl({ appId, apiBase, redirectUri, state, challenge }),

    async identify(code, proof) {
      if (code === '' || Buffer.byteLength(code) > 512) return undefined
      try {
        return (await client.visitor(code, `${publicUrl}/auth/feishu/callback`, proof)).openId
      } catch (error) {
        if (error instanceof PlatformError && worthlessCode.includes(error.code)) return undefined
        throw error
      }
    },

    ...(pageScript === undefined ? {} : { pageScript, signPage: pageSigner({ ...options, pageScript }) }),
  }
}

// https://open.feishu.cn/document/client-docs/h5/development-guide/step-3
function pageSigner(options: {
  client: Client
  appId: string
  publicUrl: string
  pageScript: string
  now: () => number
}): (url: string) => Promise<AppSignature> {
  const { client, appId, publicUrl, pageScript: script, now } = options
  const ticket = perishable(client.pageTicket, now)
  return async (url) => {
    if (!URL.canParse(url) || new URL(url).origin !== new URL(publicUrl).origin)
      throw new PlatformError('feishu', 'jsapi', { code: 'foreign-page', message: 'not ours', retry: 'never' })
    const [timestamp, nonceStr] = [now(), randomUUID()]
    const signature = pageSignature({ ticket: await ticket.get(), nonceStr, timestamp, url })
    return { appId, script, timestamp, nonceStr, signature }
  }
}

/** Over the page's address as it stands, without its fragment; `timestamp` in milliseconds. */
export function pageSignature(of: { ticket: string; nonceStr: string; timestamp: number; url: string }): string {
  const { ticket, nonceStr, timestamp, url } = of
  const page = url.replace(/#.*$/, '')
  const plain = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`
  return createHash('sha1').update(plain).digest('hex')
}

/** Where the member's browser is sent to, to sign in or to agree to `scopes` as well. */
// https://open.feishu.cn/document/authentication-management/access-token/obtain-oauth-code
export function authorizeUrl(asked: {
  appId: string
  apiBase: string
  redirectUri: string
  state: string
  challenge: string
  scopes?: string
}): string {
  const { appId, apiBase, redirectUri, state, challenge, scopes } = asked
  const query = new URLSearchParams({
    client_id: appId,
    response_type: 'code',
    redirect_uri: redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(scopes === undefined ? {} : { scope: scopes }),
  })
  return `${accountsOf(apiBase)}/open-apis/authen/v1/authorize?${query}`
}

/** Where people sign in: `accounts.` beside `open.`, in Feishu as in Lark. */
function accountsOf(apiBase: string): string {
  return apiBase.replace(/^(https?:\/\/)open\./, '$1accounts.')
}

/**
 * Never a code of ours, used, or older than five minutes, or asked for by another browser; of somebody who is gone or may not use
 * the app. https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token
 */
export const worthlessCode: readonly (string | number)[] = [
  20003, 20004, 20008, 20010, 20024, 20049, 20065, 20066, 20071,
]
