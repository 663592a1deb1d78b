import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApiError } from './api-error.ts'
import type { Company } from './company.ts'
import { type Call, type EndpointName, endpoints, type Form } from './endpoints.ts'
import type { Faults } from './faults.ts'
import { openSockets, type Sockets } from './socket.ts'

/** One call of the API, in the order of arrival, also when a fault kept it from being carried out. */
export interface LoggedCall {
  endpoint: EndpointName
  body: Record<string, unknown>
  /** In milliseconds, by the platform’s clock. */
  at: number
  status?: number
}

/** open.feishu.cn on a port of its own. */
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
  if (url.pathname === '/callback/ws/endpoint') {
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
    response.end(JSON.stringify(sockets.connect(`http://${request.headers.host}`, asked)))
    return
  }
  if (url.pathname === '/open-apis/authen/v1/authorize' && company.browsing !== undefined) {
    response.writeHead(302, { location: company.oauth.sentBack(company.browsing, url.searchParams) }).end()
    return
  }
  const found = endpointAt(`${request.method} ${url.pathname.replace('/open-apis/', '')}`)
  if (found === undefined) {
    response.writeHead(404).end('404 page not found')
    return
  }
  const { endpoint, ids } = found
  const form = await formIn(request.headers['content-type'] ?? '', Buffer.concat(chunks))
  const body =
    form === undefined ? (JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>) : {}
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const entry: LoggedCall = { endpoint, body, at: company.now() }
  calls.push(entry)
  const fault = faults.take(endpoint)
  if (fault === 'stall') return
  if (fault === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  if (typeof fault === 'object') return respond(response, entry, fault)
  const answer = carriedOut(company, endpoint, { ids, query: url.searchParams, body, ...(form && { form }), token })
  if (fault === 'executeThenReset') response.socket?.resetAndDestroy()
  else if (fault !== 'executeThenStall') respond(response, entry, answer)
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
  headers?: Record<string, string>
  body: Record<string, unknown> | string
}

function respond(response: ServerResponse, entry: LoggedCall, { status, headers = {}, body }: Answer): void {
  entry.status = status
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(typeof body === 'string' ? body : JSON.stringify(body))
}

function carriedOut(company: Company, endpoint: EndpointName, call: Call): Answer {
  try {
    return { status: 200, body: { code: 0, msg: 'success', ...endpoints[endpoint](company, call) } }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const { status, headers, code, message } = error
    return { status, headers, body: { code, msg: message, error: { log_id: '20261122093000AC1D0F' } } }
  }
}

function endpointAt(asked: string): { endpoint: EndpointName; ids: string[] } | undefined {
  for (const endpoint of Object.keys(endpoints) as EndpointName[]) {
    const match = new RegExp(`^${endpoint.replaceAll(':id', '([^/]+)')}$`).exec(asked)
    if (match !== null) return { endpoint, ids: match.slice(1).map(decodeURIComponent) }
  }
  return undefined
}
