import type { Grants } from '../../src/conversation/grants.ts'
import type { Route } from '../../src/conversation/http.ts'
import type { Log } from '../../src/conversation/log.ts'
import type { Incoming } from '../../src/conversation/message.ts'
import type { Draw } from '../../src/conversation/picture.ts'
import { type Delivery, type Platform, PlatformError, type Receive } from '../../src/conversation/platform.ts'
import { openRefusals } from '../../src/conversation/wire/refusals.ts'
import { openApprovals } from './approvals.ts'
import { openCalendars } from './calendars.ts'
import { openFeishuClicks, redrawnAs } from './callback-answer.ts'
import { type AppMessage, openClient, repeatWindow } from './client.ts'
import { openDirectory } from './directory.ts'
import { examine } from './examine.ts'
import { isChartRefused, isWritingRefused } from './failure.ts'
import { buttonsShown } from './feishu-card.ts'
import { openLogin } from './login.ts'
import { answerTo, letterIn, type Reception } from './reception.ts'
import { render, textBytes, uuidOf } from './render.ts'
import { openSocket, type SocketOptions } from './socket.ts'
import { openSpokenCards } from './spoken-card.ts'
import { openUserTokens } from './user-tokens.ts'
import { type Door, openWebhook } from './webhook.ts'

export interface FeishuOptions {
  config: {
    appId: string
    appSecret: string
    /** By callbacks to our address, or over a long connection that we open. */
    way: { mode: 'webhook'; encryptKey: string; verificationToken: string } | { mode: 'ws' }
    apiBase: string
    /** Where the client's page script comes from; absent where pages do without. */
    pageScript?: string | undefined
  }
  /** Where members' clients reach us. */
  publicUrl: string
  log: Log
  /** What members grant; without it nothing is done in their name. */
  grants?: Grants
  /** Without it pictures are cards. */
  draw?: Draw
  now?: () => number
  fetch?: typeof globalThis.fetch
}

/** A self-built app 自建应用 of one company in Feishu. */
export function openFeishu({
  config,
  publicUrl,
  log,
  grants,
  draw,
  now = Date.now,
  fetch = globalThis.fetch,
}: FeishuOptions): Platform {
  const { appId, appSecret, way, apiBase } = config
  const client = openClient({ appId, appSecret, apiBase, fetch, now })
  const clicks = openFeishuClicks()
  const spoken = openSpokenCards(client, log)
  let receive: Receive = notYet
  let refused: (counts: Record<string, number>) => void = () => {}
  let botId: string | undefined
  const reception = {
    appId,
    clicks,
    receive: (incoming: Incoming) => receive(incoming),
    botId: async () => {
      botId ??= (await client.bot()).bot.open_id
      return botId
    },
    pointAside(messageId: string) {
      // A courtesy: the answer itself goes to the private chat, and is kept and tried again there.
      client
        .reply(messageId, { msg_type: 'text', content: aside, uuid: `aside-${messageId}`.slice(0, 50) })
        .catch((error: unknown) => log.warn({ err: error }, 'a group was not told where the answer is'))
    },
    now,
    log,
    refused: (counts: Record<string, number>) => refused(counts),
  }
  const entrance =
    way.mode === 'ws'
      ? openLongConnection({ ...reception, appSecret, apiBase, fetch })
      : openCallbacks({ ...reception, ...way })

  async function sendAll(recipient: string, messages: readonly AppMessage[]): Promise<void> {
    for (const message of messages) await client.sendMessage(recipient, message)
  }

  /** Not where no image can be drawn or uploaded (the app lacks leave, say): then its words go, as a card. */
  async function sentAsImage({ key, recipient, outgoing }: Delivery): Promise<boolean> {
    if (outgoing.kind !== 'picture' || draw === undefined) return false
    const png = await draw(outgoing.picture)
    try {
      const image_key = await client.uploadImage(png)
      const content = JSON.stringify({ image_key })
      await client.sendMessage(recipient, { msg_type: 'image', content, uuid: uuidOf(key) })
      return true
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
      log.warn({ err: error }, 'an image was refused; saying what it shows in words')
      return false
    }
  }

  /** Words that may get better on a card that can be written on; `false` where there is no such card. */
  async function sendSpoken({ recipient, key, outgoing }: Delivery): Promise<boolean> {
    if (outgoing.kind !== 'text' || outgoing.better === undefined) return false
    if (Buffer.byteLength(outgoing.text) > textBytes) return false
    try {
      await spoken.say(recipient, uuidOf(key), outgoing.text, outgoing.better)
      return true
    } catch (error) {
      if (!isWritingRefused(error)) throw error
      log.error({ err: error }, 'no card can be written on; the words are said as they are')
      return false
    }
  }

  async function sendRendered(delivery: Delivery, withoutCharts: boolean): Promise<void> {
    const rendered = render(delivery, { publicUrl, apiBase, withoutCharts })
    if ('messages' in rendered) {
      await sendAll(delivery.recipient, rendered.messages)
      clicks.said(delivery)
    } else if (!clicks.redraw(delivery, redrawnAs(rendered.redraw))) {
      await clicks.settled(rendered.messageId)
      await client.updateCard(rendered.messageId, JSON.stringify(rendered.redraw))
    }
  }

  return {
    name: 'feishu',
    label: '飞书',
    // A self-built app lives in one company alone, and what we are told at the start names the app, not the company.
    corp: appId,
    // https://open.feishu.cn/document/server-docs/im-v1/message/create
    limits: {
      buttonsPerCard: buttonsShown,
      rowsPerCard: 20,
      textBytes,
      repeatWindow,
      // Five a second to one person.
      perPerson: { minute: 300, hour: 18_000 },
      // Of the thousand messages a minute (50 a second) of an app; the rest is for answers.
      unaskedPerSecond: 12,
    },
    routes: entrance.routes,

    async start(toReceive, toCount) {
      receive = toReceive
      refused = toCount
      await entrance.start()
    },
    async stop() {
      entrance.close()
      receive = notYet
      await spoken.close()
    },
    rewords: true,

    async send(delivery) {
      if (await sentAsImage(delivery)) return
      if (await sendSpoken(delivery)) {
        clicks.said(delivery)
        return
      }
      try {
        await sendRendered(delivery, false)
      } catch (error) {
        if (!isChartRefused(error)) throw error
        log.error({ err: error }, 'a chart was refused; saying what it shows in words')
        await sendRendered(delivery, true)
      }
    },

    directory: openDirectory(client),
    approvals: openApprovals(client),
    signIn: openLogin({ client, appId, apiBase, publicUrl, pageScript: config.pageScript, now }),
    ...(grants === undefined
      ? {}
      : { calendars: openCalendars({ client, users: openUserTokens(client, grants, now), appId, apiBase }) }),
    examine: () => examine(client, publicUrl),
  }
}

/** Throws when a callback could never be told from a forged one. */
function openCallbacks(door: Door): Entrance {
  if (door.encryptKey === '' || door.verificationToken === '')
    throw new Error('FEISHU_ENCRYPT_KEY 和 FEISHU_VERIFICATION_TOKEN 不能为空：没有它们，任何人都能冒充飞书')
  const { routes, close } = openWebhook(door)
  return { routes, start: async () => {}, close }
}

function openLongConnection(
  parts: Omit<Reception, 'misdirected'> & Omit<SocketOptions, 'take'> & Pick<Door, 'now' | 'refused'>,
): Entrance {
  const { appId, now, log, refused } = parts
  const refusals = openRefusals({ platform: 'feishu', log }, refused)
  const gone = new AbortController()
  const socket = openSocket({
    ...parts,
    async take(document) {
      const letter = letterIn(document)
      if (letter === undefined || letter.app !== appId) {
        refusals.count(letter === undefined ? 'document' : 'app')
        return {}
      }
      return answerTo(
        { ...parts, misdirected: () => refusals.count('person') },
        { ...letter, receivedAt: now() },
        gone.signal,
      )
    },
  })
  return {
    routes: [],
    start: socket.start,
    close() {
      gone.abort()
      socket.close()
      refusals.close()
    },
  }
}

/** How what people say and press comes in. */
interface Entrance {
  routes: readonly Route[]
  start(): Promise<void>
  close(): void
}

const aside = JSON.stringify({ text: '答复发在我们的单聊里了，客户的事不在群里说。' })

async function notYet(): Promise<never> {
  throw new Error('the conversation has not started, or has ended')
}
