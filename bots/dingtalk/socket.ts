import type { DWClientConfig, DWClientDownStream } from 'dingtalk-stream'
import type WebSocket from 'ws'
import { z } from 'zod'
import type { Log } from '../../src/conversation/log.ts'
import { askGateway } from './gateway.ts'
import { openPace } from './pace.ts'
import { jsonIn } from './parse.ts'

/** Stream mode: DingTalk's messages, clicks and events over connections that we open. */
export interface Socket {
  /** Resolves when a connection stands, or takes so long that the house had better open without it for now. */
  start(): Promise<void>
  close(): void
}

export interface SocketOptions {
  clientId: string
  clientSecret: string
  apiBase: string
  fetch: typeof globalThis.fetch
  log: Log
  /** What to acknowledge a frame with; `undefined` or a failure leaves it unacknowledged, so that it comes again. */
  take(frame: Frame): Promise<object | undefined>
  /** A line that says nothing for this long is dead, in milliseconds; DingTalk's pings come every 20 to 30 seconds. */
  silenceMs?: number
}

export type Frame = Pick<DWClientDownStream, 'headers'> & { type: 'CALLBACK' | 'EVENT'; data: unknown }

/**
 * Speaks through the official SDK, which opens the line and writes to it. Its faults are kept out: it never reconnects by itself
 * (it did so twice for every loss), sets no timer, sees no frame before it is read and guarded (one that threw silenced the line
 * for good), and shares no list of subscriptions. `disconnect` is heeded: the next line is opened before the old one ends.
 * https://open-dingtalk.github.io/developerpedia/docs/learn/stream/protocol
 */
export function openSocket(options: SocketOptions): Socket {
  const { log } = options
  const pace = openPace()
  const lines = new Set<Line>()
  const leaving = new AbortController()
  let settled = () => {}
  const standing = new Promise<void>((resolve) => {
    settled = resolve
  })

  async function keep(): Promise<void> {
    const open = await lineOpener(options)
    while (!leaving.signal.aborted) {
      await pace.turn(leaving.signal)
      if (leaving.signal.aborted) return
      const since = performance.now()
      try {
        const line = await open()
        lines.add(line)
        void line.closed.then(() => lines.delete(line))
        if (leaving.signal.aborted) return line.drop()
        settled()
        const why = await line.over
        log.info({ why }, 'dingtalk stream goes over to another connection')
        // In the ten seconds that are left to it the old line carries what was under way.
        if (why === 'disconnect') setTimeout(line.drop, lingerMs).unref()
        else line.drop()
      } catch (error) {
        log.error({ error: String(error).slice(0, 200) }, 'dingtalk stream could not be opened')
      }
      pace.ended(performance.now() - since)
    }
  }

  return {
    async start() {
      void keep()
      const late = setTimeout(settled, patienceMs)
      await standing
      clearTimeout(late)
    },
    close() {
      leaving.abort()
      for (const line of lines) line.drop()
    },
  }
}

/** How long the house waits for the first connection before it opens, in milliseconds. */
const patienceMs = 3000
const lingerMs = 15_000

interface Line {
  /** Why no more will come over it: DingTalk said so, it was cut, or nothing was heard for too long. */
  over: Promise<'disconnect' | 'cut' | 'silence'>
  closed: Promise<void>
  drop(): void
}

const Downstream = z.object({
  type: z.string(),
  headers: z.looseObject({ messageId: z.string().min(1), topic: z.string().default('') }),
  data: z.string().default('{}'),
})

/** Some hundred kilobytes of SDK, for who needs it. */
async function lineOpener(options: SocketOptions): Promise<() => Promise<Line>> {
  const { clientId, clientSecret, log, take, silenceMs = 75_000 } = options
  const { DWClient, TOPIC_CARD, TOPIC_ROBOT } = await import('dingtalk-stream')

  class StreamClient extends DWClient {
    heard: (frame: z.infer<typeof Downstream>) => void = () => {}

    /** By way of our own `fetch`, which knows where it may go. */
    override async getEndpoint(): Promise<this> {
      const opened = await askGateway(options, this.config.subscriptions)
      this.inside.dw_url = `${opened.endpoint}?ticket=${encodeURIComponent(opened.ticket)}`
      return this
    }

    override onDownStream(data: string): void {
      const frame = Downstream.safeParse(jsonIn(String(data))).data
      if (frame === undefined) log.warn({ bytes: String(data).length }, 'dingtalk stream: a frame nobody can read')
      else this.heard(frame)
    }

    /** What the SDK keeps to itself. */
    get inside(): { socket: WebSocket; dw_url: string; sslopts: object } {
      return this as unknown as { socket: WebSocket; dw_url: string; sslopts: object }
    }
  }

  return async () => {
    const config: DWClientConfig = {
      clientId,
      clientSecret,
      autoReconnect: false,
      subscriptions: [
        { type: 'EVENT', topic: '*' },
        { type: 'CALLBACK', topic: TOPIC_ROBOT },
        { type: 'CALLBACK', topic: TOPIC_CARD },
      ],
    }
    const client = new StreamClient(config)
    client.inside.sslopts = { handshakeTimeout: 10_000, maxPayload: 1024 * 1024 }
    await client.getEndpoint()
    await client._connect()
    const { socket } = client.inside
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    const over = new Promise<Awaited<Line['over']>>((resolve) => {
      let silence = setTimeout(() => resolve('silence'), silenceMs)
      client.heard = (frame) => {
        clearTimeout(silence)
        silence = setTimeout(() => resolve('silence'), silenceMs)
        if (frame.type !== 'SYSTEM') void answer(client, frame)
        else if (frame.headers.topic === 'ping') say(client, frame.headers.messageId, jsonIn(frame.data))
        else if (frame.headers.topic === 'disconnect') resolve('disconnect')
      }
      void closed.then(() => {
        clearTimeout(silence)
        resolve('cut')
      })
    })
    return { over, closed, drop: () => socket.terminate() }
  }

  async function answer(client: StreamClient, { type, headers, data }: z.infer<typeof Downstream>): Promise<void> {
    if (type !== 'CALLBACK' && type !== 'EVENT') return
    try {
      const said = await take({ type, headers: headers as Frame['headers'], data: jsonIn(data) })
      if (said !== undefined) say(client, headers.messageId, said)
    } catch (error) {
      // Only the first line, for the rest may quote the message.
      log.error({ error: String(error).split('\n', 1)[0] }, 'dingtalk stream: a frame could not be kept')
    }
  }

  /** To a line that has ended nothing is said: what was on it comes again over another. */
  function say(client: StreamClient, messageId: string, value: unknown): void {
    if (client.inside.socket.readyState === client.inside.socket.OPEN) client.send(messageId, value)
  }
}
