import { randomInt } from 'node:crypto'
import { encrypt, keyOf, sign } from '../crypto.ts'
import type { Company } from './company.ts'
import type { Letter } from './letters.ts'
import { documentedRetries } from './options.ts'

export interface DeliveryOptions {
  /** How many more times the platform sends it although all is well. */
  duplicates?: number
  /** What a forger would send instead: headers, the sealed body, another key. */
  headers?: Record<string, string | undefined>
  body?: string | Buffer
  encryptKey?: string
  /** Seconds, as text; signed as given. */
  timestamp?: string
}

export interface Receipt {
  /** `undefined` when no whole answer came in time. */
  status: number | undefined
  body: string
  ms: number
  attempts: number
}

/** Sends a letter until it is answered with 200; a forged one, or a click, once. */
export async function deliver(company: Company, letter: Letter, options: DeliveryOptions = {}): Promise<Receipt> {
  const { retryAfter = documentedRetries } = company.options
  const isOnce = Object.keys(options).some((name) => name !== 'duplicates') || isClick(letter)
  let receipt = await post(company, letter, options)
  for (const [at, pause] of (isOnce ? [] : retryAfter).entries()) {
    if (receipt.status === 200) break
    await new Promise((resolve) => setTimeout(resolve, pause))
    receipt = { ...(await post(company, letter, options)), attempts: at + 2 }
  }
  for (let more = options.duplicates ?? 0; more > 0; more--) receipt = await post(company, letter, options)
  return receipt
}

function isClick(letter: Letter): boolean {
  return (letter['header'] as { event_type?: string } | undefined)?.event_type === 'card.action.trigger'
}

async function post(company: Company, letter: Letter, options: DeliveryOptions): Promise<Receipt> {
  const started = performance.now()
  const { callbackUrl, longConnection } = company
  if (longConnection?.isConnected()) {
    const answer = await longConnection.deliver(letter, company.options.answerWithin ?? 3000)
    return { status: undefined, body: '', ...answer, ms: performance.now() - started, attempts: 1 }
  }
  if (!callbackUrl) return { status: undefined, body: '', ms: 0, attempts: 1 }
  const body = options.body ?? sealed(company, letter)
  const signal = AbortSignal.timeout(company.options.answerWithin ?? 3000)
  try {
    const headers = { 'content-type': 'application/json; charset=utf-8', ...signed(company, body, options) }
    const response = await fetch(callbackUrl, { method: 'POST', redirect: 'manual', signal, headers, body })
    const text = await response.text()
    return { status: response.status, body: text, ms: performance.now() - started, attempts: 1 }
  } catch {
    return { status: undefined, body: '', ms: performance.now() - started, attempts: 1 }
  }
}

export function sealed({ options }: Company, letter: Letter): string {
  return JSON.stringify({ encrypt: encrypt(keyOf(options.encryptKey), JSON.stringify(letter)) })
}

function signed(company: Company, body: string | Buffer, options: DeliveryOptions): Record<string, string> {
  const timestamp = options.timestamp ?? String(Math.floor(company.now() / 1000))
  const nonce = String(randomInt(1_000_000_000))
  const all = {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': sign(timestamp, nonce, options.encryptKey ?? company.options.encryptKey, body),
    ...options.headers,
  }
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
