/**
 * How DingTalk encrypts and signs event callbacks over HTTP: AES-256-CBC with its own padding, SHA-1 over the sorted parts.
 * https://open.dingtalk.com/document/orgapp/callback-event-message-body-encryption-and-decryption
 */
import { isUtf8 } from 'node:buffer'
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** The AES key behind the 43 characters of the console, and whom its messages name as their owner. */
export interface Seal {
  key: Buffer
  /** The app's Client ID, or the company where the address was registered by the API. */
  owners: readonly string[]
}

export function sealOf(aesKey: string, owners: readonly string[]): Seal {
  return { key: Buffer.from(`${aesKey}=`, 'base64'), owners }
}

/** `msg_signature` in lower-case hex. */
export function sign(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex')
}

/** `encrypt` of a callback or its answer, as base64. `random` is given only to repeat a published example. */
export function encrypt({ key, owners: [owner = ''] }: Seal, text: string, random = randomBytes(randomLength)): string {
  const message = Buffer.from(text)
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(message.length)
  const plain = Buffer.concat([random, length, message, Buffer.from(owner)])
  const padding = blockBytes - (plain.length % blockBytes)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  )
}

/** What `encrypt` hid; `undefined` for whatever is malformed or somebody else's, all alike, so that an answer tells a forger nothing. */
export function decrypt({ key, owners }: Seal, encrypted: string): string | undefined {
  const data = Buffer.from(encrypted, 'base64')
  if (data.length === 0 || data.length % 16 !== 0 || data.toString('base64') !== encrypted) return undefined
  const plain = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false).update(data)
  const padding = plain.at(-1) ?? 0
  if (padding < 1 || padding > blockBytes || plain.length < randomLength + lengthBytes + padding) return undefined
  const end = plain.length - padding
  if (!plain.subarray(end).every((byte) => byte === padding)) return undefined
  const from = randomLength + lengthBytes
  const until = from + plain.readUInt32BE(randomLength)
  if (until > end || !owners.includes(plain.subarray(until, end).toString())) return undefined
  const message = plain.subarray(from, until)
  return isUtf8(message) ? message.toString() : undefined
}

const randomLength = 16
const lengthBytes = 4
/** Of the padding, twice the cipher's own: Node's automatic one refuses it. */
const blockBytes = 32
