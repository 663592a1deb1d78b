import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import type { BotLetter } from './letters.ts'
import { type BotReply, readActive, readEnclosed, readReply } from './replies.ts'
import type { BotTenant } from './tenant.ts'
import type { openUploads } from './uploads.ts'

export type BotLine = ReturnType<typeof openBotLine>

const Frame = z.strictObject({
  cmd: z.string(),
  headers: z.strictObject({ req_id: z.string().min(1) }),
  body: z.record(z.string(), z.unknown()).optional(),
})
type Frame = z.infer<typeof Frame>

const Subscription = z.object({ bot_id: z.string(), secret: z.string() })

/** What came of a question over the line, as a reply to the letter behind its req_id. */
type Take = (letter: BotLetter, reply: BotReply) => void

/** 欢迎语和更新卡片须在5秒内. */
const soon = 5000
/** 收到消息后24小时内可回复. */
const replyLife = 24 * 3600_000

/**
 * The bot's long connection: one at a time, a newer one ends the older. https://developer.work.weixin.qq.com/document/path/101463
 * The documents say neither whether a req_id outlives its connection nor that what was under way comes again; it does both here.
 */
export function openBotLine(
  bot: BotTenant,
  server: Server,
  uploads: ReturnType<typeof openUploads>,
  now: () => number,
  take: Take,
) {
  const sockets = new WebSocketServer({ server })
  const requests = new Map<string, { letter: BotLetter; at: number; answered: boolean }>()
  const spoken = new Set<string>()
  const subscribed: number[] = []
  let line: WebSocket | undefined
  let lost = { left: 0, of: '' }
  let silent = false
  let refusing = false

  sockets.on('connection', (socket: WebSocket) => {
    socket.on('message', (bytes: Buffer) => {
      const frame = Frame.safeParse(JSON.parse(bytes.toString())).data
      if (frame === undefined) bot.faulty.push(`no frame: ${bytes}`)
      else if (!silent) answer(socket, frame)
    })
    socket.on('close', () => {
      if (line === socket) line = undefined
    })
  })

  function answer(socket: WebSocket, { cmd, headers, body = {} }: Frame): void {
    let said: object = { errcode: 0, errmsg: 'ok' }
    try {
      if (cmd === 'aibot_subscribe') subscribe(socket, body)
      else if (line !== socket) throw new ApiError(846601, 'not subscribed')
      else if (cmd !== 'ping') {
        const uploaded = uploads.take(cmd, body)
        if (uploaded === undefined) carryOut(cmd, headers.req_id, body)
        else said = { ...said, body: uploaded }
      }
    } catch (error) {
      const errcode = error instanceof ApiError ? error.errcode : 40058
      if (!(error instanceof ApiError)) bot.faulty.push(String(error))
      said = { errcode, errmsg: String(error) }
    }
    if (isLost(cmd)) return
    socket.send(JSON.stringify({ headers, ...said }))
  }

  function isLost(cmd: string): boolean {
    const counts = lost.of === '' ? cmd !== 'ping' && cmd !== 'aibot_subscribe' : cmd === lost.of
    return counts && lost.left-- > 0
  }

  function subscribe(socket: WebSocket, body: unknown): void {
    subscribed.push(now())
    const { bot_id, secret } = Subscription.parse(body)
    if (refusing || bot_id !== bot.options.id || secret !== bot.options.secret)
      throw new ApiError(40001, 'invalid secret')
    if (line !== undefined && line !== socket) kick(line)
    line = socket
    const left = [...requests].filter(([, { answered, letter }]) => !answered && letter.kind === 'message')
    for (const [id, { letter }] of left) {
      requests.delete(id)
      setImmediate(() => push(letter))
    }
  }

  function kick(socket: WebSocket): void {
    const event = { eventtype: 'disconnected_event' }
    const body = { msgid: randomUUID(), create_time: 0, aibotid: bot.options.id, msgtype: 'event', event }
    socket.send(JSON.stringify({ cmd: 'aibot_event_callback', headers: { req_id: randomUUID() }, body }))
    if (line === socket) line = undefined
    socket.close()
  }

  function carryOut(cmd: string, reqId: string, body: Record<string, unknown>): void {
    if (cmd === 'aibot_send_msg') {
      pushed(body)
      return
    }
    const request = requests.get(reqId)
    const kinds = {
      aibot_respond_msg: 'message',
      aibot_respond_welcome_msg: 'enter',
      aibot_respond_update_msg: 'press',
    }
    const kind = kinds[cmd as keyof typeof kinds]
    if (request === undefined || kind !== request.letter.kind || now() - request.at > replyLife)
      throw new ApiError(846605, 'invalid req_id')
    if (kind !== 'message' && (request.answered || now() - request.at > soon)) throw new ApiError(846605, 'too late')
    if (body['msgtype'] === 'stream_with_template_card' && bot.options.streamsCarryNoCards)
      throw new ApiError(40058, 'stream_with_template_card is not supported')
    const isMarkdown = body['msgtype'] === 'markdown'
    const enclosed = readEnclosed(body, uploads.mediaOf)
    if (enclosed !== undefined) take(request.letter, enclosed)
    else take(request.letter, isMarkdown ? readActive(bot, body) : readReply(bot, request.letter, JSON.stringify(body)))
    request.answered = true
  }

  /** 仅当用户在会话中给机器人发过消息后，才能主动推送. */
  function pushed({ chatid, chat_type: _, ...message }: Record<string, unknown>): void {
    const chat = [...spoken].find((one) => one === chatid || bot.idOf(one) === chatid)
    if (chat === undefined) throw new ApiError(93006, 'invalid chatid')
    const { body, ...letter }: BotLetter = { body: {}, chat, kind: 'message' }
    take({ body, ...letter }, readEnclosed(message, uploads.mediaOf) ?? readActive(bot, message))
  }

  function push(letter: BotLetter): boolean {
    if (line === undefined) return false
    const reqId = randomUUID()
    const { response_url, ...body } = letter.body
    requests.set(reqId, { letter, at: now(), answered: false })
    if (letter.kind !== 'enter') spoken.add(letter.chat)
    const cmd = letter.kind === 'message' ? 'aibot_msg_callback' : 'aibot_event_callback'
    line.send(JSON.stringify({ cmd, headers: { req_id: reqId }, body }))
    return true
  }

  return {
    /** Waits for a connection, as whoever speaks would; `false` where there is none for half a minute. */
    async deliver(letter: BotLetter): Promise<boolean> {
      const until = performance.now() + 30_000
      while (!push(letter)) {
        if (performance.now() > until) return false
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return true
    },
    isConnected: () => line !== undefined,
    /** When somebody subscribed, or tried to. */
    subscriptions: () => [...subscribed],
    /** The line is cut without a word. */
    cut: () => line?.terminate(),
    /** Another connection of the same bot takes over, and leaves again. */
    kick() {
      if (line !== undefined) kick(line)
    },
    /** Nothing that comes is answered any more. */
    fallSilent(whether: boolean): void {
      silent = whether
    },
    /** Whoever subscribes is refused. */
    refuse(whether: boolean): void {
      refusing = whether
    },
    /** The next so many acknowledgements are lost, of one command alone where it is named. */
    loseAcks(times: number, of = ''): void {
      lost = { left: times, of }
    },
    /** From now on no file is taken. */
    takeNoMedia: uploads.refuse,
    /** Something that is no frame of the documents. */
    babble(text: string): void {
      line?.send(text)
    },
    close(): void {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
