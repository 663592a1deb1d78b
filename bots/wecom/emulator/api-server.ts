import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, ApiError, failure } from './api-error.ts'
import { type Call, callOf, loggedBody } from './call.ts'
import { answer, type EndpointName, isEndpoint } from './endpoints/index.ts'
import { type Fault, type FaultAfterwards, type FaultBeforehand, type Faults, isBeforehand } from './faults.ts'
import { isJson } from './json.ts'
import type { Tenant } from './tenant.ts'

/** One call of the API, in the order of arrival, also when a fault kept it from being carried out. */
export interface LoggedCall {
  endpoint: EndpointName
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
  server: Server
  calls: LoggedCall[]
  close(): Promise<void>
}

/** qyapi.weixin.qq.com on a port of its own. */
export async function openApiServer(tenant: Tenant, faults: Faults): Promise<ApiServer> {
  const calls: LoggedCall[] = []
  const server = createServer((request, response) => {
    serve(tenant, faults, calls, request, response).catch((bug: unknown) => {
      response.writeHead(500).end(bug instanceof Error ? bug.stack : String(bug))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  tenant.apiUrl = `http://127.0.0.1:${port}`
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Where files of a bot lie: of another host than the API, on the real platform. */
export const botFiles = '/aibot-file/'

async function serve(
  tenant: Tenant,
  faults: Faults,
  calls: LoggedCall[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url?.startsWith(botFiles)) {
    const file = tenant.media.get(request.url.slice(botFiles.length))
    response.writeHead(file === undefined ? 404 : 200, disposition(file?.name)).end(file?.bytes)
    return
  }
  const call = await callOf(request)
  const endpoint = call?.endpoint ?? ''
  if (!call || !isEndpoint(endpoint)) {
    response.writeHead(404).end('no such API')
    return
  }
  const fault = faults.take(endpoint)
  const entry: LoggedCall = {
    endpoint,
    query: Object.fromEntries(call.query),
    body: loggedBody(call),
    at: tenant.now(),
    ...(fault ? { fault } : {}),
  }
  calls.push(entry)
  if (isBeforehand(fault)) {
    preventBy(fault, response, entry)
    return
  }
  entry.answer = await carriedOut(tenant, endpoint, call)
  await faults.passed(endpoint)
  const { file } = entry.answer
  if (Buffer.isBuffer(file)) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file)
  else respond(response, JSON.stringify(entry.answer), fault)
}

/** 文件名在 Content-Disposition 里. */
function disposition(name: string | undefined): Record<string, string> {
  return name === undefined ? {} : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }
}

async function carriedOut(tenant: Tenant, endpoint: EndpointName, call: Call): Promise<Answer> {
  try {
    return await answer(tenant, endpoint, call)
  } catch (error) {
    if (error instanceof ApiError) return failure(error, tenant.now())
    throw error
  }
}

/** The call is not carried out. */
function preventBy(fault: FaultBeforehand, response: ServerResponse, { at, body }: LoggedCall): void {
  if (fault === 'reset') response.socket?.resetAndDestroy()
  else if (fault === 'http500') response.writeHead(500).end()
  else if (fault === 'html')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>502 Bad Gateway</html>')
  else if (fault === 'unlicensed') {
    const unlicenseduser = String(isJson(body) ? body['touser'] : '').toLowerCase()
    sendJson(response, JSON.stringify({ errcode: 0, errmsg: 'ok', unlicenseduser, msgid: 'none' }))
  } else if (fault !== 'stall') {
    const refused = new ApiError(Number(fault.slice('errcode:'.length)), 'as arranged')
    sendJson(response, JSON.stringify(failure(refused, at)))
  }
}

/** The call was carried out; what becomes of the answer? */
function respond(response: ServerResponse, text: string, fault: FaultAfterwards | undefined): void {
  if (fault === 'executeThenReset') response.socket?.resetAndDestroy()
  else if (fault === 'truncatedJson') sendJson(response, text.slice(0, text.length / 2))
  else if (fault !== 'executeThenTimeout') sendJson(response, text)
}

function sendJson(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(text)
}
