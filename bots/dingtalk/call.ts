import { z } from 'zod'
import type { Retry } from '../../src/conversation/platform.ts'
import { type Answered, type Asked, deadline, exchange, notAnAnswer } from '../../src/conversation/wire/exchange.ts'
import { banned, httpFailure, type Refused, refused } from './failure.ts'

/** One call of the server API. */
export interface Call<Answer> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** The whole path: what begins with `v1.0/` belongs to the new API, the rest to the old one. */
  endpoint: string
  query?: Record<string, string>
  body?: object
  /** A file to upload, instead of a body. */
  form?: FormData
  /** The access token to call with. */
  token?: string
  headers?: Record<string, string>
  answer: z.ZodType<Answer>
  /** When only the answer is lost: what asks, or sets to a state, may be repeated at will. */
  inDoubt: Retry
}

export interface Line {
  apiBase: string
  oapiBase: string
  fetch: typeof globalThis.fetch
  secrets: readonly string[]
}

/** Makes the call and returns what it came to; everything else is a `PlatformError`. */
export async function call<Answer>(line: Line, asked: Call<Answer>): Promise<Answer> {
  const { endpoint, token, answer, inDoubt } = asked
  const as: Asked = { platform: 'dingtalk', endpoint, inDoubt }
  const answered = await exchange(as, () => line.fetch(urlOf(line, asked), requestOf(asked)))
  const said = read(as, answered)
  if ('code' in said) {
    const hidden = [...line.secrets, ...(token === undefined ? [] : [token])]
    throw refused(endpoint, { ...said, message: without(hidden, said.message) }, inDoubt)
  }
  const shaped = answer.safeParse(said.value)
  if (!shaped.success) throw notAnAnswer(as)
  return shaped.data
}

function isNew(endpoint: string): boolean {
  return endpoint.startsWith('v1.0/')
}

function urlOf({ apiBase, oapiBase }: Line, { endpoint, query = {}, token }: Call<unknown>): string {
  const old = token === undefined || isNew(endpoint) ? {} : { access_token: token }
  const search = new URLSearchParams({ ...query, ...old }).toString()
  return `${isNew(endpoint) ? apiBase : oapiBase}/${endpoint}${search === '' ? '' : `?${search}`}`
}

function requestOf({ method, endpoint, body, form, token, headers = {} }: Call<unknown>): RequestInit {
  return {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(deadline),
    headers: {
      // Without it the gateway answers in XML.
      accept: 'application/json',
      ...(token !== undefined && isNew(endpoint) ? { 'x-acs-dingtalk-access-token': token } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(form === undefined ? {} : { body: form }),
  }
}

const Problem = z.looseObject({ code: z.string(), message: z.string().default('') })
/** The gateway writes its own refusals with capitals. */
const GatewayProblem = z.looseObject({ Code: z.string(), Message: z.string().default('') })
const Old = z.looseObject({ errcode: z.coerce.number().int(), errmsg: z.string().default('') })
const Ban = z.looseObject({ status: z.literal(1111), wait: z.coerce.number().default(5) })

function read(asked: Asked, { status, text }: Answered): { value: unknown } | Refused {
  const value = text === '' ? {} : json(text)
  const ban = Ban.safeParse(value).data
  if (ban !== undefined) throw banned(asked.endpoint, ban.wait)
  const old = isNew(asked.endpoint) ? undefined : Old.safeParse(value).data
  if (old !== undefined) return old.errcode === 0 ? { value } : { status, code: old.errcode, message: old.errmsg }
  if (status >= 200 && status < 300 && value !== undefined && isNew(asked.endpoint)) return { value }
  const problem = Problem.safeParse(value).data
  if (problem !== undefined) return { status, code: problem.code, message: problem.message }
  const gateway = GatewayProblem.safeParse(value).data
  if (gateway !== undefined) return { status, code: gateway.Code, message: gateway.Message }
  throw status === 200 ? notAnAnswer(asked) : httpFailure(asked.endpoint, status, asked.inDoubt)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What would open a door if it stood in a log. */
function without(secrets: readonly string[], message: string): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '***'), message)
    .slice(0, 300)
}
