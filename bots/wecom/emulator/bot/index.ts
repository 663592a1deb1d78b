import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { ApiError } from '../api-error.ts'
import { botFiles } from '../api-server.ts'
import { sealed } from '../media-store.ts'
import type { Tenant } from '../tenant.ts'
import type { BotBubble, BotChats } from './chats.ts'
import { type BotLetter, type BotLetters, type BotMessageType, openBotLetters, type Said } from './letters.ts'
import { type BotLine, openBotLine } from './line.ts'
import { type PostOptions, post } from './post.ts'
import { adviceForBot, type BotReply, readReply } from './replies.ts'
import type { BotTenant } from './tenant.ts'
import { openUploads } from './uploads.ts'

/** The company's AI bot in URL mode, and the people who talk to it. */
export interface EmulatedBot {
  callbackUrl: string | undefined
  says(userid: string, text: string, said?: Said): Promise<BotReceipt>
  sends(userid: string, type: BotMessageType, content?: object, said?: Said): Promise<BotReceipt>
  /** A member sends the bot an image, or a file by its name, sealed as the platform seals it. */
  photographs(userid: string, image: Buffer): Promise<BotReceipt>
  attaches(userid: string, name: string, bytes: Buffer): Promise<BotReceipt>
  enters(userid: string): Promise<BotReceipt>
  clicks(userid: string, bubble: Pick<BotBubble, 'id'>, key: string): Promise<BotReceipt>
  writes: BotLetters
  deliver(letter: BotLetter, options?: BotDelivery): Promise<BotReceipt>
  /** What somebody, or a group, sees, oldest first. */
  bubbles(chat: string): BotBubble[]
  unfinished: BotChats['unfinished']
  /** Answers that the documents would not take. */
  faulty: readonly string[]
  /** The next so many answers are lost on their way back. */
  loseReplies(times: number): void
  /** The long connection; asking for one that the bot does not have throws. */
  line: Omit<BotLine, 'deliver' | 'close'>
  close(): void
}

export interface BotDelivery extends PostOptions {
  /** How many more times the platform sends it although all is well. */
  duplicates?: number
}

interface BotReceipt {
  status: number | undefined
}

const mostDeliveries = 4
const pauseBetween = 1000
/** 流式消息从用户发起消息开始算，最长6分钟. https://developer.work.weixin.qq.com/document/path/100719 */
const longestStream = 6 * 60_000
/** 一个用户最多同时有三条消息在交互中. */
const mostAtOnce = 3

export function openEmulatedBot(tenant: Tenant, bot: BotTenant, server: Server): EmulatedBot {
  const writes = openBotLetters(tenant, bot)
  const { timeScale = 1 } = tenant.options
  /** The messages that were answered, by their msgid. */
  const answers = new Set<unknown>()
  let lost = 0
  let closed = false

  /** `undefined` where no answer came back. */
  async function asked(letter: BotLetter, how: PostOptions) {
    try {
      const { status, reply } = await post(tenant, bot, JSON.stringify(letter.body), how)
      if (status === 200 && lost > 0) {
        lost -= 1
        return { status: undefined }
      }
      // What answers a message that is answered already is thrown away.
      const isKnown = answers.has(letter.body['msgid'])
      return { status, reply: status === 200 && !isKnown ? readReply(bot, letter, reply) : undefined }
    } catch (error) {
      bot.faulty.push(String(error))
      return { status: 200 }
    }
  }

  async function deliver(letter: BotLetter, { duplicates = 0, ...how }: BotDelivery = {}): Promise<BotReceipt> {
    if (line !== undefined) {
      for (let copies = 0; copies <= duplicates; copies += 1)
        if (!(await line.deliver(letter))) return { status: undefined }
      return { status: 200 }
    }
    const forged = Object.values(how).some((given) => given !== undefined)
    // 卡片事件只请求一次，不重试. https://developer.work.weixin.qq.com/document/path/101027
    const most = forged || letter.kind === 'press' ? 1 : mostDeliveries
    let status: number | undefined
    let left = duplicates
    for (let attempt = 1; attempt <= most; attempt += 1) {
      if (attempt > 1) await pause(pauseBetween * timeScale)
      const answer = await asked(letter, how)
      status = answer.status
      if (status === 200 && answer.reply !== undefined) show(letter, answer.reply)
      if (status === 200 && left-- <= 0) break
    }
    return { status }
  }

  function show(letter: BotLetter, reply: BotReply): void {
    const { chat, pressed, body } = letter
    if (reply.kind === 'redrawn' && pressed !== undefined) {
      const { bubble, taskId } = pressed
      const before = bot.chats.of(chat).find(({ id }) => id === bubble)
      const { replace_text: replaced } = reply.card
      bot.chats.change(chat, bubble, {
        card: { ...reply.card, task_id: taskId },
        ...(replaced === undefined ? {} : { replaced }),
        updates: (before?.updates ?? 0) + 1,
        warnings: [...(before?.warnings ?? []), ...adviceForBot(reply.card)],
      })
    } else if (reply.kind === 'shown') {
      const card = reply.card === undefined ? {} : { card: reply.card, warnings: adviceForBot(reply.card) }
      const { content = '', enclosed } = reply
      bot.chats.show(chat, { content, ...card, ...(enclosed && { enclosed }) })
    } else if (reply.kind === 'stream') {
      const answer = { bubble: bot.chats.show(chat, { unfinished: true }), stream: reply.id, hasCard: false }
      draw(letter, answer, reply)
      if (!reply.finish) void follow(letter, answer)
    }
    answers.add(body['msgid'])
  }

  function draw(
    { chat }: BotLetter,
    answer: { bubble: string; stream: string; hasCard: boolean },
    { id, content, finish, card, enclosed }: Extract<BotReply, { kind: 'stream' }>,
  ): void {
    if (id !== answer.stream) throw new Error('another stream than the one asked after')
    if (card !== undefined && answer.hasCard) throw new Error('a second card for one message')
    if (card !== undefined) answer.hasCard = true
    bot.chats.change(chat, answer.bubble, {
      content,
      unfinished: !finish,
      ...(card === undefined ? {} : { card, warnings: adviceForBot(card) }),
      ...(enclosed && { enclosed }),
    })
  }

  /** Asks after an unfinished stream until it is finished or six minutes are over. */
  async function follow(
    letter: BotLetter,
    answer: { bubble: string; stream: string; hasCard: boolean },
  ): Promise<void> {
    const until = performance.now() + longestStream
    const isUnfinished = () => bot.chats.of(letter.chat).find(({ id }) => id === answer.bubble)?.unfinished === true
    while (!closed && performance.now() < until && isUnfinished()) {
      await pause(bot.options.pollEvery ?? 500 * timeScale)
      if (closed) return
      const { reply } = await asked(writes.asksAfter(letter, answer.stream), {})
      try {
        if (reply?.kind === 'stream') draw(letter, answer, reply)
        else if (reply?.kind === 'shown') throw new Error('only a stream may answer who asks after one')
      } catch (error) {
        bot.faulty.push(String(error))
      }
    }
  }

  const streams = new Map<string, { bubble: string; stream: string; hasCard: boolean; until: number }>()
  const line =
    bot.options.secret === undefined
      ? undefined
      : openBotLine(bot, server, openUploads(tenant.media, tenant.now), tenant.now, (letter, reply) => {
          if (reply.kind === 'stream') streamOverLine(letter, reply)
          else show(letter, reply)
        })

  /** A stream over the line is drawn anew whenever its id comes again. */
  function streamOverLine(letter: BotLetter, reply: Extract<BotReply, { kind: 'stream' }>): void {
    const key = `${letter.chat} ${reply.id}`
    const begun = streams.get(key)
    if (begun !== undefined && tenant.now() > begun.until) throw new ApiError(846608, 'stream expired')
    const bubble = begun?.bubble ?? bot.chats.show(letter.chat, { unfinished: true })
    const stream = begun ?? { bubble, stream: reply.id, hasCard: false, until: tenant.now() + longestStream }
    streams.set(key, stream)
    draw(letter, stream, reply)
  }

  /** Over the line each has a key of its own. */
  function kept(bytes: Buffer, name?: string) {
    const own = line === undefined ? undefined : randomBytes(32)
    const key = own ?? Buffer.from(`${bot.options.encodingAesKey}=`, 'base64')
    const url = `${tenant.apiUrl}${botFiles}${tenant.media.put(sealed(key, bytes), name === undefined ? {} : { name })}`
    return { url, ...(own && { aeskey: own.toString('base64') }) }
  }

  function calm(chat: string): void {
    const atOnce = bot.chats.of(chat).filter(({ unfinished }) => unfinished).length
    if (atOnce >= mostAtOnce) throw new Error('three messages are being answered already')
  }

  return {
    get callbackUrl() {
      return bot.callbackUrl
    },
    set callbackUrl(callbackUrl) {
      bot.callbackUrl = callbackUrl
    },
    says: async (userid, text, said) => {
      calm(said?.group ?? userid)
      return deliver(writes.says(userid, text, said))
    },
    sends: async (userid, type, content, said) => deliver(writes.sends(userid, type, content, said)),
    photographs: (userid, image) => deliver(writes.sends(userid, 'image', kept(image))),
    attaches: (userid, name, bytes) => deliver(writes.sends(userid, 'file', kept(bytes, name))),
    enters: async (userid) => deliver(writes.enters(userid)),
    clicks: async (userid, { id }, key) => deliver(writes.clicks(userid, id, key)),
    writes,
    deliver,
    bubbles: bot.chats.of,
    unfinished: bot.chats.unfinished,
    faulty: bot.faulty,
    loseReplies(times) {
      lost = times
    },
    get line() {
      if (line === undefined) throw new Error('this bot has no long connection')
      return line
    },
    close() {
      closed = true
      line?.close()
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
