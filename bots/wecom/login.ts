import { randomUUID } from 'node:crypto'
import type { CompanySignature } from '../../src/conversation/page-signature.ts'
import { PlatformError, type SignIn } from '../../src/conversation/platform.ts'
import { perishable } from '../../src/conversation/wire/perishable.ts'
import type { Client } from './client.ts'
import { jsSignature } from './crypto.ts'

/** Signing in from inside WeCom. Who somebody is comes from here; what they may do does not: strangers to the app get an id too. */
export function openLogin(options: {
  client: Client
  corpId: string
  agentId: string
  publicUrl: string
  now: () => number
}): SignIn & { signPage(url: string, kind: 'corp' | 'agent'): Promise<CompanySignature> } {
  const { client, corpId, agentId, publicUrl, now } = options
  const tickets = {
    corp: perishable(() => client.corpTicket().then(asPerishable), now),
    agent: perishable(() => client.agentTicket().then(asPerishable), now),
  }

  return {
    // https://developer.work.weixin.qq.com/document/path/91022
    authorizeUrl(redirectUri, state) {
      const query = new URLSearchParams({
        appid: corpId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'snsapi_base',
        state,
        agentid: agentId,
      })
      return `https://open.weixin.qq.com/connect/oauth2/authorize?${query}#wechat_redirect`
    },

    async identify(code) {
      if (code === '' || Buffer.byteLength(code) > 512) return undefined
      try {
        const { userid } = await client.visitor(code)
        // A member of a linked company comes as `CorpId/userid`.
        return userid === undefined || userid === '' || userid.includes('/') ? undefined : userid
      } catch (error) {
        if (error instanceof PlatformError && worthless.includes(error.code)) return undefined
        throw error
      }
    },

    async signPage(url, kind): Promise<CompanySignature> {
      if (!isOurs(url, publicUrl))
        throw new PlatformError('wecom', 'jsapi', {
          code: 'foreign-page',
          message: 'not a page of ours',
          retry: 'never',
        })
      const ticket = await tickets[kind].get()
      const timestamp = Math.floor(now() / 1000)
      const nonceStr = randomUUID()
      return { corpId, agentId, timestamp, nonceStr, signature: jsSignature(ticket, nonceStr, String(timestamp), url) }
    },
  }
}

/** Never a code of ours, used, or older than five minutes. https://developer.work.weixin.qq.com/document/path/90313 */
const worthless: readonly (string | number)[] = [40029, 42022]

function asPerishable({ ticket, expires_in }: { ticket: string; expires_in: number }) {
  return { value: ticket, seconds: expires_in }
}

function isOurs(url: string, publicUrl: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(publicUrl).origin
}
