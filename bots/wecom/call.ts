import { z } from 'zod'
import { PlatformError, type Retry } from '../../src/conversation/platform.ts'
import { httpFailure, refused, unreachable } from './failure.ts'

/** One call of the server API. With a `body` it is a POST and changes something; without, a GET that may be repeated at will. */
export interface Call<Answer> {
  /** What follows `/cgi-bin/`. */
  endpoint: string
  query: Record<string, string>
  body?: object
  answer: z.ZodType<Answer>
}

/** Makes the call and returns what errcode 0 came with; everything else is a `PlatformError`. */
export async function call<Answer>(
  { apiBase, fetch }: { apiBase: string; fetch: typeof globalThis.fetch },
  { endpoint, query, body, answer }: Call<Answer>,
): Promise<Answer> {
  const inDoubt = body === undefined ? 'later' : 'unsure'
  const url = `${apiBase.replace(/\/+$/, '')}/cgi-bin/${endpoint}?${new URLSearchParams(query)}`
  const request: RequestInit = { redirect: 'manual', signal: AbortSignal.timeout(deadline) }
  if (body !== undefined) {
    request.method = 'POST'
    request.headers = { 'content-type': 'application/json' }
    request.body = JSON.stringify(body)
  }
  const answered = parsed(endpoint, await exchange(endpoint, () => fetch(url, request), inDoubt), inDoubt)
  if (answered.errcode !== 0) throw refused(endpoint, answered.errcode, withoutSecrets(answered.errmsg, query))
  const shaped = answer.safeParse(answered)
  if (!shaped.success) throw notAnAnswer(endpoint, inDoubt)
  return shaped.data
}

/** From the first packet to the last byte of the answer, in milliseconds. */
const deadline = 10_000
const mostBytes = 1024 * 1024

async function exchange(endpoint: string, ask: () => Promise<Response>, inDoubt: Retry): Promise<string> {
  try {
    const response = await ask()
    if (response.status === 200) return await bodyOf(response, () => notAnAnswer(endpoint, inDoubt))
    await response.body?.cancel()
    throw httpFailure(endpoint, response.status, inDoubt)
  } catch (error) {
    throw error instanceof PlatformError ? error : unreachable(endpoint, error, inDoubt)
  }
}

async function bodyOf(response: Response, tooLong: () => Error): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > mostBytes) throw tooLong()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const Answered = z.looseObject({ errcode: z.number().int(), errmsg: z.string().default('') })

function parsed(endpoint: string, text: string, inDoubt: Retry): z.infer<typeof Answered> {
  try {
    return Answered.parse(JSON.parse(text))
  } catch {
    throw notAnAnswer(endpoint, inDoubt)
  }
}

/** A login page of some proxy, half an answer, or something else that says nothing of what became of the request. */
function notAnAnswer(endpoint: string, inDoubt: Retry): PlatformError {
  return new PlatformError('wecom', endpoint, { code: 'answer', message: 'the answer cannot be read', retry: inDoubt })
}

/** What would open a door if it stood in a log. */
const secrets = ['access_token', 'corpsecret', 'code']

function withoutSecrets(errmsg: string, query: Record<string, string>): string {
  return secrets
    .map((name) => query[name])
    .reduce<string>((text, secret) => (secret ? text.replaceAll(secret, '***') : text), errmsg)
    .slice(0, 300)
}
