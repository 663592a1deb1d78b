import { randomInt } from 'node:crypto'
import { encrypt, keyOf, sign } from '../crypto.ts'
import { type Exchange, exchange } from './exchange.ts'
import type { Letter } from './letters.ts'
import type { Tenant } from './tenant.ts'

export interface DeliveryOptions {
  /** How many more times the platform sends it although all is well. */
  duplicates?: number
  /** The duplicates all at once, rather than one after the other. */
  concurrent?: boolean
  /** The signature of somebody who does not know the token. */
  wrongSignature?: boolean
  /** The corp id inside the encryption: another one is a message of another company. */
  receiveId?: string
  /** Seconds, as text: of yesterday, in milliseconds, no number at all. It is signed as given. */
  timestamp?: string
  nonce?: string
  /** What is posted instead of the envelope, under the query that would have fitted. */
  body?: string
}

/** One POST to the app, with its answer as text. */
interface Delivery extends Omit<Exchange, 'body'> {
  body: string
  /** What was posted where, for whoever wants to replay it. */
  url: string
  envelope: string
}

/** How the last delivery went, and all of them in order. */
export interface Receipt {
  status: number | undefined
  body: string
  ms: number
  deliveries: Delivery[]
}

/** 五秒内收不到响应会断掉连接，并且重新发起请求，总共重试三次: read as one delivery and three more. */
const answerWithin = 5000
const mostDeliveries = 4

/** The documents name no pause. A second lets a restarted app be there again. */
const pauseBetween = 1000

/** Sends a letter until it is accepted. https://developer.work.weixin.qq.com/document/path/90238 */
export async function deliver(tenant: Tenant, letter: Letter, options: DeliveryOptions = {}): Promise<Receipt> {
  const copies = Array.from({ length: 1 + (options.duplicates ?? 0) })
  const deliveries: Delivery[] = []
  const sendOne = async () => {
    for await (const delivery of attempts(tenant, letter, options)) deliveries.push(delivery)
  }
  if (options.concurrent) await Promise.all(copies.map(sendOne))
  else for (const _ of copies) await sendOne()
  const last = deliveries.at(-1)
  return { status: last?.status, body: last?.body ?? '', ms: last?.ms ?? 0, deliveries }
}

async function* attempts(tenant: Tenant, letter: Letter, options: DeliveryOptions): AsyncGenerator<Delivery> {
  const most = isForged(options) ? 1 : mostDeliveries
  for (let attempt = 1; attempt <= most; attempt += 1) {
    if (attempt > 1) await pause(pauseBetween * (tenant.options.timeScale ?? 1))
    const delivery = await post(tenant, letter, options)
    yield delivery
    if (isSettled(tenant, delivery)) return
  }
}

/** Only the platform sends again what was not accepted; whoever forges a callback does it once. */
function isForged({ wrongSignature, receiveId, timestamp, body }: DeliveryOptions): boolean {
  return wrongSignature === true || [receiveId, timestamp, body].some((given) => given !== undefined)
}

function isSettled({ options }: Tenant, { status }: Delivery): boolean {
  return status === 200 || (status !== undefined && options.resendsAfterOtherStatus === false)
}

async function post(tenant: Tenant, letter: Letter, options: DeliveryOptions): Promise<Delivery> {
  const { url, envelope } = sealed(tenant, letter, options)
  const { body, ...outcome } = await exchange(url, answerWithin * (tenant.options.timeScale ?? 1), envelope)
  return { ...outcome, body: body.toString(), url, envelope }
}

function sealed(tenant: Tenant, letter: Letter, options: DeliveryOptions): Pick<Delivery, 'url' | 'envelope'> {
  const { encodingAesKey, corpId, agentId } = tenant.options
  const encrypted = encrypt(keyOf(encodingAesKey), letter, options.receiveId ?? corpId)
  const envelope =
    `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt>` +
    `<AgentID><![CDATA[${agentId}]]></AgentID></xml>`
  return {
    url: `${callbackUrlOf(tenant)}?${new URLSearchParams(signed(tenant, encrypted, options))}`,
    envelope: options.body ?? envelope,
  }
}

/** The query that vouches for `encrypted`. */
export function signed(tenant: Tenant, encrypted: string, options: DeliveryOptions): Record<string, string> {
  const token = options.wrongSignature ? `not ${tenant.options.token}` : tenant.options.token
  const timestamp = options.timestamp ?? String(Math.floor(tenant.now() / 1000))
  const nonce = options.nonce ?? String(randomInt(1_000_000_000, 2_000_000_000))
  return { msg_signature: sign(token, timestamp, nonce, encrypted), timestamp, nonce }
}

export function callbackUrlOf({ callbackUrl }: Tenant): string {
  if (!callbackUrl) throw new Error('the emulator was given no callbackUrl')
  return callbackUrl
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
