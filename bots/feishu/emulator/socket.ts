import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import protobuf from 'protobufjs'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Company } from './company.ts'

/**
 * The frames of the long connection, as the official SDK reads and writes them. Its uint64 are uint32 here, the same bytes for
 * small numbers: the SDK takes the long integers of the protobufjs that it shares with us away.
 */
const Frame = protobuf
  .parse(
    `syntax = "proto2"; package pbbp2;
     message Header { required string key = 1; required string value = 2; }
     message Frame { required uint32 SeqID = 1; required uint32 LogID = 2; required int32 service = 3;
       required int32 method = 4; repeated Header headers = 5; optional string payloadEncoding = 6;
       optional string payloadType = 7; optional bytes payload = 8; optional string LogIDNew = 9; }`,
  )
  .root.lookupType('pbbp2.Frame')

interface Parts {
  method: number
  headers: { key: string; value: string }[]
  payload?: Uint8Array
}

/** Seconds, as the platform tells its clients. */
const usualConfig = { ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30, PingInterval: 120 }

export type Sockets = ReturnType<typeof openSockets>

/** Long connections of the app: each event goes to one of them, which answers it with a frame. */
export function openSockets(company: Company, server: Server) {
  const clientConfig = { ...usualConfig, PingInterval: company.options.pingInterval ?? usualConfig.PingInterval }
  const frozen = new WeakSet<WebSocket>()
  const tickets = new Set<string>()
  const open = new Set<WebSocket>()
  const waiting = new Map<string, (answer: { code: number; data?: string }) => void>()
  const sockets = new WebSocketServer({
    server,
    verifyClient: ({ req }: { req: IncomingMessage }) =>
      tickets.has(new URL(req.url ?? '/', 'http://x').searchParams.get('ticket') ?? ''),
  })
  let connections = 0

  sockets.on('connection', (socket: WebSocket) => {
    connections += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('message', (bytes: Buffer) => {
      if (frozen.has(socket)) return
      const { method, headers, payload } = Frame.decode(bytes) as unknown as Parts
      const named = Object.fromEntries(headers.map(({ key, value }) => [key, value]))
      if (method === 0 && named['type'] === 'ping')
        socket.send(framed(0, { type: 'pong' }, JSON.stringify(clientConfig)))
      if (method === 1)
        waiting.get(named['message_id'] ?? '')?.(JSON.parse(Buffer.from(payload ?? []).toString()) as { code: number })
    })
  })

  return {
    /** `POST /callback/ws/endpoint`. */
    connect(address: string, body: Record<string, unknown>): Record<string, unknown> {
      const { appId, appSecret } = company.options
      if (body['AppID'] !== appId || body['AppSecret'] !== appSecret) return { code: 514, msg: 'auth failed' }
      const ticket = randomUUID()
      tickets.add(ticket)
      const URL = `${address.replace('http', 'ws')}/ws/v2?fpid=493&aid=552564&device_id=7001&access_key=x&service_id=33554678&ticket=${ticket}`
      return { code: 0, msg: '', data: { URL, ClientConfig: clientConfig } }
    },

    isConnected: () => open.size > 0,
    connections: () => connections,
    /** The line is cut without a word. */
    cut(): void {
      for (const socket of open) socket.terminate()
    },

    /** The line stands, and nothing comes through it any more, either way. */
    freeze(): void {
      for (const socket of open) frozen.add(socket)
    },

    /** `undefined` when no answer came in time. */
    async deliver(letter: object, within: number): Promise<{ status: number; body: string } | undefined> {
      const [socket] = open
      if (socket === undefined) return undefined
      const id = randomUUID()
      const answered = new Promise<{ code: number; data?: string } | undefined>((resolve) => {
        waiting.set(id, resolve)
        setTimeout(() => resolve(undefined), within)
      })
      if (!frozen.has(socket))
        socket.send(
          framed(1, { type: 'event', message_id: id, sum: '1', seq: '0', trace_id: id }, JSON.stringify(letter)),
        )
      const answer = await answered
      waiting.delete(id)
      return answer && { status: answer.code, body: Buffer.from(answer.data ?? '', 'base64').toString() }
    },
  }
}

function framed(method: number, headers: Record<string, string>, payload: string): Uint8Array {
  const parts = {
    SeqID: 1,
    LogID: 1,
    service: 33554678,
    method,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    payload: Buffer.from(payload),
  }
  return Frame.encode(Frame.create(parts)).finish()
}
