import { randomInt } from 'node:crypto'
import { encrypt, keyOf } from '../crypto.ts'
import { callbackUrlOf, type DeliveryOptions, signed } from './delivery.ts'
import { exchange } from './exchange.ts'
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
  const { status, body, ms } = await exchange(urlFor(tenant, echo, options), answerWithin)
  return { verified: status === 200 && body.equals(Buffer.from(echo)), status, body: body.toString(), ms }
}

function urlFor(tenant: Tenant, echo: string, options: VerificationOptions): string {
  const { encodingAesKey, corpId } = tenant.options
  const echostr = withPlus(() => encrypt(keyOf(encodingAesKey), echo, options.receiveId ?? corpId))
  const query = String(new URLSearchParams({ ...signed(tenant, echostr, options), echostr }))
  return `${callbackUrlOf(tenant)}?${options.plainPlus ? query.replaceAll('%2B', '+') : query}`
}

/** Each encryption differs, and the trouble is only with those that hold a plus. */
function withPlus(draw: () => string): string {
  const drawn = draw()
  return drawn.includes('+') ? drawn : withPlus(draw)
}
