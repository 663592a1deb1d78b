import { createHmac } from 'node:crypto'
import type { Route } from '../../src/conversation/http.ts'
import type { Log } from '../../src/conversation/log.ts'
import type { Incoming } from '../../src/conversation/message.ts'
import type { NoticeBook } from '../../src/conversation/notice-book.ts'
import type { Draw } from '../../src/conversation/picture.ts'
import { type Delivery, type Platform, PlatformError, type Receive } from '../../src/conversation/platform.ts'
import { recently } from '../../src/conversation/wire/recently.ts'
import { openRefusals } from '../../src/conversation/wire/refusals.ts'
import { openApprovals } from './approvals.ts'
import { openSignet } from './button.ts'
import { openCalendars } from './calendars.ts'
import { openDingtalkClicks, redrawnAs } from './callback-answer.ts'
import { type CardCallback, type CardMessage, isGroup, openClient } from './client.ts'
import { buttonsShown } from './dingtalk-card.ts'
import { openDirectory } from './directory.ts'
import { examine } from './examine.ts'
import { isUsedUp } from './failure.ts'
import { askGateway } from './gateway.ts'
import { openIds } from './ids.ts'
import { openLogin, type PageScript } from './login.ts'
import { lowered } from './parse.ts'
import { openReception, type Reception } from './reception.ts'
import { render, textBytes } from './render.ts'
import { openSessions } from './sessions.ts'
import { type Frame, openSocket } from './socket.ts'
import { callsPerSecond } from './throttle.ts'
import { openWebhook } from './webhook.ts'
import { openWorkNotices } from './work-notices.ts'

export interface DingtalkOptions {
  config: {
    clientId: string
    clientSecret: string
    robotCode: string
    corpId: string
    cardTemplateId: string
    /** Over connections that we open, or by posts to our address. */
    way: { mode: 'stream' } | { mode: 'http'; token: string; aesKey: string }
    apiBase: string
    oapiBase: string
    /** Calls of one API that the app may make in a second. */
    callsPerSecond?: number | undefined
    /** Absent where no page uses the client's script. */
    pageScript?: PageScript | undefined
  }
  /** Where members' clients reach us. */
  publicUrl: string
  log: Log
  /** Where work notices are noted; without it nobody is told by one. */
  notices?: NoticeBook
  /** Without it pictures are cards. */
  draw?: Draw
  now?: () => number
  fetch?: typeof globalThis.fetch
}

/** An internal app 企业内部应用 of one company in DingTalk, with its robot. */
export function openDingtalk({
  config,
  publicUrl,
  log,
  notices: book,
  draw,
  now = Date.now,
  fetch = globalThis.fetch,
}: DingtalkOptions): Platform {
  const { clientSecret, corpId, robotCode, way, apiBase, oapiBase } = config
  const client = openClient({ ...config, fetch, now })
  const clicks = openDingtalkClicks()
  const signet = openSignet(clientSecret)
  const sessions = openSessions(oapiBase, now)
  const ids = openIds(client)
  const notices = book && config.pageScript && openWorkNotices(client, config.pageScript.agentId, book, now)
  /** Cards that DingTalk took: of an answer in several only those that are missing are sent again. */
  const shown = recently(repeatWindow, 10_000, now)
  /** Deliveries whose picture was refused: tried again, they are words again. */
  const inWords = recently(repeatWindow, 10_000, now)
  const calendars = openCalendars({ client, ids, now })
  let receive: Receive = notYet
  let refused: (counts: Record<string, number>) => void = () => {}
  const reception = openReception({
    corpId,
    robotCode,
    clicks,
    signet,
    sessions,
    ids,
    calendarChanged: calendars.changed,
    receive: (incoming: Incoming) => receive(incoming),
    sayAside(chat, text) {
      const session = sessions.find(chat)
      if (session === undefined) return
      client
        .sayInSession(session, '沙盘', text)
        .catch((error: unknown) => log.warn({ err: error }, 'a word aside was not said'))
    },
    log,
  })
  const around = { ...config, reception, log, now, refused: (counts: Record<string, number>) => refused(counts) }
  const entrance =
    way.mode === 'stream'
      ? openStream({ ...around, apiBase, fetch })
      : openCallbacks({ ...around, ...way, publicUrl }, client.registerCardCallback)

  /** As a card; where that cannot be had, the same words, as far as that is known not to show them twice. */
  async function sendNew(recipient: string, message: CardMessage, inDoubt: boolean): Promise<void> {
    if (shown.has(message.outTrackId)) return
    try {
      await client.sendCard(recipient, message, await entrance.cardCallback())
    } catch (error) {
      await sayInstead(recipient, message, inDoubt, error)
    }
    shown.add(message.outTrackId)
  }

  /** Throws the error where nothing else can be said. */
  async function sayInstead(recipient: string, message: CardMessage, inDoubt: boolean, error: unknown): Promise<void> {
    const head = message.values['summary'] ?? ''
    if (isUsedUp(error)) {
      await reception.usedUp('calls', now())
      // In the session of what the person said last, which costs none of the month's calls.
      const session = sessions.find(recipient)
      if (session === undefined) throw error
      // Whether a card is there could only be asked with a call, of which there are none.
      await client.sayInSession(session, head, inDoubt ? `${perhapsShown}\n\n${message.words}` : message.words)
    } else if (error instanceof PlatformError && noTemplate.includes(error.code)) {
      log.error({ code: error.code }, 'the card template cannot be used; saying it in words')
      await client.sendMarkdown(recipient, head, message.words)
    } else if (notices !== undefined && error instanceof PlatformError && error.code === 'not-allowed') {
      await notices.tell(recipient, message, inDoubt)
    } else throw error
  }

  /** To a group alone, and not where no image can be drawn or uploaded: then its words go, as a card. */
  async function sentAsImage({ key, recipient, outgoing, inDoubt = false }: Delivery): Promise<boolean> {
    if (outgoing.kind !== 'picture' || draw === undefined || !isGroup(recipient) || inWords.has(key)) return false
    if (inDoubt) throw perhapsThere()
    const png = await draw(outgoing.picture)
    try {
      await client.showImage(recipient, await client.uploadImage(png))
      return true
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retry !== 'never' || isUsedUp(error)) throw error
      log.warn({ err: error }, 'an image was refused; saying what it shows in words')
      inWords.add(key)
      return false
    }
  }

  return {
    name: 'dingtalk',
    label: '钉钉',
    corp: corpId,
    limits: {
      buttonsPerCard: buttonsShown,
      rowsPerCard: 20,
      textBytes,
      repeatWindow,
      // No limit for one person is documented; the calls of all are throttled in the client.
      perPerson: { minute: Number.POSITIVE_INFINITY, hour: Number.POSITIVE_INFINITY },
      // Half of what the client’s throttle lets through: an answer never waits behind a morning’s briefs.
      unaskedPerSecond: (config.callsPerSecond ?? callsPerSecond) / 2,
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
    },

    async send(delivery) {
      if (await sentAsImage(delivery)) return
      const rendered = render(delivery, { signet, publicUrl })
      if ('messages' in rendered) {
        const { recipient, inDoubt = false } = delivery
        for (const message of rendered.messages) await sendNew(recipient, message, inDoubt)
        clicks.said(delivery)
      } else if (!clicks.redraw(delivery, redrawnAs(rendered.redraw))) {
        await clicks.settled(rendered.outTrackId)
        await client.updateCard(rendered.outTrackId, rendered.redraw)
      }
    },

    directory: openDirectory(client, now),
    calendars,
    approvals: openApprovals(client),
    signIn: openLogin({ ...config, client, publicUrl, pageScript: config.pageScript, now }),
    examine: () =>
      examine({
        client,
        publicUrl,
        askGateway: way.mode === 'stream' ? () => askGateway({ ...config, fetch }, everyEvent) : undefined,
      }),
  }
}

/** A card is known by its name for good; so long is tried. */
const repeatWindow = 24 * 3_600_000

/** Said before words whose card may have got through with its answer lost. */
const perhapsShown = '（本月调用量刚用完，改用文字。如果上面已经有同样内容的卡片，就是同一条，看卡片即可。）'

/** An image has no name by which a repeat, or the same in words, would be known: neither is sent after one in doubt. */
function perhapsThere(): PlatformError {
  const message = 'the image may be there, and a second one would be seen'
  return new PlatformError('dingtalk', 'image', { code: 'in-doubt', message, retry: 'never' })
}

const everyEvent = [{ type: 'EVENT', topic: '*' }]

/** No such template, or not published. */
const noTemplate: readonly (string | number)[] = ['param.templateNotExist', 'param.templateUnpublished']

/** How what people say and press comes in. */
interface Entrance {
  routes: readonly Route[]
  /** How a card is to call us. */
  cardCallback(): Promise<CardCallback>
  start(): Promise<void>
  close(): void
}

type Around = DingtalkOptions['config'] & {
  reception: Reception
  log: Log
  now: () => number
  refused: (counts: Record<string, number>) => void
}

function openCallbacks(
  around: Around & { token: string; aesKey: string; publicUrl: string },
  register: (key: string, url: string, secret: string) => Promise<void>,
): Entrance {
  const { clientId, clientSecret, publicUrl } = around
  const cardSecret = createHmac('sha256', clientSecret).update('what card callbacks are signed with').digest('hex')
  const callbackRouteKey = `sandtable-${clientId}`
  let registered: Promise<void> | undefined
  return {
    ...openWebhook({ ...around, cardSecret }),
    async cardCallback() {
      registered ??= register(callbackRouteKey, `${publicUrl}/im/dingtalk/cards`, cardSecret)
      await registered.catch((error: unknown) => {
        registered = undefined
        throw error
      })
      return { callbackType: 'HTTP', callbackRouteKey }
    },
    start: async () => {},
  }
}

function openStream(around: Around & { fetch: typeof globalThis.fetch }): Entrance {
  const { reception, log, now } = around
  const refusals = openRefusals({ platform: 'dingtalk', log }, around.refused)
  const gone = new AbortController()

  async function take({ type, headers, data }: Frame): Promise<object | undefined> {
    const answer =
      type === 'EVENT'
        ? await reception.event({ ...lowered(data), ...named(headers) }, now())
        : headers.topic.includes('/card/')
          ? await reception.click(data, headers.messageId, now(), gone.signal)
          : await reception.message(data, now())
    if (typeof answer === 'string') refusals.count(answer)
    if (type === 'EVENT') return { status: 'SUCCESS' }
    return { response: typeof answer === 'object' ? answer : {} }
  }

  const socket = openSocket({ ...around, take })
  return {
    routes: [],
    cardCallback: async () => ({ callbackType: 'STREAM' }),
    start: socket.start,
    close() {
      gone.abort()
      socket.close()
      refusals.close()
    },
  }
}

/** What the headers of a frame say of its event. */
function named({ eventType, eventId, eventCorpId, eventBornTime }: Frame['headers']): object {
  return { eventType, eventId, corpId: eventCorpId, eventTime: eventBornTime }
}

async function notYet(): Promise<never> {
  throw new Error('the conversation has not started, or has ended')
}
