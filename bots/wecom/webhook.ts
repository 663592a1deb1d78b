import { isUtf8 } from 'node:buffer'
import type { RawRequest, RawResponse, Route } from '../../src/conversation/http.ts'
import type { Log } from '../../src/conversation/log.ts'
import type { Receive } from '../../src/conversation/platform.ts'
import { recently } from '../../src/conversation/wire/recently.ts'
import { openRefusals } from '../../src/conversation/wire/refusals.ts'
import { sameText } from '../../src/conversation/wire/same-text.ts'
import { decrypt, sign } from './crypto.ts'
import { type Letter, toIncoming } from './parse.ts'
import { readXml, textAt } from './xml.ts'

/** What it takes to tell WeCom's callbacks to this app from everybody else's, and where to bring them. */
export interface Door {
  corpId: string
  agentId: string
  token: string
  key: Buffer
  now: () => number
  log: Log
  receive: Receive
  /** How many were turned away, by reason, since the last call. */
  refused: (counts: Record<string, number>) => void
}

const path = '/im/wecom/callback'
const maxBytes = 256 * 1024

/** The longest message we read, 64 K, is 88 K of base64. */
const longestEnvelope = 128 * 1024

/** Stripe, Svix and others agree on five minutes either way. */
const tolerance = 5 * 60_000

/** WeCom says a nonce does not come twice within two hours. https://developer.work.weixin.qq.com/document/path/101033 */
const remembered = 2 * 60 * 60_000
const mostRemembered = 50_000

/**
 * The callback address of the self-built app. Everything that fails to prove itself gets the same empty 403.
 * https://developer.work.weixin.qq.com/document/path/90238
 */
export function openWebhook(door: Door): { routes: readonly Route[]; close(): void } {
  const accepted = recently(remembered, mostRemembered, door.now)
  const refusals = openRefusals({ platform: 'wecom', log: door.log }, door.refused)

  function refuse(reason: Refused): RawResponse {
    refusals.count(reason)
    return { status: 403, type: 'text/plain', body: '' }
  }

  async function proveAddress({ search }: RawRequest): Promise<RawResponse> {
    const echo = readEcho(door, search)
    return typeof echo === 'string' ? refuse(echo) : { status: 200, type: 'text/plain', body: echo.plaintext }
  }

  async function takeCallback(request: RawRequest): Promise<RawResponse> {
    const receivedAt = door.now()
    const proof = readProof(request.search)
    if (proof === undefined) return refuse('parameters')
    // A repeat is no attack: the first answer may have been lost on the way.
    if (accepted.has(proof.id)) return thanks
    if (Math.abs(Number(proof.timestamp) * 1000 - receivedAt) > tolerance) return refuse('stale')
    const letter = openLetter(door, proof, request.body, receivedAt)
    if (typeof letter === 'string') return refuse(letter)
    try {
      await door.receive(toIncoming(door.corpId, letter))
    } catch (error) {
      // Not kept, so not accepted. The documents differ on whether a 503 is brought again; a dropped connection is, in both.
      // Only the first line, for the rest may quote the message.
      door.log.error({ error: String(error).split('\n', 1)[0] }, 'wecom callback could not be kept')
      return { status: 503, hangUp: true }
    }
    accepted.add(proof.id)
    return thanks
  }

  return {
    routes: [
      { method: 'GET', path, maxBytes, handle: proveAddress },
      { method: 'POST', path, maxBytes, handle: takeCallback },
    ],
    close: refusals.close,
  }
}

/** An empty 200: nothing is shown in the chat and nothing is sent again. */
const thanks: RawResponse = { status: 200, type: 'text/plain', body: '' }

/** Why something was turned away; for our counts, the sender sees no difference. */
type Refused = 'parameters' | 'stale' | 'envelope' | 'signature' | 'encryption' | 'company' | 'document' | 'app'

interface Proof {
  signature: string
  timestamp: string
  nonce: string
  /** The same for a request that is repeated as it was. */
  id: string
}

function readProof(search: string): Proof | undefined {
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

/**
 * The words WeCom wants to hear back, byte for byte, when the address is entered in the admin console. Old ones are answered
 * too: their signature is as good, and an echo tells nothing. A captured message passed off as an echo would tell, so whatever
 * looks like a document is refused.
 */
function readEcho({ corpId, token, key }: Door, search: string): { plaintext: string } | Refused {
  const proof = readProof(search)
  // An unescaped plus sign of base64 arrives as a space, which base64 does not have.
  const encrypted = only(new URLSearchParams(search), 'echostr')?.replaceAll(' ', '+')
  if (proof === undefined || encrypted === undefined) return 'parameters'
  if (!sameText(sign(token, proof.timestamp, proof.nonce, encrypted), proof.signature)) return 'signature'
  const opened = decrypt(key, encrypted)
  if (opened === undefined) return 'encryption'
  if (opened.receiveId !== corpId) return 'company'
  return opened.message.startsWith('<') ? 'document' : { plaintext: opened.message }
}

/** The message inside a callback, once the signature, the key, the company and the app have all proved to be ours. */
function openLetter(door: Door, proof: Proof, body: Buffer, receivedAt: number): Letter | Refused {
  if (body.length > longestEnvelope || !isUtf8(body)) return 'envelope'
  const envelope = readXml(body.toString('utf8'), longestEnvelope)
  // Two of them would be a list, which is no text.
  const encrypted = envelope && textAt(envelope, 'Encrypt')
  if (!encrypted) return 'envelope'
  if (!sameText(sign(door.token, proof.timestamp, proof.nonce, encrypted), proof.signature)) return 'signature'
  const opened = decrypt(door.key, encrypted)
  if (opened === undefined) return 'encryption'
  if (opened.receiveId !== door.corpId) return 'company'
  const message = readXml(opened.message)
  if (message === undefined) return 'document'
  // Events about customers and calendars name no app. What the envelope says of it is not signed and does not count.
  if ((textAt(message, 'AgentID') || door.agentId) !== door.agentId) return 'app'
  return { plaintext: opened.message, message, receivedAt }
}
