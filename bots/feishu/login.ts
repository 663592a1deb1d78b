import { PlatformError, type SignIn } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

/** Signing in with Feishu. Who somebody is comes from here; what they may do does not. */
export function openLogin(options: { client: Client; appId: string; apiBase: string; publicUrl: string }): SignIn {
  const { client, appId, apiBase, publicUrl } = options
  return {
    // https://open.feishu.cn/document/authentication-management/access-token/obtain-oauth-code
    authorizeUrl(redirectUri, state) {
      const query = new URLSearchParams({ client_id: appId, response_type: 'code', redirect_uri: redirectUri, state })
      return `${accountsOf(apiBase)}/open-apis/authen/v1/authorize?${query}`
    },

    async identify(code) {
      if (code === '' || Buffer.byteLength(code) > 512) return undefined
      try {
        const { data } = await client.visitor(code, `${publicUrl}/auth/feishu/callback`)
        return data.open_id
      } catch (error) {
        if (error instanceof PlatformError && worthless.includes(error.code)) return undefined
        throw error
      }
    },
  }
}

/** Where people sign in: `accounts.` beside `open.`, in Feishu as in Lark. */
function accountsOf(apiBase: string): string {
  return apiBase.replace(/^(https?:\/\/)open\./, '$1accounts.')
}

/**
 * Never a code of ours, used, or older than five minutes; of somebody who is gone or may not use the app.
 * https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token
 */
const worthless: readonly (string | number)[] = [20003, 20004, 20008, 20010, 20024, 20065, 20066, 20071]
