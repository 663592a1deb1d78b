import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { decrypt, encrypt, keyOf, sign } from '../../crypto.ts'
import { exchange } from '../exchange.ts'
import type { Tenant } from '../tenant.ts'
import type { BotTenant } from './tenant.ts'

export interface PostOptions {
  wrongSignature?: boolean
  /** What stands behind the message inside the encryption; for a bot nothing does. */
  receiveId?: string
  timestamp?: string
  /** What is posted instead of the envelope. */
  body?: string
}

interface Posted {
  status: number | undefined
  /** The plaintext of the answer; empty where there was none. */
  reply: string
}

const Envelope = z.strictObject({
  encrypt: z.string().min(1),
  msgsignature: z.string(),
  timestamp: z.number().int(),
  nonce: z.string(),
})

const answerWithin = 5000

/** One callback, encrypted and signed, and its answer opened. https://developer.work.weixin.qq.com/document/path/101033 */
export async function post(
  tenant: Tenant,
  bot: BotTenant,
  plaintext: string,
  { wrongSignature, receiveId = '', timestamp, body }: PostOptions,
): Promise<Posted> {
  const { token, encodingAesKey } = bot.options
  const encrypted = encrypt(keyOf(encodingAesKey), plaintext, receiveId)
  const nonce = String(randomInt(1_000_000_000, 2_000_000_000))
  const at = timestamp ?? String(Math.floor(tenant.now() / 1000))
  const msg_signature = sign(wrongSignature ? 'guessed' : token, at, nonce, encrypted)
  const url = `${bot.callbackUrl ?? ''}?${new URLSearchParams({ msg_signature, timestamp: at, nonce })}`
  const answered = await exchange(url, answerWithin, body ?? JSON.stringify({ encrypt: encrypted }))
  const text = answered.body.toString()
  if (answered.status !== 200 || text === '') return { status: answered.status, reply: '' }
  return { status: 200, reply: opened(bot, nonce, text) }
}

/** Throws for an envelope that the platform could not open. */
function opened({ options: { token, encodingAesKey } }: BotTenant, nonce: string, text: string): string {
  const envelope = Envelope.parse(JSON.parse(text))
  if (envelope.nonce !== nonce) throw new Error('the nonce of the answer is not that of the question')
  if (envelope.msgsignature !== sign(token, String(envelope.timestamp), nonce, envelope.encrypt))
    throw new Error('the answer is not signed')
  const inside = decrypt(keyOf(encodingAesKey), envelope.encrypt)
  if (inside === undefined || inside.receiveId !== '') throw new Error('the answer cannot be decrypted')
  return inside.message
}
