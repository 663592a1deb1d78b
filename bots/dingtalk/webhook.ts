import { isUtf8 } from 'node:buffer'
import { createHash, randomBytes } from 'node:crypto'
import type { RawRequest, RawResponse, Route } from '../../src/conversation/http.ts'
import type { Log } from '../../src/conversation/log.ts'
import { openRefusals } from '../../src/conversation/wire/refusals.ts'
import { sameText } from '../../src/conversation/wire/same-text.ts'
import { decrypt, encrypt, sealOf, sign } from './crypto.ts'
import { jsonIn, lowered, readSaid } from './parse.ts'
import type { NotOurs, Reception } from './reception.ts'
import { cardSignature, robotSignature } from './signature.ts'

/** What it takes to tell DingTalk's posts to this app from everybody else's, and where to bring them. */
export interface Door {
  clientId: string
  clientSecret: string
  corpId: string
  token: string
  aesKey: string
  /** What we gave DingTalk to sign card callbacks with. */
  cardSecret: string
  reception: Reception
  now: () => number
  log: Log
  /** How many were turned away, by reason, since the last call. */
  refused: (counts: Record<string, number>) => void
}

const maxBytes = 256 * 1024

/**
 * The signature of a message or a click covers the time and nothing else, so whoever saw one could put other words under it. So
 * the time must be now (DingTalk allows an hour; its redeliveries come within minutes); under one time only one message is heard;
 * and a click has to carry our own seal.
 */
const freshMs = 5 * 60_000

/** The addresses for messages, clicks and events. Everything that fails to prove itself gets the same empty 401. */
export function openWebhook(door: Door): { routes: readonly Route[]; close(): void } {
  const { reception, log, now, clientSecret, cardSecret } = door
  const refusals = openRefusals({ platform: 'dingtalk', log }, door.refused)
  const seal = sealOf(door.aesKey, [door.clientId, door.corpId])
  const bodies = openBodies(now)

  /** What `take` refuses is counted; what it could not keep is not accepted, so that it comes again. */
  function route(
    path: string,
    take: (request: RawRequest, receivedAt: number) => Promise<RawResponse | Refused>,
  ): Route {
    return {
      method: 'POST',
      path,
      maxBytes,
      async handle(request) {
        try {
          const answer = await take(request, now())
          if (typeof answer !== 'string') return answer
          refusals.count(answer)
          return { status: 401, type: 'text/plain', body: '' }
        } catch (error) {
          // Only the first line, for the rest may quote the message.
          log.error({ error: String(error).split('\n', 1)[0] }, 'dingtalk callback could not be kept')
          return { status: 503, type: 'text/plain', body: '' }
        }
      },
    }
  }

  // https://open.dingtalk.com/document/orgapp/robot-receive-message
  async function takeMessage({ headers, body }: RawRequest, receivedAt: number): Promise<RawResponse | Refused> {
    const { timestamp } = headers
    const said = signedBody(timestamp, headers['sign'], (at) => robotSignature(clientSecret, at), body, receivedAt)
    if (typeof said === 'string') return said
    const written = readSaid(said.document)?.saidAt
    if (written !== undefined && Math.abs(written - receivedAt) > longestWay) return 'stale'
    if (!bodies.isFirst(String(timestamp), body)) return 'body'
    return (await reception.message(said.document, receivedAt)) ?? json({ msgtype: 'empty' })
  }

  // https://open.dingtalk.com/document/orgapp/event-callback-card
  async function takeClick({ headers, body, signal }: RawRequest, receivedAt: number): Promise<RawResponse | Refused> {
    const timestamp = headers['x-ddpaas-signature-timestamp']
    const signature = headers['x-ddpaas-signature']
    const said = signedBody(timestamp, signature, (at) => cardSignature(cardSecret, at), body, receivedAt)
    if (typeof said === 'string') return said
    const key = createHash('sha256').update(`${timestamp}\n`).update(body).digest('base64url')
    const answer = await reception.click(said.document, key, receivedAt, signal)
    return typeof answer === 'string' ? answer : json(answer)
  }

  // https://open.dingtalk.com/document/orgapp/http-callback-overview
  async function takeEvent({ search, body }: RawRequest, receivedAt: number): Promise<RawResponse | Refused> {
    const query = new URLSearchParams(search)
    const timestamp = query.get('timestamp') ?? query.get('timeStamp') ?? ''
    const sealed = isUtf8(body) ? lowered(jsonIn(body.toString()))['encrypt'] : undefined
    if (typeof sealed !== 'string') return 'envelope'
    const signature = query.get('msg_signature') ?? query.get('signature') ?? ''
    if (!sameText(sign(door.token, timestamp, query.get('nonce') ?? '', sealed), signature)) return 'signature'
    if (!isFresh(timestamp, receivedAt, eventsFreshMs)) return 'stale'
    const text = decrypt(seal, sealed)
    if (text === undefined) return 'encryption'
    const document = jsonIn(text)
    if (!isCheck(document)) {
      const notOurs = await reception.event(document, receivedAt)
      if (notOurs !== undefined) return notOurs
    }
    return json(sealedSuccess(String(receivedAt)))
  }

  function sealedSuccess(timeStamp: string): object {
    const nonce = randomBytes(8).toString('hex')
    const sealed = encrypt(seal, 'success')
    return { msg_signature: sign(door.token, timeStamp, nonce, sealed), timeStamp, nonce, encrypt: sealed }
  }

  return {
    routes: [
      route('/im/dingtalk/robot', takeMessage),
      route('/im/dingtalk/cards', takeClick),
      route('/im/dingtalk/events', takeEvent),
    ],
    close: refusals.close,
  }
}

/** Why something was turned away; for our counts, the sender sees no difference. */
type Refused = 'envelope' | 'signature' | 'stale' | 'encryption' | 'body' | NotOurs

/** A message is posted within this time of being said, in milliseconds, its redeliveries included. */
const longestWay = 10 * 60_000

/** An event's signature covers its body; redeliveries are only known to come within a minute. */
const eventsFreshMs = 60 * 60_000

function json(body: object): RawResponse {
  return { status: 200, type: 'application/json', body: JSON.stringify(body) }
}

function signedBody(
  timestamp: unknown,
  signature: unknown,
  signatureAt: (timestamp: string) => string,
  body: Buffer,
  receivedAt: number,
): { document: unknown } | 'signature' | 'stale' | 'envelope' {
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'signature'
  if (!sameText(signatureAt(timestamp), signature)) return 'signature'
  if (!isFresh(timestamp, receivedAt, freshMs)) return 'stale'
  const document = isUtf8(body) ? jsonIn(body.toString()) : undefined
  return document === undefined ? 'envelope' : { document }
}

/** Milliseconds as documented, or the seconds of some samples; from the future as little as from the past. */
function isFresh(timestamp: string, receivedAt: number, within: number): boolean {
  if (!/^\d{10}(\d{3})?$/.test(timestamp)) return false
  return Math.abs(Number(timestamp) * (timestamp.length === 10 ? 1000 : 1) - receivedAt) <= within
}

/** Whether DingTalk only tries whether the address is ours. */
function isCheck(document: unknown): boolean {
  return String(lowered(document)['eventType']).startsWith('check_')
}

/**
 * The body first heard under each signed time, for as long as that time is fresh. Of two people who speak in the same millisecond
 * the second is refused, and heard when DingTalk posts it again.
 */
function openBodies(now: () => number): { isFirst(timestamp: string, body: Buffer): boolean } {
  const first = new Map<string, { digest: string; until: number }>()
  return {
    isFirst(timestamp, body) {
      for (const [oldest, { until }] of first) {
        if (until > now()) break
        first.delete(oldest)
      }
      const digest = createHash('sha256').update(body).digest('base64url')
      const known = first.get(timestamp)
      if (known === undefined) first.set(timestamp, { digest, until: now() + 2 * freshMs })
      return known === undefined || known.digest === digest
    },
  }
}
