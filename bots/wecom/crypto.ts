/**
 * How WeCom signs and encrypts what it sends us: SHA-1 over the sorted parts, AES-256-CBC with 32-byte padding.
 * The algorithms are the platform's choice, not ours; what is ours is to be strict about every byte.
 * https://developer.work.weixin.qq.com/document/path/90968
 */
import { isUtf8 } from 'node:buffer'
import { createCipheriv, createDecipheriv, hash, randomFillSync } from 'node:crypto'

/** The 32-byte AES key behind the 43 characters shown in the admin console. Throws when they cannot be such a key. */
export function keyOf(encodingAesKey: string): Buffer {
  if (!/^[A-Za-z0-9]{43}$/.test(encodingAesKey))
    throw new Error(`EncodingAESKey 应为 43 位英文字母或数字，收到的是 ${encodingAesKey.length} 位`)
  return Buffer.from(encodingAesKey, 'base64')
}

/** `msg_signature` of a callback, in lower-case hex. `encrypted` is the base64 text as it arrived (or `echostr`). */
export function sign(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return hash('sha1', [token, timestamp, nonce, encrypted].sort().join(''))
}

/**
 * `Encrypt` for a reply or for the emulator's callbacks, as base64. `receiveId` is the corp id of a self-built app and
 * empty for an AI bot; `random` is 16 bytes, given only to repeat a published example.
 */
export function encrypt(
  key: Buffer,
  message: string,
  receiveId: string,
  random: Buffer = sixteenRandomBytes(),
): string {
  const messageBytes = Buffer.byteLength(message)
  const end = bodyAt + messageBytes + Buffer.byteLength(receiveId)
  const pad = paddingUnit - (end % paddingUnit)
  const plain = Buffer.allocUnsafe(end + pad)
  random.copy(plain, 0, 0, lengthAt)
  plain.writeUInt32BE(messageBytes, lengthAt)
  plain.write(message, bodyAt)
  plain.write(receiveId, bodyAt + messageBytes)
  plain.fill(pad, end)
  return createCipheriv('aes-256-cbc', key, key.subarray(0, ivBytes))
    .setAutoPadding(false)
    .update(plain)
    .toString('base64')
}

/**
 * What `encrypt` hid, or `undefined` for whatever is malformed: base64, length, padding or UTF-8 all fail alike, so that
 * an answer tells a forger nothing. Check the signature first, and `receiveId` afterwards: V6 of the published examples
 * decrypts perfectly and belongs to another company.
 */
export function decrypt(key: Buffer, encrypted: string): { message: string; receiveId: string } | undefined {
  const data = Buffer.from(encrypted, 'base64')
  if (data.length === 0 || data.length % paddingUnit !== 0 || data.toString('base64') !== encrypted) return undefined
  const plain = createDecipheriv('aes-256-cbc', key, key.subarray(0, ivBytes)).setAutoPadding(false).update(data)
  const end = endOfBody(plain)
  const messageEnd = bodyAt + plain.readUInt32BE(lengthAt)
  if (messageEnd > end) return undefined
  if (!isUtf8(plain.subarray(bodyAt, messageEnd)) || !isUtf8(plain.subarray(messageEnd, end))) return undefined
  return { message: plain.toString('utf8', bodyAt, messageEnd), receiveId: plain.toString('utf8', messageEnd, end) }
}

/**
 * Signature for `ww.config` (the company's ticket) or `ww.agentConfig` (the app's). `url` is the page as the browser
 * shows it; its fragment does not count. https://developer.work.weixin.qq.com/document/path/90506
 */
export function jsSignature(ticket: string, nonce: string, timestamp: string, url: string): string {
  const [page] = url.split('#', 1)
  return hash('sha1', `jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${page}`)
}

// random(16) ‖ length of the message (uint32, big-endian, bytes) ‖ message ‖ receiveId ‖ padding
const lengthAt = 16
const bodyAt = 20
const ivBytes = 16

/** Twice the AES block: Node's own unpadding refuses 17 to 32, which is every other real message. */
const paddingUnit = 32

/** Where the padding starts; 0 when it is not padding, which no length of a message can fit into. */
function endOfBody(plain: Buffer): number {
  const pad = plain[plain.length - 1] ?? 0
  if (pad < 1 || pad > paddingUnit) return 0
  const end = plain.length - pad
  return plain.subarray(end).every((byte) => byte === pad) ? end : 0
}

/** Drawn by the page: a call to the generator for each message costs nearly as much as the encryption itself. */
const pool = Buffer.allocUnsafe(4096)
let drawn = pool.length

function sixteenRandomBytes(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += lengthAt
  return pool.subarray(drawn - lengthAt, drawn)
}
