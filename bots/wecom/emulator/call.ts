import type { IncomingMessage } from 'node:http'
import { ApiError } from './api-error.ts'
import { isJson, type Json } from './json.ts'

/** One request to the API, read to its end. */
export interface Call {
  /** `message/send`: the path without `/cgi-bin/`. */
  endpoint: string
  query: URLSearchParams
  contentType: string
  body: Buffer
}

/** `undefined` for a path that is not of the API. */
export async function callOf(request: IncomingMessage): Promise<Call | undefined> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  if (!url.pathname.startsWith('/cgi-bin/')) return undefined
  return {
    endpoint: url.pathname.slice('/cgi-bin/'.length),
    query: url.searchParams,
    contentType: request.headers['content-type'] ?? '',
    body: Buffer.concat(chunks),
  }
}

/** The platform's remark on a body it cannot read: https://developer.work.weixin.qq.com/document/path/90313 */
export function jsonOf(call: Call): Json {
  const value = parsed(call)
  if (!isJson(value)) throw new ApiError(40035, 'invalid parameter, Warning: wrong json format.')
  return value
}

/** The body for the log: as JSON where it is, as its size where it is not. */
export function loggedBody(call: Call): unknown {
  return call.body.length === 0 ? undefined : (parsed(call) ?? `${call.body.length} bytes of ${call.contentType}`)
}

export function requiredQuery(call: Call, name: string, errcode: number): string {
  const value = call.query.get(name)
  if (!value) throw new ApiError(errcode, `${name} missing`)
  return value
}

function parsed(call: Call): unknown {
  try {
    return JSON.parse(call.body.toString()) as unknown
  } catch {
    return undefined
  }
}
