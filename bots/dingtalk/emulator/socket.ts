import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { ApiError } from './api-error.ts'
import type { Company } from './company.ts'
import type { Letter } from './letters.ts'

export type Sockets = ReturnType<typeof openSockets>

const Opening = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  subscriptions: z.array(z.object({ type: z.enum(['EVENT', 'CALLBACK']), topic: z.string() })).min(1),
})

const Answer = z.object({
  code: z.number(),
  headers: z.looseObject({ messageId: z.string().min(1), contentType: z.literal('application/json') }),
  data: z.string(),
})
type Answer = z.infer<typeof Answer>

/** A connection may be opened with a ticket once, within this time. */
const ticketLife = 90_000
const pingEvery = 20_000

/** Stream mode. https://open-dingtalk.github.io/developerpedia/docs/learn/stream/protocol */
export function openSockets(company: Company, server: Server) {
  const { options, now } = company
  const tickets = new Map<string, number>()
  const open = new Map<WebSocket, { id: string; retiring: boolean; silent: boolean }>()
  const waiting = new Map<string, (answer: Answer) => void>()
  const faulty: string[] = []
  const opens: number[] = []
  const withheld: { times: number } = { times: 0 }
  let refusing = false
  let connections = 0

  const sockets = new WebSocketServer({
    server,
    verifyClient: ({ req }: { req: IncomingMessage }, done) => {
      const ticket = new URL(req.url ?? '/', 'http://x').searchParams.get('ticket') ?? ''
      const good = !refusing && performance.now() < (tickets.get(ticket) ?? 0)
      tickets.delete(ticket)
      done(good, 400)
    },
  })
  sockets.on('connection', (socket: WebSocket) => {
    connections += 1
    open.set(socket, { id: randomUUID(), retiring: false, silent: false })
    const pings = setInterval(() => {
      if (open.get(socket)?.silent === false) socket.send(frame(socket, 'SYSTEM', 'ping', { opaque: randomUUID() }))
    }, pingEvery)
    socket.on('close', () => {
      clearInterval(pings)
      open.delete(socket)
    })
    socket.on('message', (bytes: Buffer) => {
      const answer = Answer.safeParse(JSON.parse(bytes.toString()))
      if (!answer.success) faulty.push(bytes.toString())
      else waiting.get(answer.data.headers.messageId)?.(answer.data)
    })
  })

  function frame(socket: WebSocket, type: string, topic: string, data: unknown, headers: object = {}): string {
    return JSON.stringify({
      specVersion: '1.0',
      type,
      headers: {
        appId: '1305d5f5-7c4a-4f33-9d5c-3a1f5d6b1b11',
        connectionId: open.get(socket)?.id,
        contentType: 'application/json',
        messageId: randomUUID(),
        time: String(now()),
        topic,
        ...headers,
      },
      data: JSON.stringify(data),
    })
  }

  function framed(socket: WebSocket, letter: Letter, messageId: string): string {
    if (letter.kind !== 'event') return frame(socket, 'CALLBACK', topics[letter.kind], letter.body, { messageId })
    const { id, type, bornAt, data } = letter
    const event = { eventId: id, eventType: type, eventBornTime: String(bornAt), eventCorpId: options.corpId }
    return frame(socket, 'EVENT', '*', data, { ...event, eventUnifiedAppId: 'app', messageId })
  }

  return {
    /** `POST /v1.0/gateway/connections/open`. */
    connect(address: string, body: unknown): Record<string, unknown> {
      opens.push(performance.now())
      const asked = Opening.safeParse(body)
      if (!asked.success) throw new ApiError(400, 'invalidParameter', 'subscriptions invalid')
      const { clientId, clientSecret } = asked.data
      if (clientId !== options.clientId || clientSecret !== options.clientSecret)
        throw new ApiError(401, 'authFailed', '鉴权失败')
      const ticket = randomUUID()
      tickets.set(ticket, performance.now() + ticketLife)
      return { endpoint: `${address.replace('http', 'ws')}/connect`, ticket }
    },

    isConnected: () => [...open.values()].some(({ retiring }) => !retiring),
    connections: () => connections,
    standing: () => open.size,
    /** When the gateway was asked for a connection, in milliseconds of the monotonic clock. */
    opens: () => [...opens],
    /** Acknowledgements that the documents would not call one. */
    faulty: () => [...faulty],
    /** The next `times` acknowledgements are lost on their way to the platform. */
    loseAnswers(times: number): void {
      withheld.times = times
    },
    /** Refuses whatever ticket comes, until told otherwise. */
    refuse(whether: boolean): void {
      refusing = whether
    },
    /** The line is cut without a word. */
    cut(): void {
      for (const socket of open.keys()) socket.terminate()
    },
    /** The line stands, and nothing comes over it any more. */
    fallSilent(): void {
      for (const state of open.values()) Object.assign(state, { silent: true, retiring: true })
    },
    /** Says that the connection ends, delivers nothing any more, and closes it a while later. */
    disconnect(): void {
      for (const [socket, state] of open) {
        if (state.retiring) continue
        state.retiring = true
        socket.send(frame(socket, 'SYSTEM', 'disconnect', { reason: 'persistent connection is timeout' }))
        setTimeout(() => socket.close(), options.lingers ?? 10_000).unref()
      }
    },
    /** Something that is no frame, to whoever listens. */
    babble(text: string): void {
      for (const socket of open.keys()) socket.send(text)
    },

    /** `undefined` when no acknowledgement came in time. A redelivery has a new message id as often as not. */
    async deliver(letter: Letter, within: number): Promise<{ status: number; body: string } | undefined> {
      const standing = [...open].filter(([, { retiring }]) => !retiring)
      const [socket] = standing[Math.floor(Math.random() * standing.length)] ?? []
      if (socket === undefined) return undefined
      const messageId = randomUUID()
      let over = () => {}
      const answered = new Promise<Answer | undefined>((resolve) => {
        over = () => resolve(undefined)
        waiting.set(messageId, resolve)
      })
      const late = setTimeout(over, within)
      socket.setMaxListeners(0).once('close', over)
      socket.send(framed(socket, letter, messageId))
      const answer = await answered
      clearTimeout(late)
      socket.off('close', over)
      waiting.delete(messageId)
      if (answer === undefined || withheld.times-- > 0) return undefined
      return { status: accepted(letter, answer), body: answer.data }
    },
  }
}

const topics = { robot: '/v1.0/im/bot/messages/get', card: '/v1.0/card/instances/callback' } as const

const Wrapped = z.object({ response: z.unknown() })
const EventAnswer = z.object({ status: z.enum(['SUCCESS', 'LATER']) })

/** What an acknowledgement is worth, as the HTTP status that would say the same. */
function accepted({ kind }: Letter, { code, data }: Answer): number {
  if (code !== 200) return code
  const said: unknown = JSON.parse(data)
  if (kind !== 'event') return Wrapped.safeParse(said).success ? 200 : 500
  return EventAnswer.safeParse(said).data?.status === 'SUCCESS' ? 200 : 503
}
