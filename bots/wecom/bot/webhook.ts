import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import type { RawRequest, RawResponse, Route } from '../../../src/conversation/http.ts'
import type { Log } from '../../../src/conversation/log.ts'
import { openRefusals } from '../../../src/conversation/wire/refusals.ts'
import { sameText } from '../../../src/conversation/wire/same-text.ts'
import { decrypt, encrypt, sign } from '../crypto.ts'
import { isStale, type Proof, readEcho, readProof, type Unproved } from '../proof.ts'
import { type BotCallback, readCallback } from './parse.ts'

/** What it takes to tell WeCom's callbacks to the bot from everybody else's, and who answers them. */
export interface BotDoor {
  token: string
  key: Buffer
  now: () => number
  log: Log
  /** What to say in answer, `undefined` for nothing, `stranger` for somebody who is none of the company; throws when it could not be kept. */
  answer(callback: BotCallback, receivedAt: number): Promise<object | undefined | 'stranger'>
  refused: (counts: Record<string, number>) => void
}

const path = '/im/wecom/bot'
const maxBytes = 256 * 1024

/** An in-house bot has nothing behind the message inside the encryption. */
const receiveId = ''

/**
 * The callback address of the AI bot: JSON where the app's is XML. Everything that fails to prove itself gets the same empty 403.
 * https://developer.work.weixin.qq.com/document/path/101033
 */
export function openBotWebhook(door: BotDoor): { routes: readonly Route[]; close(): void } {
  const refusals = openRefusals({ platform: 'wecom bot', log: door.log }, door.refused)

  function refuse(reason: Refused): RawResponse {
    refusals.count(reason)
    return { status: 403, type: 'text/plain', body: '' }
  }

  async function proveAddress({ search }: RawRequest): Promise<RawResponse> {
    const echo = readEcho({ ...door, receiveId }, search)
    return typeof echo === 'string' ? refuse(echo) : { status: 200, type: 'text/plain', body: echo.plaintext }
  }

  async function takeCallback({ search, body }: RawRequest): Promise<RawResponse> {
    const receivedAt = door.now()
    const proof = readProof(search)
    if (proof === undefined) return refuse('parameters')
    if (isStale(proof, receivedAt)) return refuse('stale')
    const callback = openCallback(door, proof, body)
    if (typeof callback === 'string') return refuse(callback)
    try {
      const said = await door.answer(callback, receivedAt)
      if (said === 'stranger') return refuse('stranger')
      return said === undefined ? nothing : { status: 200, type: 'application/json', body: sealed(door, proof, said) }
    } catch (error) {
      // Only the first line, for the rest may quote the message.
      door.log.error({ error: String(error).split('\n', 1)[0] }, 'wecom bot callback could not be kept')
      return { status: 503, hangUp: true }
    }
  }

  return {
    routes: [
      { method: 'GET', path, maxBytes, handle: proveAddress },
      { method: 'POST', path, maxBytes, handle: takeCallback },
    ],
    close: refusals.close,
  }
}

const nothing: RawResponse = { status: 200, type: 'text/plain', body: '' }

type Refused = Unproved | 'stale' | 'envelope' | 'stranger'

const Envelope = z.object({ encrypt: z.string().min(1) })

function openCallback(door: BotDoor, proof: Proof, body: Buffer): BotCallback | Refused {
  if (!isUtf8(body)) return 'envelope'
  const encrypted = Envelope.safeParse(jsonIn(body.toString('utf8'))).data?.encrypt
  if (encrypted === undefined) return 'envelope'
  if (!sameText(sign(door.token, proof.timestamp, proof.nonce, encrypted), proof.signature)) return 'signature'
  const opened = decrypt(door.key, encrypted)
  if (opened === undefined) return 'encryption'
  if (opened.receiveId !== receiveId) return 'company'
  return readCallback(jsonIn(opened.message)) ?? 'document'
}

function sealed({ token, key, now }: BotDoor, { nonce }: Proof, said: object): string {
  const encrypted = encrypt(key, JSON.stringify(said), receiveId)
  const timestamp = Math.floor(now() / 1000)
  return JSON.stringify({
    encrypt: encrypted,
    msgsignature: sign(token, String(timestamp), nonce, encrypted),
    timestamp,
    nonce,
  })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
