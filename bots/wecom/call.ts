import { z } from 'zod'
import type { Retry } from '../../src/conversation/platform.ts'
import { type Asked, deadline, download, exchange, notAnAnswer } from '../../src/conversation/wire/exchange.ts'
import { httpFailure, refused } from './failure.ts'
import { nameIn } from './file-name.ts'

/**
 * One call of the server API. With a `body` it is a POST that changes something; without, a GET that may be repeated at will.
 * `inDoubt` where a POST may be as well.
 */
export interface Call<Answer> {
  /** What follows `/cgi-bin/`. */
  endpoint: string
  query: Record<string, string>
  /** Sent as JSON, or a form as what it is. */
  body?: object
  answer: z.ZodType<Answer>
  inDoubt?: Retry
}

/** Makes the call and returns what errcode 0 came with; everything else is a `PlatformError`. */
export async function call<Answer>(
  { apiBase, fetch }: { apiBase: string; fetch: typeof globalThis.fetch },
  { endpoint, query, body, answer, inDoubt = body === undefined ? 'later' : 'unsure' }: Call<Answer>,
): Promise<Answer> {
  const asked: Asked = { platform: 'wecom', endpoint, inDoubt }
  const url = `${apiBase.replace(/\/+$/, '')}/cgi-bin/${endpoint}?${new URLSearchParams(query)}`
  const request: RequestInit = { redirect: 'manual', signal: AbortSignal.timeout(deadline) }
  if (body !== undefined) {
    request.method = 'POST'
    if (body instanceof FormData) request.body = body
    else {
      request.headers = { 'content-type': 'application/json' }
      request.body = JSON.stringify(body)
    }
  }
  const { status, text } = await exchange(asked, () => fetch(url, request))
  if (status !== 200) throw httpFailure(endpoint, status, asked.inDoubt)
  const answered = parsed(asked, text)
  if (answered.errcode !== 0) throw refused(endpoint, answered.errcode, withoutSecrets(answered.errmsg, query))
  const shaped = answer.safeParse(answered)
  if (!shaped.success) throw notAnAnswer(asked)
  return shaped.data
}

/** A file instead of an answer; a refusal comes as JSON all the same. */
export async function callForFile(
  { apiBase, fetch }: { apiBase: string; fetch: typeof globalThis.fetch },
  { endpoint, query, most }: Pick<Call<never>, 'endpoint' | 'query'> & { most: number },
): Promise<{ bytes: Buffer; name?: string }> {
  const asked: Asked = { platform: 'wecom', endpoint, inDoubt: 'later' }
  const url = `${apiBase.replace(/\/+$/, '')}/cgi-bin/${endpoint}?${new URLSearchParams(query)}`
  const request: RequestInit = { redirect: 'manual', signal: AbortSignal.timeout(deadline) }
  const { status, headers, bytes } = await download(asked, () => fetch(url, request), most)
  if (status !== 200) throw httpFailure(endpoint, status, asked.inDoubt)
  if (!/json|text/.test(headers.get('content-type') ?? '')) return { bytes, ...nameIn(headers) }
  const { errcode, errmsg } = parsed(asked, bytes.toString('utf8'))
  throw refused(endpoint, errcode, withoutSecrets(errmsg, query))
}

const Answered = z.looseObject({ errcode: z.number().int(), errmsg: z.string().default('') })

function parsed(asked: Asked, text: string): z.infer<typeof Answered> {
  try {
    return Answered.parse(JSON.parse(text))
  } catch {
    throw notAnAnswer(asked)
  }
}

/** What would open a door if it stood in a log. */
const secrets = ['access_token', 'corpsecret', 'code']

function withoutSecrets(errmsg: string, query: Record<string, string>): string {
  return secrets
    .map((name) => query[name])
    .reduce<string>((text, secret) => (secret ? text.replaceAll(secret, '***') : text), errmsg)
    .slice(0, 300)
}
