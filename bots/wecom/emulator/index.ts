import { type LoggedCall, openApiServer } from './api-server.ts'
import type { EmulatedApprovals } from './approvals.ts'
import { type EmulatedBot, openEmulatedBot } from './bot/index.ts'
import type { Bubble } from './bubbles.ts'
import type { EmulatedCalendars } from './calendars.ts'
import type { EmulatedChats } from './chats.ts'
import { type DeliveryOptions, deliver, type Receipt } from './delivery.ts'
import type { EndpointName } from './endpoints/index.ts'
import { type Fault, openFaults } from './faults.ts'
import { type Letter, type MessageType, openLetters } from './letters.ts'
import type { WecomEmulatorOptions } from './options.ts'
import { openPageClient, type PageClient, type PageClientOptions } from './page-client.ts'
import { openPeople, type People } from './people.ts'
import { type DroppedMessage, openTenant } from './tenant.ts'
import { type Verification, type VerificationOptions, verifyUrl } from './verify-url.ts'

export type { WecomEmulatorOptions } from './options.ts'

/** WeCom for tests and demonstrations: the platform's API on one side, the people in its client on the other. */
export interface WecomEmulator {
  /** Stands for https://qyapi.weixin.qq.com. */
  url: string
  callbackUrl: string | undefined
  /** The company's AI bot; asking for one that it does not have throws. */
  bot: EmulatedBot
  close(): Promise<void>

  /** Every call so far; `callsOf` those of one endpoint, such as `message/send`. */
  calls: LoggedCall[]
  callsOf(endpoint: EndpointName): LoggedCall[]
  fail(endpoint: EndpointName, fault: Fault, times?: number): void
  hold(endpoint: EndpointName): () => void
  /** The token in use becomes unknown (40014), or too old (42001), before its time. */
  invalidateToken(): void
  expireToken(): void
  /** What WeCom appends to redirect_uri for this person. */
  oauthCode(userid: string): string
  /** The client around a page that somebody opened in it. */
  opensPage(options: PageClientOptions): PageClient

  says(userid: string, text: string, options?: DeliveryOptions): Promise<Receipt>
  sends(userid: string, type: MessageType, fields?: Record<string, string>, options?: DeliveryOptions): Promise<Receipt>
  /** A member sends the app an image. */
  photographs(userid: string, image: Buffer): Promise<Receipt>
  /** A member sends the app what they spoke or filmed. */
  records(userid: string, type: 'voice' | 'video', bytes: Buffer): Promise<Receipt>
  enters(userid: string, options?: DeliveryOptions): Promise<Receipt>
  clicks(userid: string, bubble: Pick<Bubble, 'msgid'>, key: string, options?: ClickOptions): Promise<Receipt>
  menu(userid: string, key: string, options?: DeliveryOptions): Promise<Receipt>
  verifyUrl(options?: VerificationOptions): Promise<Verification>

  /** What the app made, and what members see of it. */
  calendars: EmulatedCalendars
  /** What was applied for, and how it stands. */
  approvals: EmulatedApprovals
  /** The chats it made, and what was said in them. */
  chats: EmulatedChats

  /** The same deeds, written down and not yet delivered: for what arrives late, twice, or out of order. */
  writes: People
  deliver(letter: Letter, options?: DeliveryOptions): Promise<Receipt>
  /** Delivers one after the other in the order given by index: `[1, 0]` has the second arrive first. */
  reorder(letters: Letter[], order: number[]): Promise<Receipt[]>

  /** What a person sees, oldest first, as it now stands. */
  bubbles(userid: string): Bubble[]
  waitForBubble(userid: string, fits: (bubble: Bubble) => boolean, ms?: number): Promise<Bubble>
  /** What was answered with errcode 0 and never shown to anyone. */
  dropped: DroppedMessage[]
}

interface ClickOptions extends DeliveryOptions {
  /** Option ids by question key, for cards with something to choose. */
  selected?: Record<string, string[]>
}

export async function openWecomEmulator(options: WecomEmulatorOptions): Promise<WecomEmulator> {
  const tenant = openTenant(options)
  const faults = openFaults()
  const { url, server, calls, close } = await openApiServer(tenant, faults)
  const bot = tenant.bot && openEmulatedBot(tenant, tenant.bot, server)
  const writes = openPeople(tenant, openLetters(options, tenant.now))

  return {
    url,
    get callbackUrl() {
      return tenant.callbackUrl
    },
    set callbackUrl(callbackUrl) {
      tenant.callbackUrl = callbackUrl
    },
    get bot() {
      if (bot === undefined) throw new Error('this company has no AI bot')
      return bot
    },
    async close() {
      bot?.close()
      await close()
    },

    calls,
    callsOf: (endpoint) => calls.filter((call) => call.endpoint === endpoint),
    fail: faults.fail,
    hold: faults.hold,
    invalidateToken: tenant.accessToken.invalidate,
    expireToken: tenant.accessToken.expire,
    oauthCode: tenant.signIns.issue,
    opensPage: (options) => openPageClient(tenant, options),

    says: async (userid, text, how) => deliver(tenant, writes.says(userid, text), how),
    sends: async (userid, type, fields, how) => deliver(tenant, writes.sends(userid, type, fields), how),
    photographs: async (userid, image) =>
      deliver(tenant, writes.sends(userid, 'image', { MediaId: tenant.media.put(image) }), {}),
    records: async (userid, type, bytes) =>
      deliver(tenant, writes.sends(userid, type, { MediaId: tenant.media.put(bytes) }), {}),
    enters: async (userid, how) => deliver(tenant, writes.enters(userid), how),
    menu: async (userid, key, how) => deliver(tenant, writes.menu(userid, key), how),
    clicks: async (userid, bubble, key, how = {}) =>
      deliver(tenant, writes.clicks(userid, bubble, key, how.selected), how),
    verifyUrl: async (how) => verifyUrl(tenant, how),

    calendars: tenant.calendars,
    approvals: tenant.approvals,
    chats: tenant.chats,
    writes,
    deliver: async (letter, how) => deliver(tenant, letter, how),
    async reorder(letters, order) {
      const receipts: Receipt[] = []
      for (const index of order) receipts.push(await deliver(tenant, letters[index] ?? '', {}))
      return receipts
    },

    bubbles: tenant.bubbles.of,
    waitForBubble: (userid, fits, ms = 2000) => tenant.bubbles.waitFor(userid, fits, ms),
    dropped: tenant.dropped,
  }
}
