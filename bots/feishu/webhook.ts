import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import type { RawRequest, RawResponse, Route } from '../../src/conversation/http.ts'
import type { Log } from '../../src/conversation/log.ts'
import { openRefusals } from '../../src/conversation/wire/refusals.ts'
import { sameText } from '../../src/conversation/wire/same-text.ts'
import { decrypt, keyOf, sign } from './crypto.ts'
import type { Letter } from './parse.ts'
import { answerTo, letterIn, type Reception } from './reception.ts'

/** What it takes to tell Feishu's callbacks to this app from everybody else's, and where to bring them. */
export interface Door extends Omit<Reception, 'misdirected'> {
  encryptKey: string
  verificationToken: string
  now: () => number
  log: Log
  /** How many were turned away, by reason, since the last call. */
  refused: (counts: Record<string, number>) => void
}

const path = '/im/feishu/events'
const maxBytes = 256 * 1024

/**
 * Redeliveries come for 7 h 5 min, and whether each is signed anew is not documented: what was kept once is known for longer than
 * that, so a repeat is answered and not heard again. From the future nothing may come.
 */
const oldest = 8 * 60 * 60_000
const newest = 5 * 60_000

/**
 * The address for events and callbacks. Everything that fails to prove itself gets the same empty 401.
 * https://open.feishu.cn/document/server-docs/event-subscription-guide/overview
 */
export function openWebhook(door: Door): { routes: readonly Route[]; close(): void } {
  const { log, now } = door
  const refusals = openRefusals({ platform: 'feishu', log }, door.refused)
  const reception: Reception = { ...door, misdirected: () => refusals.count('person') }
  const key = keyOf(door.encryptKey)

  async function take(request: RawRequest): Promise<RawResponse> {
    const receivedAt = now()
    const opened = openEnvelope(door, key, request, receivedAt)
    if (typeof opened === 'string') {
      refusals.count(opened)
      return { status: 401, type: 'text/plain', body: '' }
    }
    if ('challenge' in opened) return json({ challenge: opened.challenge })
    try {
      return json(await answerTo(reception, opened, request.signal))
    } catch (error) {
      // Not kept, so not accepted: events come again, and a click shows its person that it failed.
      // Only the first line, for the rest may quote the message.
      log.error({ error: String(error).split('\n', 1)[0] }, 'feishu callback could not be kept')
      return { status: 503, type: 'text/plain', body: '' }
    }
  }

  return { routes: [{ method: 'POST', path, maxBytes, handle: take }], close: refusals.close }
}

function json(body: object): RawResponse {
  return { status: 200, type: 'application/json', body: JSON.stringify(body) }
}

/** Why something was turned away; for our counts, the sender sees no difference. */
type Refused = 'envelope' | 'plaintext' | 'signature' | 'stale' | 'encryption' | 'document' | 'token' | 'app'

const Envelope = z.object({ encrypt: z.string().min(1) })
const Challenge = z.object({ type: z.literal('url_verification'), challenge: z.string().max(512), token: z.string() })
/**
 * The event inside a callback once signature, key, token and app have all proved to be ours. Only the check of the address comes
 * without a signature; with the key and the token in it, nobody else can make one.
 */
function openEnvelope(
  { appId, encryptKey, verificationToken }: Door,
  key: Buffer,
  { headers, body }: RawRequest,
  receivedAt: number,
): Letter | { challenge: string } | Refused {
  const signature = headers['x-lark-signature']
  if (signature !== undefined) {
    const [timestamp, nonce] = [headers['x-lark-request-timestamp'], headers['x-lark-request-nonce']]
    if (typeof timestamp !== 'string' || typeof nonce !== 'string' || typeof signature !== 'string') return 'signature'
    if (!sameText(sign(timestamp, nonce, encryptKey, body), signature)) return 'signature'
    if (!isFresh(timestamp, receivedAt)) return 'stale'
  } else if (body.length > longestChallenge) return 'signature'

  if (!isUtf8(body)) return 'envelope'
  const envelope = parsed(body.toString('utf8'))
  if (envelope === undefined) return 'envelope'
  const sealed = Envelope.safeParse(envelope).data
  // With a key set, whatever comes open was written by somebody else.
  if (sealed === undefined) return 'plaintext'
  const text = decrypt(key, sealed.encrypt)
  if (text === undefined) return 'encryption'
  const document = parsed(text)

  const challenge = Challenge.safeParse(document).data
  if (challenge !== undefined) return sameText(verificationToken, challenge.token) ? challenge : 'token'
  if (signature === undefined) return 'signature'
  const letter = letterIn(document)
  if (letter === undefined) return 'document'
  if (!sameText(verificationToken, letter.token)) return 'token'
  if (letter.app !== appId) return 'app'
  const { id, type, event } = letter
  return { id, type, event, receivedAt }
}

/** A real one is a quarter of this. */
const longestChallenge = 2048

/** Seconds as documented, or milliseconds. */
function isFresh(timestamp: string, receivedAt: number): boolean {
  if (!/^\d{10}(\d{3})?$/.test(timestamp)) return false
  const at = Number(timestamp) * (timestamp.length === 10 ? 1000 : 1)
  return receivedAt - at <= oldest && at - receivedAt <= newest
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
