import { createHash, randomUUID } from 'node:crypto'
import type { CompanySignature } from '../../src/conversation/page-signature.ts'
import { PlatformError, type SignIn } from '../../src/conversation/platform.ts'
import { perishable } from '../../src/conversation/wire/perishable.ts'
import type { Client } from './client.ts'

/** The app as the client's page script knows it. DingTalk's pages name SHA-256 today and SHA-1 in older ones, so it is a setting. */
export interface PageScript {
  agentId: string
  digest: 'sha256' | 'sha1'
}

/** Signing in from inside DingTalk. Who somebody is comes from here; what they may do does not. */
export function openLogin(options: {
  client: Client
  clientId: string
  corpId: string
  publicUrl: string
  pageScript: PageScript | undefined
  now: () => number
}): SignIn {
  const { client, clientId, corpId, publicUrl, pageScript, now } = options
  return {
    /** A page of our own, whose script asks the client for the code: DingTalk asks nobody to agree there. */
    // https://open.dingtalk.com/document/development/jsapi-request-auth-code
    authorizeUrl(_redirectUri, state) {
      return `${publicUrl}/h5/dingtalk-sign-in?${new URLSearchParams({ corpId, clientId, state })}`
    },

    async identify(code) {
      if (code === '' || Buffer.byteLength(code) > 512) return undefined
      try {
        return await client.visitor(code)
      } catch (error) {
        if (error instanceof PlatformError && worthless.includes(error.code)) return undefined
        throw error
      }
    },

    ...(pageScript === undefined ? {} : { signPage: pageSigner({ client, corpId, publicUrl, now, ...pageScript }) }),
  }
}

/** Never a code of ours, used, or older than five minutes. */
const worthless: readonly (string | number)[] = [40029, 40078]

// https://open.dingtalk.com/document/orgapp/jsapi-authentication
function pageSigner(
  options: { client: Client; corpId: string; publicUrl: string; now: () => number } & PageScript,
): NonNullable<SignIn['signPage']> {
  const { client, corpId, publicUrl, now, agentId, digest } = options
  const ticket = perishable(client.pageTicket, now)
  return async (url): Promise<CompanySignature> => {
    if (!URL.canParse(url) || new URL(url).origin !== new URL(publicUrl).origin)
      throw new PlatformError('dingtalk', 'jsapi', { code: 'foreign-page', message: 'not ours', retry: 'never' })
    const [timestamp, nonceStr] = [now(), randomUUID()]
    // The page's address without its fragment, and with its query as it reads.
    const page = decodeURIComponent(url.replace(/#.*$/, ''))
    const plain = `jsapi_ticket=${await ticket.get()}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`
    return { corpId, agentId, timestamp, nonceStr, signature: createHash(digest).update(plain).digest('hex') }
  }
}
