import { z } from 'zod'
import type { Retry } from '../../src/conversation/platform.ts'
import { type Answered, type Asked, deadline, exchange, notAnAnswer } from '../../src/conversation/wire/exchange.ts'
import { httpFailure, refused } from './failure.ts'

/** One call of the server API. */
export interface Call<Answer> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** What follows `/open-apis/`. */
  endpoint: string
  query?: Record<string, string>
  body?: object
  /** A file to upload, instead of a body. */
  form?: FormData
  /** The access token to call with. */
  token?: string
  /** The whole answer, `code` included. */
  answer: z.ZodType<Answer>
  /** When only the answer is lost: a GET, and a PATCH to the same state, may be repeated at will. */
  inDoubt: Retry
}

/** What leads to the platform, and what must never be shown of it. */
export interface Line {
  apiBase: string
  fetch: typeof globalThis.fetch
  secrets: readonly string[]
}

/** Makes the call and returns what code 0 came with; everything else is a `PlatformError`. */
export async function call<Answer>(
  { apiBase, fetch, secrets }: Line,
  { method, endpoint, query = {}, body, form, token, answer, inDoubt }: Call<Answer>,
): Promise<Answer> {
  const search = new URLSearchParams(query).toString()
  const url = `${apiBase}/open-apis/${endpoint}${search === '' ? '' : `?${search}`}`
  const request: RequestInit = {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(deadline),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(form === undefined ? {} : { body: form }),
  }
  const asked: Asked = { platform: 'feishu', endpoint, inDoubt }
  const answered = await exchange(asked, () => fetch(url, request))
  const said = read(asked, answered)
  if (said.code !== 0) {
    const hidden = [...secrets, ...(token === undefined ? [] : [token])]
    throw refused(endpoint, { ...said, message: without(hidden, said.message), ...resetOf(answered) }, inDoubt)
  }
  const shaped = answer.safeParse(said.value)
  if (!shaped.success) throw notAnAnswer(asked)
  return shaped.data
}

const Said = z.looseObject({
  code: z.number().int(),
  msg: z.string().optional(),
  error_description: z.string().optional(),
})

function read(asked: Asked, { status, text }: Answered) {
  const value = json(text)
  const said = Said.safeParse(value)
  if (said.success) {
    const { code, msg, error_description } = said.data
    return { status, code, message: msg ?? error_description ?? '', value }
  }
  throw status === 200 ? notAnAnswer(asked) : httpFailure(asked.endpoint, status, asked.inDoubt)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control */
function resetOf({ headers }: Answered): { reset?: number } {
  const reset = Number(headers.get('x-ogw-ratelimit-reset') ?? Number.NaN)
  return reset > 0 ? { reset } : {}
}

/** What would open a door if it stood in a log. */
function without(secrets: readonly string[], message: string): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '***'), message)
    .slice(0, 300)
}
