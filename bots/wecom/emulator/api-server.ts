import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, ApiError, failure } from './api-error.ts'
import { type Call, callOf, loggedBody } from './call.ts'
import { answer, isEndpoint } from './endpoints/index.ts'
import type { Fault, Faults } from './faults.ts'
import type { Tenant } from './tenant.ts'

/** One call of the API, in the order of arrival, also when a fault kept it from being carried out. */
export interface LoggedCall {
  endpoint: string
  query: Record<string, string>
  /** The JSON sent, or a word on what was sent instead. */
  body: unknown
  at: number
  fault?: Fault
  /** What the platform answered, whether or not it got through. */
  answer?: Answer
}

export interface ApiServer {
  url: string
  calls: LoggedCall[]
  close(): Promise<void>
}

/** qyapi.weixin.qq.com on a port of its own. */
export async function openApiServer(tenant: Tenant, faults: Faults): Promise<ApiServer> {
  const calls: LoggedCall[] = []
  const server = createServer((request, response) => {
    serve(tenant, faults, calls, request, response).catch((bug: unknown) => {
      response.destroy(bug instanceof Error ? bug : new Error(String(bug)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(
  tenant: Tenant,
  faults: Faults,
  calls: LoggedCall[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await callOf(request)
  if (!call || !isEndpoint(call.endpoint)) {
    response.writeHead(404).end('no such API')
    return
  }
  const entry: LoggedCall = { ...logged(call), at: tenant.now() }
  calls.push(entry)
  const fault = faults.take(call.endpoint)
  if (fault) entry.fault = fault
  if (fault?.startsWith('errcode:')) {
    entry.answer = failure(new ApiError(Number(fault.slice('errcode:'.length)), 'as arranged'), tenant.now())
    sendJson(response, JSON.stringify(entry.answer))
    return
  }
  if (fault && isBeforehand(fault)) {
    fail(response, fault)
    return
  }
  entry.answer = await carriedOut(tenant, call)
  await faults.passed(call.endpoint)
  const text = JSON.stringify(entry.answer)
  if (fault === 'executeThenReset') response.socket?.resetAndDestroy()
  else if (fault === 'truncatedJson') sendJson(response, text.slice(0, text.length / 2))
  else if (fault !== 'executeThenTimeout') sendJson(response, text)
}

function logged({ endpoint, query, ...rest }: Call): Pick<LoggedCall, 'endpoint' | 'query' | 'body'> {
  return { endpoint, query: Object.fromEntries(query), body: loggedBody({ endpoint, query, ...rest }) }
}

function isBeforehand(fault: Fault): boolean {
  return ['http500', 'html', 'reset', 'stall'].includes(fault)
}

function fail(response: ServerResponse, fault: Fault): void {
  if (fault === 'http500') response.writeHead(500).end()
  if (fault === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>502</body></html>')
  if (fault === 'reset') response.socket?.resetAndDestroy()
}

async function carriedOut(tenant: Tenant, call: Call): Promise<Answer> {
  try {
    return await answer(tenant, call)
  } catch (error) {
    if (error instanceof ApiError) return failure(error, tenant.now())
    throw error
  }
}

function sendJson(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(text)
}
