import type { Log } from '../../src/conversation/log.ts'
import type { Platform, Receive } from '../../src/conversation/platform.ts'
import { openClicks } from './clicks.ts'
import { type AppMessage, openClient, repeatWindow } from './client.ts'
import { openDirectory } from './directory.ts'
import { examine } from './examine.ts'
import { buttonsShown } from './feishu-card.ts'
import { openLogin } from './login.ts'
import { render, textBytes } from './render.ts'
import { openWebhook } from './webhook.ts'

export interface FeishuOptions {
  config: {
    appId: string
    appSecret: string
    encryptKey: string
    verificationToken: string
    apiBase: string
  }
  /** Where members' clients reach us. */
  publicUrl: string
  log: Log
  now?: () => number
  fetch?: typeof globalThis.fetch
}

/** A self-built app 自建应用 of one company in Feishu. Throws when a callback could never be told from a forged one. */
export function openFeishu({
  config,
  publicUrl,
  log,
  now = Date.now,
  fetch = globalThis.fetch,
}: FeishuOptions): Platform {
  const { appId, appSecret, encryptKey, verificationToken, apiBase } = config
  if (encryptKey === '' || verificationToken === '')
    throw new Error('FEISHU_ENCRYPT_KEY 和 FEISHU_VERIFICATION_TOKEN 不能为空：没有它们，任何人都能冒充飞书')

  const client = openClient({ appId, appSecret, apiBase, fetch, now })
  const clicks = openClicks()
  let receive: Receive = notYet
  let refused: (counts: Record<string, number>) => void = () => {}
  let botId: string | undefined
  const webhook = openWebhook({
    appId,
    encryptKey,
    verificationToken,
    now,
    log,
    clicks,
    receive: (incoming) => receive(incoming),
    botId: async () => {
      botId ??= (await client.bot()).bot.open_id
      return botId
    },
    pointAside(messageId) {
      // A courtesy: the answer itself goes to the private chat, and is kept and tried again there.
      client
        .reply(messageId, { msg_type: 'text', content: aside, uuid: `aside-${messageId}`.slice(0, 50) })
        .catch((error: unknown) => log.warn({ err: error }, 'a group was not told where the answer is'))
    },
    refused: (counts) => refused(counts),
  })

  async function sendAll(recipient: string, messages: readonly AppMessage[]): Promise<void> {
    for (const message of messages) await client.sendMessage(recipient, message)
  }

  return {
    name: 'feishu',
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
    },
    routes: webhook.routes,

    async start(toReceive, toCount) {
      receive = toReceive
      refused = toCount
    },
    async stop() {
      receive = notYet
      webhook.close()
    },

    async send(delivery) {
      const rendered = render(delivery, publicUrl)
      if ('messages' in rendered) {
        await sendAll(delivery.recipient, rendered.messages)
        clicks.said(delivery)
      } else if (!clicks.redraw(delivery, rendered.redraw)) {
        await clicks.settled(rendered.messageId)
        await client.updateCard(rendered.messageId, JSON.stringify(rendered.redraw))
      }
    },

    directory: openDirectory(client),
    signIn: openLogin({ client, appId, apiBase, publicUrl }),
    examine: () => examine(client, publicUrl),
  }
}

const aside = JSON.stringify({ text: '答复发在我们的单聊里了，客户的事不在群里说。' })

async function notYet(): Promise<never> {
  throw new Error('the conversation has not started, or has ended')
}
