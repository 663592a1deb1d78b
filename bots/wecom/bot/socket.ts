import { randomUUID } from 'node:crypto'
import WebSocket from 'ws'
import { z } from 'zod'
import type { Log } from '../../../src/conversation/log.ts'
import { PlatformError } from '../../../src/conversation/platform.ts'
import { refused } from '../failure.ts'

/** The bot's long connection: what is said to it, and what it says, without an address of our own. */
export interface BotSocket {
  /** Resolves when it stands, was refused, or takes so long that the house had better open without it for now. */
  start(): Promise<void>
  close(): void
  /** Resolves when the platform took it, with what it said to it; `requestId` that of what is answered. A failure is a `PlatformError`. */
  ask(command: string, body: object, requestId?: string): Promise<unknown>
}

export interface BotSocketOptions {
  botId: string
  secret: string
  /** `wss://openws.work.weixin.qq.com`. */
  url: string
  log: Log
  /** Hears what came in; it is not sent again, so whoever takes it keeps it. */
  take(body: unknown, requestId: string): void
  /** All in milliseconds; the usual unless told otherwise. */
  rhythm?: Partial<Rhythm>
}

interface Rhythm {
  /** Between two pings. */
  ping: number
  /** For an acknowledgement. */
  ack: number
  /** Before the first try to come back, and at most. */
  first: number
  most: number
  /** The same after another connection of the same bot took over: two that fight would both serve nobody. */
  afterKick: number
  mostAfterKick: number
}

const usual: Rhythm = { ping: 30_000, ack: 5_000, first: 500, most: 30_000, afterKick: 15_000, mostAfterKick: 600_000 }

const Frame = z.looseObject({
  cmd: z.string().optional(),
  headers: z.looseObject({ req_id: z.string() }),
  errcode: z.number().optional(),
  errmsg: z.string().default(''),
  body: z.unknown().optional(),
})

type Said = Pick<z.infer<typeof Frame>, 'errcode' | 'errmsg' | 'body'> & { errcode: number }

const Disconnected = z.object({ event: z.object({ eventtype: z.literal('disconnected_event') }) })

/** Comes back for ever, after pauses that double. https://developer.work.weixin.qq.com/document/path/101463 */
export function openBotSocket({ botId, secret, url, log, take, rhythm }: BotSocketOptions): BotSocket {
  const { ping, ack, first, most, afterKick, mostAfterKick } = { ...usual, ...rhythm }
  const waiting = new Map<string, (said: Said) => void>()
  /** Answers to one request go one after the other, for an acknowledgement names no more than the request. */
  const queues = new Map<string, Promise<unknown>>()
  /** Connections that another one of the same bot took over from. */
  const taken = new WeakSet<WebSocket>()
  let socket: WebSocket | undefined
  let closed = false
  let failures = 0
  let kicks = 0
  let again: NodeJS.Timeout | undefined
  let settled = () => {}

  function connect(): void {
    const opened = new WebSocket(url, { handshakeTimeout: 10_000, maxPayload: 1024 * 1024, followRedirects: false })
    // From the handshake on, so that closing finds it: let in after that, it would push whoever follows us off the line.
    socket = opened
    let unanswered = 0
    let pings: NodeJS.Timeout | undefined
    opened.on('open', () => {
      const subscription = { bot_id: botId, secret }
      say(opened, 'aibot_subscribe', subscription, `aibot_subscribe_${randomUUID()}`).then(
        () => {
          failures = 0
          settled()
          pings = setInterval(beat, ping)
        },
        (error: unknown) => {
          log.error({ error: String(error) }, 'wecom bot was not let in over its long connection')
          settled()
          opened.terminate()
        },
      )
    })
    function beat(): void {
      if (unanswered >= 2) {
        opened.terminate()
        return
      }
      unanswered += 1
      say(opened, 'ping', undefined, `ping_${randomUUID()}`).then(
        () => {
          unanswered = 0
        },
        () => {},
      )
    }
    opened.on('message', (bytes: Buffer) => {
      const frame = Frame.safeParse(jsonIn(String(bytes))).data
      if (frame === undefined) return log.warn({ bytes: bytes.length }, 'wecom bot: a frame nobody can read')
      const { cmd, headers, errcode = 0, errmsg, body } = frame
      if (cmd === undefined) waiting.get(headers.req_id)?.({ errcode, errmsg, body })
      else if (Disconnected.safeParse(body).success) isTakenFrom(opened)
      else take(body, headers.req_id)
    })
    opened.on('error', (error) => {
      if (!closed) log.warn({ error: error.message }, 'wecom bot long connection')
    })
    opened.on('close', () => {
      clearInterval(pings)
      if (socket === opened) socket = undefined
      if (closed) return
      const kicked = taken.has(opened)
      kicks = kicked ? kicks + 1 : 0
      failures += 1
      if (kicked) log.error({ kicks }, 'another connection of the same wecom bot took over')
      const pause = kicked
        ? Math.min(afterKick * 2 ** (kicks - 1), mostAfterKick)
        : Math.min(first * 2 ** (failures - 1), most)
      again = setTimeout(connect, pause * (0.8 + Math.random() * 0.4))
    })
  }

  /** The line is another connection's from now on: nothing more is said over this one. */
  function isTakenFrom(opened: WebSocket): void {
    taken.add(opened)
    if (socket === opened) socket = undefined
  }

  function say(through: WebSocket, cmd: string, body: object | undefined, requestId: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(late)
        through.off('close', lost)
        waiting.delete(requestId)
        act()
      }
      const lost = () => settle(() => reject(inDoubt(cmd)))
      const late = setTimeout(lost, ack)
      through.once('close', lost)
      // What a line refuses that was just taken from us is no refusal of what was said.
      const refusal = ({ errcode, errmsg }: Said) =>
        taken.has(through) ? notThere(cmd) : refused(cmd, errcode, errmsg.slice(0, 300))
      waiting.set(requestId, (said) => settle(() => (said.errcode === 0 ? resolve(said.body) : reject(refusal(said)))))
      through.send(JSON.stringify({ cmd, headers: { req_id: requestId }, ...(body && { body }) }))
    })
  }

  async function ask(command: string, body: object, requestId: string): Promise<unknown> {
    const through = socket
    if (through?.readyState !== WebSocket.OPEN) throw notThere(command)
    through.setMaxListeners(0)
    return say(through, command, body, requestId)
  }

  return {
    async start() {
      const standing = new Promise<void>((resolve) => {
        settled = resolve
      })
      connect()
      const late = setTimeout(settled, patienceMs)
      await standing
      clearTimeout(late)
    },
    close() {
      closed = true
      clearTimeout(again)
      socket?.terminate()
      settled()
    },
    ask(command, body, requestId = randomUUID()) {
      const before = queues.get(requestId) ?? Promise.resolve()
      const asked = before.then(() => ask(command, body, requestId))
      const done = asked.catch(() => {})
      queues.set(requestId, done)
      void done.then(() => {
        if (queues.get(requestId) === done) queues.delete(requestId)
      })
      return asked
    },
  }
}

/** How long the house waits for the first connection before it opens, in milliseconds. */
const patienceMs = 3000

function notThere(command: string): PlatformError {
  return new PlatformError('wecom', command, { code: 'no-connection', message: 'no connection', retry: 'later' })
}

function inDoubt(command: string): PlatformError {
  return new PlatformError('wecom', command, { code: 'no-answer', message: 'no acknowledgement', retry: 'unsure' })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
