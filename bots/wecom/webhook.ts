import { isUtf8 } from 'node:buffer'
import type { RawRequest, RawResponse, Route } from '../../src/conversation/http.ts'
import type { Log } from '../../src/conversation/log.ts'
import type { Receive } from '../../src/conversation/platform.ts'
import { recently } from '../../src/conversation/wire/recently.ts'
import { openRefusals } from '../../src/conversation/wire/refusals.ts'
import { sameText } from '../../src/conversation/wire/same-text.ts'
import { decrypt, sign } from './crypto.ts'
import { type Letter, toIncoming } from './parse.ts'
import { isStale, type Proof, readEcho, readProof, type Unproved } from './proof.ts'
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
    const echo = readEcho({ ...door, receiveId: door.corpId }, search)
    return typeof echo === 'string' ? refuse(echo) : { status: 200, type: 'text/plain', body: echo.plaintext }
  }

  async function takeCallback(request: RawRequest): Promise<RawResponse> {
    const receivedAt = door.now()
    const proof = readProof(request.search)
    if (proof === undefined) return refuse('parameters')
    // A repeat is no attack: the first answer may have been lost on the way.
    if (accepted.has(proof.id)) return thanks
    if (isStale(proof, receivedAt)) return refuse('stale')
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
type Refused = Unproved | 'stale' | 'envelope' | 'app'

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
  // Events about customers and calendars name no app, those about approvals the one called 审批. What the envelope says of it is not
  // signed and does not count.
  const isOfApprovals = textAt(message, 'Event') === 'sys_approval_change'
  if (!isOfApprovals && (textAt(message, 'AgentID') || door.agentId) !== door.agentId) return 'app'
  return { plaintext: opened.message, message, receivedAt }
}
