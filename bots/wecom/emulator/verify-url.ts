import { randomInt } from 'node:crypto'
import { encrypt, keyOf } from '../crypto.ts'
import { callbackUrlOf, type DeliveryOptions, signedQuery } from './delivery.ts'
import type { Tenant } from './tenant.ts'

export interface Verification {
  /** Answered 200 within a second with the very bytes: no quotes, no BOM, no line break. */
  verified: boolean
  status: number | undefined
  body: string
  ms: number
}

export interface VerificationOptions extends Pick<DeliveryOptions, 'wrongSignature' | 'receiveId' | 'timestamp'> {
  /** Leaves the `+` of the base64 as it is, which most query parsers read as a space. */
  plainPlus?: boolean
}

const answerWithin = 1000

/** What happens when an administrator saves the URL. https://developer.work.weixin.qq.com/document/path/90930 */
export async function verifyUrl(tenant: Tenant, options: VerificationOptions = {}): Promise<Verification> {
  const echo = Array.from({ length: 19 }, () => randomInt(1, 10)).join('')
  const url = urlFor(tenant, echo, options)
  const started = performance.now()
  const outcome = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answerWithin) }).then(
    async (response) => ({ status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }),
    () => ({ status: undefined, bytes: Buffer.alloc(0) }),
  )
  const verified = outcome.status === 200 && outcome.bytes.equals(Buffer.from(echo))
  return { verified, status: outcome.status, body: outcome.bytes.toString(), ms: performance.now() - started }
}

function urlFor(tenant: Tenant, echo: string, options: VerificationOptions): string {
  const { token, encodingAesKey, corpId } = tenant.options
  const echostr = withPlus(() => encrypt(keyOf(encodingAesKey), echo, options.receiveId ?? corpId))
  const { parameters } = signedQuery(tenant, token, echostr, options)
  const query = String(new URLSearchParams({ ...parameters, echostr }))
  return `${callbackUrlOf(tenant)}?${options.plainPlus ? query.replaceAll('%2B', '+') : query}`
}

/** Each encryption differs, and the trouble is only with those that hold a plus. */
function withPlus(draw: () => string): string {
  const drawn = draw()
  return drawn.includes('+') ? drawn : withPlus(draw)
}
