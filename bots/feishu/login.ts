import { PlatformError, type SignIn } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

/** Signing in with Feishu. Who somebody is comes from here; what they may do does not. */
export function openLogin(options: { client: Client; appId: string; apiBase: string; publicUrl: string }): SignIn {
  const { client, appId, apiBase, publicUrl } = options
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
  }
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
