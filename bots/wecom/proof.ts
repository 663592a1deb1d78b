import { sameText } from '../../src/conversation/wire/same-text.ts'
import { decrypt, sign } from './crypto.ts'

/** What the query of a callback says of itself. */
export interface Proof {
  signature: string
  timestamp: string
  nonce: string
  /** The same for a request that is repeated as it was. */
  id: string
}

export function readProof(search: string): Proof | undefined {
  const query = new URLSearchParams(search)
  const [signature, timestamp, nonce] = [only(query, 'msg_signature'), only(query, 'timestamp'), only(query, 'nonce')]
  if (signature === undefined || timestamp === undefined || nonce === undefined) return undefined
  return /^\d{1,10}$/.test(timestamp)
    ? { signature, timestamp, nonce, id: `${timestamp} ${nonce} ${signature}` }
    : undefined
}

/** A parameter that stands exactly once and says something. */
function only(query: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = query.getAll(name)
  return value && more.length === 0 ? value : undefined
}

/** Stripe, Svix and others agree on five minutes either way. */
const tolerance = 5 * 60_000

export function isStale({ timestamp }: Proof, at: number): boolean {
  return Math.abs(Number(timestamp) * 1000 - at) > tolerance
}

/** Why it did not prove itself. */
export type Unproved = 'parameters' | 'signature' | 'encryption' | 'company' | 'document'

/**
 * The words WeCom wants to hear back, byte for byte, when the address is entered in the admin console. Old ones are answered
 * too: their signature is as good, and an echo tells nothing. A captured message passed off as an echo would tell, so whatever
 * looks like a document is refused.
 */
export function readEcho(
  { receiveId, token, key }: { receiveId: string; token: string; key: Buffer },
  search: string,
): { plaintext: string } | Unproved {
  const proof = readProof(search)
  // An unescaped plus sign of base64 arrives as a space, which base64 does not have.
  const encrypted = only(new URLSearchParams(search), 'echostr')?.replaceAll(' ', '+')
  if (proof === undefined || encrypted === undefined) return 'parameters'
  if (!sameText(sign(token, proof.timestamp, proof.nonce, encrypted), proof.signature)) return 'signature'
  const opened = decrypt(key, encrypted)
  if (opened === undefined) return 'encryption'
  if (opened.receiveId !== receiveId) return 'company'
  return /^[<{]/.test(opened.message) ? 'document' : { plaintext: opened.message }
}
