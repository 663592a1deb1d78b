import { encrypt, sealOf, sign } from '../crypto.ts'
import { cardSignature, robotSignature } from '../signature.ts'
import type { Company } from './company.ts'
import type { Letter } from './letters.ts'
import { documentedPatience, documentedRetries } from './options.ts'
import type { Sockets } from './socket.ts'

export interface DeliveryOptions {
  /** How many more times the platform sends it although all is well. */
  duplicates?: number
  /** What a forger would send instead. */
  headers?: Record<string, string | undefined>
  body?: string | Buffer
  secret?: string
  /** Milliseconds, as text; signed as given. */
  timestamp?: string
  /** An event's plain text or the id in its seal. */
  owner?: string
}

export interface Receipt {
  /** `undefined` when no whole answer came in time. */
  status: number | undefined
  body: string
  ms: number
  attempts: number
}

/** Sends a letter until it is accepted, over a connection where one stands; a forged one, or a click, once. */
export async function deliver(
  company: Company,
  sockets: Sockets,
  letter: Letter,
  options: DeliveryOptions = {},
): Promise<Receipt> {
  const { retryAfter = documentedRetries } = company.options
  const isOnce = Object.keys(options).some((name) => name !== 'duplicates') || letter.kind === 'card'
  let receipt = await post(company, sockets, letter, options)
  for (const [at, pause] of (isOnce ? [] : retryAfter).entries()) {
    if (receipt.status === 200) break
    await new Promise((resolve) => setTimeout(resolve, pause))
    receipt = { ...(await post(company, sockets, letter, options)), attempts: at + 2 }
  }
  for (let more = options.duplicates ?? 0; more > 0; more--) await post(company, sockets, letter, options)
  return receipt
}

async function post(company: Company, sockets: Sockets, letter: Letter, options: DeliveryOptions): Promise<Receipt> {
  const started = performance.now()
  const within = company.options.answerWithin ?? documentedPatience
  const patience = letter.kind === 'card' ? (within * 2) / 3 : within
  const isForged = Object.keys(options).some((name) => name !== 'duplicates')
  if (!isForged && sockets.isConnected()) {
    const answer = await sockets.deliver(letter, patience)
    return { status: undefined, body: '', ...answer, ms: performance.now() - started, attempts: 1 }
  }
  const request = requestOf(company, letter, options)
  if (request === undefined) return { status: undefined, body: '', ms: 0, attempts: 1 }
  try {
    const signal = AbortSignal.timeout(patience)
    const response = await fetch(request.url, { ...request.init, method: 'POST', redirect: 'manual', signal })
    const text = await response.text()
    return { status: response.status, body: text, ms: performance.now() - started, attempts: 1 }
  } catch {
    return { status: undefined, body: '', ms: performance.now() - started, attempts: 1 }
  }
}

function requestOf(
  company: Company,
  letter: Letter,
  options: DeliveryOptions,
): { url: string; init: { headers: Record<string, string>; body: string | Buffer } } | undefined {
  const { callbackBase } = company
  if (!callbackBase) return undefined
  const timestamp = options.timestamp ?? String(company.now() + aheadMs())
  if (letter.kind === 'event') return eventRequest(company, callbackBase, letter, options, timestamp)
  const body = options.body ?? JSON.stringify(letter.body)
  if (letter.kind === 'robot') {
    const sign = robotSignature(options.secret ?? company.options.clientSecret, timestamp)
    return {
      url: `${callbackBase}/im/dingtalk/robot`,
      init: { headers: headersOf({ timestamp, sign }, options), body },
    }
  }
  const route = company.callbackRoutes.get(letter.routeKey ?? '')
  if (route === undefined) return undefined
  const signature = cardSignature(options.secret ?? route.apiSecret, timestamp)
  const headers = { 'x-ddpaas-signature-timestamp': timestamp, 'x-ddpaas-signature': signature }
  return {
    url: callbackBase + new URL(route.callbackUrl).pathname,
    init: { headers: headersOf(headers, options), body },
  }
}

/** Our clock and the platform's differ a little, and its own goes on where a test holds ours. */
function aheadMs(): number {
  return Math.floor(performance.now() % 1000)
}

/** https://open.dingtalk.com/document/orgapp/http-callback-overview */
function eventRequest(
  { options: { token = '', aesKey = '', clientId, corpId } }: Company,
  callbackBase: string,
  { id, type, bornAt, data }: Extract<Letter, { kind: 'event' }>,
  options: DeliveryOptions,
  timestamp: string,
) {
  const open = { EventType: type, EventTime: bornAt, CorpId: corpId, eventId: id, ...pascal(data) }
  const sealed = encrypt(sealOf(aesKey, [options.owner ?? clientId]), JSON.stringify(open))
  const nonce = 'n0nce'
  const query = { msg_signature: sign(options.secret ?? token, timestamp, nonce, sealed), timestamp, nonce }
  return {
    url: `${callbackBase}/im/dingtalk/events?${new URLSearchParams(query)}`,
    init: { headers: headersOf({}, options), body: options.body ?? JSON.stringify({ encrypt: sealed }) },
  }
}

/** Over HTTP the names of an event's fields begin with a capital. */
function pascal(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name[0]?.toUpperCase() + name.slice(1), value]),
  )
}

function headersOf(signed: Record<string, string>, { headers = {} }: DeliveryOptions): Record<string, string> {
  const all = { 'content-type': 'application/json; charset=utf-8', ...signed, ...headers }
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
