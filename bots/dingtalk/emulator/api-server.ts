import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApiError, OldApiError } from './api-error.ts'
import type { Company } from './company.ts'
import { carryOut, type EndpointName, endpoints, type Form } from './endpoints.ts'
import type { Faults } from './faults.ts'
import { openSockets, type Sockets } from './socket.ts'

/** One call of the API, in the order of arrival, also when a fault kept it from being carried out. */
export interface LoggedCall {
  endpoint: EndpointName
  /** When it arrived, on the monotonic clock. */
  at: number
  body: Record<string, unknown>
  status?: number
  answer?: unknown
}

/** api.dingtalk.com, oapi.dingtalk.com and the gateway on one port. */
export async function openApiServer(company: Company, faults: Faults) {
  const calls: LoggedCall[] = []
  const server = createServer((request, response) => {
    serve(company, faults, calls, sockets, request, response).catch((bug: unknown) => {
      response.writeHead(500).end(bug instanceof Error ? bug.stack : String(bug))
    })
  })
  const sockets = openSockets(company, server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    sockets,
    close: () =>
      new Promise<void>((resolve) => {
        sockets.cut()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(
  company: Company,
  faults: Faults,
  calls: LoggedCall[],
  sockets: Sockets,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const form = await formIn(request.headers['content-type'] ?? '', Buffer.concat(chunks))
  const body =
    form === undefined ? (JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>) : {}
  if (url.pathname === '/v1.0/gateway/connections/open') {
    // Whoever does not ask for JSON is answered in XML.
    if (request.headers.accept !== 'application/json') return respond(response, { status: 200, body: '<xml/>' })
    return respond(
      response,
      answered(() => sockets.connect(`http://${request.headers.host}`, body), true),
    )
  }
  const found = endpointAt(`${request.method} ${url.pathname}`)
  if (found === undefined) {
    response.writeHead(404).end('404 page not found')
    return
  }
  const { endpoint, ids } = found
  const isNew = endpoint.includes(' /v1.0/')
  const token = isNew ? request.headers['x-acs-dingtalk-access-token'] : url.searchParams.get('access_token')
  const entry: LoggedCall = { endpoint, at: performance.now(), body }
  calls.push(entry)
  const fault = faults.take(endpoint)
  if (fault === 'stall') return
  if (fault === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  if (typeof fault === 'object') return respond(response, fault, entry)
  const clientToken = request.headers['x-client-token']?.toString()
  const call = { ids, query: url.searchParams, body, ...(form && { form }), token: token?.toString(), clientToken }
  const answer = answered(() => carryOut(company, endpoint, call), isNew)
  if (fault === 'executeThenReset') response.socket?.resetAndDestroy()
  else if (fault !== 'executeThenStall') respond(response, answer, entry)
}

/** Texts, and files as their bytes; `undefined` for what is no form. */
async function formIn(type: string, body: Buffer): Promise<Form | undefined> {
  if (!type.startsWith('multipart/form-data')) return undefined
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const fields = [...form].map(
    async ([name, value]) =>
      [name, typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer())] as const,
  )
  return new Map(await Promise.all(fields))
}

interface Answer {
  status: number
  body: Record<string, unknown> | string
}

function respond(response: ServerResponse, { status, body }: Answer, entry?: LoggedCall): void {
  Object.assign(entry ?? {}, { status, answer: body })
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(typeof body === 'string' ? body : JSON.stringify(body))
}

function answered(carriedOut: () => Record<string, unknown>, isNew: boolean): Answer {
  const request_id = '15r6h8q3kx1mz'
  try {
    return { status: 200, body: isNew ? carriedOut() : { errcode: 0, errmsg: 'ok', request_id, ...carriedOut() } }
  } catch (error) {
    if (error instanceof OldApiError)
      return { status: 200, body: { errcode: error.errcode, errmsg: error.message, request_id } }
    if (!(error instanceof ApiError)) throw error
    const { status, code, message, requiredScopes } = error
    const denied = requiredScopes === undefined ? {} : { accessdenieddetail: { requiredScopes } }
    return { status, body: { code, message, requestid: request_id, ...denied } }
  }
}

function endpointAt(asked: string): { endpoint: EndpointName; ids: string[] } | undefined {
  for (const endpoint of Object.keys(endpoints) as EndpointName[]) {
    const match = new RegExp(`^${endpoint.replaceAll(':id', '([^/]+)')}$`).exec(asked)
    if (match !== null) return { endpoint, ids: match.slice(1).map(decodeURIComponent) }
  }
  return undefined
}
