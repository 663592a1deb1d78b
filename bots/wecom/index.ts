import type { Grants } from '../../src/conversation/grants.ts'
import type { Log } from '../../src/conversation/log.ts'
import type { Incoming } from '../../src/conversation/message.ts'
import type { Draw } from '../../src/conversation/picture.ts'
import { type Delivery, type Platform, PlatformError, type Receive } from '../../src/conversation/platform.ts'
import { openApprovals } from './approvals.ts'
import { type Bot, openBot } from './bot/index.ts'
import { openBotMembers } from './bot/members.ts'
import { type BotOnLine, openBotOnLine } from './bot/over-line.ts'
import { type Patience, usualPatience } from './bot/streams.ts'
import { openCalendars } from './calendars.ts'
import { type AppMessage, openClient, repeatWindow } from './client.ts'
import { keyOf } from './crypto.ts'
import { openDirectory } from './directory.ts'
import { openEnclosing } from './enclosing.ts'
import { examine } from './examine.ts'
import { chatAt, openGroups } from './groups.ts'
import { openLogin } from './login.ts'
import { openMedia } from './media.ts'
import { openOutsiders } from './outsiders.ts'
import { render, textBytes } from './render.ts'
import { openChatVoice } from './say-in-chat.ts'
import { openWebhook } from './webhook.ts'

export interface WecomOptions {
  config: {
    corpId: string
    agentId: string
    secret: string
    token: string
    encodingAesKey: string
    apiBase: string
    /** The AI bot 智能机器人 of the company: where it calls us, or over a connection that we open. */
    bot?:
      | {
          callbacks?: { token: string; encodingAesKey: string } | undefined
          line?: { botId: string; secret: string; url: string } | undefined
        }
      | undefined
  }
  /** Where members' clients reach us. */
  publicUrl: string
  log: Log
  /** Where members' calendars are noted; without it there are none. */
  grants?: Grants
  /** Without it pictures are words. */
  draw?: Draw
  /** How long the bot's answers are waited for; the usual unless told otherwise. */
  patience?: Patience
  /** The rhythm of the bot's long connection; likewise. */
  rhythm?: BotOnLine['rhythm']
  now?: () => number
  fetch?: typeof globalThis.fetch
}

/** A self-built app 自建应用 of one company in WeCom. Throws when a callback could never be told from a forged one. */
export function openWecom({
  config,
  publicUrl,
  log,
  grants,
  draw,
  patience = usualPatience,
  rhythm,
  now = Date.now,
  fetch = globalThis.fetch,
}: WecomOptions): Platform {
  const { corpId, agentId, secret, token, encodingAesKey, apiBase } = config
  if (token === '' || corpId === '')
    throw new Error('WECOM_TOKEN 和 WECOM_CORP_ID 不能为空：没有它们，任何人都能冒充企业微信')
  if (!/^\d+$/.test(agentId)) throw new Error(`WECOM_AGENT_ID 应为数字，如 1000002，收到的是 ${agentId}`)

  const client = openClient({ corpId, agentId, secret, apiBase, fetch, now })
  let receive: Receive = notYet
  let refused: (counts: Record<string, number>) => void = () => {}
  const webhook = openWebhook({
    corpId,
    agentId,
    token,
    key: keyOf(encodingAesKey),
    now,
    log,
    receive: (incoming) => receive(incoming),
    refused: (counts) => refused(counts),
  })

  const enclosing = openEnclosing({ client, draw, log })
  const sayInChat = openChatVoice(client, publicUrl, now)
  const directory = openDirectory(client)
  const around = {
    corpId,
    apiBase,
    publicUrl,
    draw,
    members: openBotMembers(client, directory),
    receive: (incoming: Incoming) => receive(incoming),
    refused: (counts: Record<string, number>) => refused(counts),
    log,
    now,
    fetch,
    patience,
  }
  const { callbacks, line } = config.bot ?? {}
  const bots = [
    ...(callbacks === undefined ? [] : [openBot({ ...around, ...callbacks })]),
    ...(line === undefined ? [] : [openBotOnLine({ ...around, ...line, ...(rhythm && { rhythm }) })]),
  ]

  async function send(delivery: Delivery): Promise<void> {
    const chat = chatAt(delivery.recipient)
    const say = (message: AppMessage) =>
      chat === undefined ? client.sendMessage(delivery.recipient, message) : client.sayInChat(chat, message)
    if (await enclosing.said(delivery, say)) return
    if (chat !== undefined) return sayInChat(chat, delivery)
    const rendered = render(delivery, publicUrl)
    if ('messages' in rendered) await sendAll(delivery.recipient, rendered.messages)
    else await client.updateCard(delivery.recipient, rendered.responseCode, rendered.redraw)
  }

  async function sendAll(recipient: string, messages: AppMessage[]): Promise<void> {
    await sendPieces(messages, async (message) => {
      try {
        await client.sendMessage(recipient, message)
      } catch (error) {
        if (!isShownAlready(message, error)) throw error
        log.info({ recipient }, 'wecom had this card already')
      }
    })
  }

  return {
    name: 'wecom',
    label: '企业微信',
    corp: corpId,
    // https://developer.work.weixin.qq.com/document/path/90236
    limits: {
      buttonsPerCard: 6,
      rowsPerCard: 6,
      textBytes,
      repeatWindow,
      perPerson: { minute: 30, hour: 1000 },
      // Of the ten thousand calls a minute of one API: https://developer.work.weixin.qq.com/document/path/90312
      unaskedPerSecond: 12,
      // Of the 150,000 calls an hour of one API, what is left over for news of members and the daily look.
      vouchedPerMinute: 2000,
    },
    routes: [...webhook.routes, ...bots.flatMap(({ routes }) => routes)],

    async start(toReceive, toCount) {
      receive = toReceive
      refused = toCount
      for (const bot of bots) await bot.start()
    },
    async stop() {
      receive = notYet
      webhook.close()
      for (const bot of bots) bot.close()
    },

    send,
    ...(bots.length === 0 ? {} : { answer: answering(bots, send) }),

    directory,
    outsiders: openOutsiders(client),
    approvals: openApprovals(client, now),
    groups: openGroups(client),
    media: openMedia({ client, botKey: callbacks && keyOf(callbacks.encodingAesKey), fetch }),
    files: true,
    ...(grants === undefined ? {} : { calendars: openCalendars({ client, grants }) }),
    signIn: openLogin({ client, corpId, agentId, publicUrl, now }),
    examine: () => examine(client, publicUrl, bots.length > 0),
  }
}

async function sendPieces(
  messages: readonly AppMessage[],
  send: (message: AppMessage) => Promise<void>,
): Promise<void> {
  for (const [at, message] of messages.entries()) {
    try {
      await send(message)
    } catch (error) {
      throw at === 0 ? error : inPart(error)
    }
  }
}

/** The bot answers where it was asked, and the app says what the bot cannot. */
function answering(bots: readonly Bot[], send: (delivery: Delivery) => Promise<void>) {
  return async (deliveries: readonly Delivery[]): Promise<void> => {
    const [answered] = bots.flatMap((bot) => bot.answer(deliveries) ?? [])
    for (const { outgoing, ...delivery } of answered === undefined ? deliveries : await answered) {
      // An app cannot draw over a card of the bot's.
      await send({
        ...delivery,
        outgoing: outgoing.kind === 'update' ? { kind: 'card', card: outgoing.card } : outgoing,
      })
    }
  }
}

async function notYet(): Promise<never> {
  throw new Error('the conversation has not started, or has ended')
}

/**
 * "The task id is not valid." Ours are always well-formed and come from the delivery's key, so what is wrong with it can only be
 * that it was used: an earlier send of this same delivery arrived after all.
 */
function isShownAlready(message: AppMessage, error: unknown): boolean {
  return message.msgtype === 'template_card' && error instanceof PlatformError && error.code === 42014
}

/** Some pieces are out: the rest may only follow while WeCom still hides the first when they are sent again. */
function inPart(error: unknown): unknown {
  if (!(error instanceof PlatformError) || error.retry !== 'later') return error
  const { platform, endpoint, code, retryAfter } = error
  return new PlatformError(platform, endpoint, {
    code,
    message: 'refused after some of its pieces were sent',
    retry: 'unsure',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  })
}
