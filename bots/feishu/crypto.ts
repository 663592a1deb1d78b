/**
 * How Feishu encrypts and signs what it sends us: AES-256-CBC under SHA-256 of the Encrypt Key, SHA-256 over the raw body.
 * https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
import { isUtf8 } from 'node:buffer'
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** The AES key behind the Encrypt Key of the console, which may be any text. */
export function keyOf(encryptKey: string): Buffer {
  return createHash('sha256').update(encryptKey).digest()
}

/** `X-Lark-Signature` in lower-case hex, over the body exactly as it came. */
export function sign(timestamp: string, nonce: string, encryptKey: string, body: Buffer | string): string {
  return createHash('sha256').update(timestamp).update(nonce).update(encryptKey).update(body).digest('hex')
}

/** `encrypt` of an event, as base64: the IV stands before the text. It is given only to repeat a published example. */
export function encrypt(key: Buffer, text: string, iv: Buffer = randomBytes(blockBytes)): string {
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

/** What `encrypt` hid; `undefined` for whatever is malformed, all alike, so that an answer tells a forger nothing. */
export function decrypt(key: Buffer, encrypted: string): string | undefined {
  const data = Buffer.from(encrypted, 'base64')
  if (data.length < 2 * blockBytes || data.length % blockBytes !== 0 || data.toString('base64') !== encrypted)
    return undefined
  const decipher = createDecipheriv('aes-256-cbc', key, data.subarray(0, blockBytes)).setAutoPadding(false)
  const plain = decipher.update(data.subarray(blockBytes))
  const padding = plain.at(-1) ?? 0
  if (padding < 1 || padding > blockBytes) return undefined
  const end = plain.length - padding
  const text = plain.subarray(0, end)
  return plain.subarray(end).every((byte) => byte === padding) && isUtf8(text) ? text.toString('utf8') : undefined
}

const blockBytes = 16
