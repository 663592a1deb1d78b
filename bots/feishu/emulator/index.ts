import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type LoggedCall, openApiServer } from './api-server.ts'
import type { EmulatedApprovals } from './approvals.ts'
import type { Calendars } from './calendars.ts'
import { checkCard, type Pressable } from './card-rules.ts'
import { type Bubble, type Company, openCompany } from './company.ts'
import { type DeliveryOptions, deliver, type Receipt, sealed } from './delivery.ts'
import type { EndpointName } from './endpoints.ts'
import { type Fault, openFaults } from './faults.ts'
import { type Letter, openLetters, type Saying } from './letters.ts'
import type { Agreed } from './oauth.ts'
import type { FeishuEmulatorOptions } from './options.ts'
import type { Sockets } from './socket.ts'

/** Feishu for tests and demonstrations: the platform's API on one side, the people in its client on the other. */
export interface FeishuEmulator {
  /** Stands for https://open.feishu.cn. */
  url: string
  callbackUrl: string | undefined
  close(): Promise<void>

  /** The app's own connections to us. */
  longConnection: Pick<Sockets, 'isConnected' | 'connections' | 'cut' | 'freeze'>
  botId: string
  calls: LoggedCall[]
  callsOf(endpoint: EndpointName): LoggedCall[]
  fail(endpoint: EndpointName, fault: Fault, times?: number): void
  /** The token in use is invalid from now on. */
  dropTokens(): void
  /** What Feishu appends to redirect_uri for this person. */
  oauthCode(openId: string, agreed?: Agreed): string
  /** Somebody opens an authorize address and agrees: where their browser is sent back to. */
  agrees(openId: string, authorizeUrl: string): string
  /** From now on it is this person's browser that opens authorize addresses, and they agree at once. */
  browsesAs(openId: string): void
  /** Members' calendars, and what the app was granted of them. */
  calendars: Calendars
  /** The approval page. */
  approvals: EmulatedApprovals
  /** Cards that are still being written on. */
  writing(): number
  oauth: Pick<Company['oauth'], 'revoke' | 'dropTokens'>

  says(openId: string, text: string, saying?: Saying): Promise<Receipt>
  clicks(openId: string, bubble: Pick<Bubble, 'messageId'>, pressable: Pressable): Promise<Clicked>
  /** Types into a card's field and hands it in. */
  fills(openId: string, bubble: Pick<Bubble, 'messageId' | 'card'>, typed: string): Promise<Receipt>
  /** The company's administrator disables an account, or lets it in again. */
  freezes(openId: string, isFrozen: boolean): Promise<Receipt>
  /** Enters the request address in the console. */
  verifyUrl(how?: { token?: string; open?: boolean }): Promise<Receipt & { challenge: string }>

  /** Deeds written down and not yet delivered: for what arrives late, twice, or out of order. */
  writes: ReturnType<typeof openLetters>
  deliver(letter: Letter, options?: DeliveryOptions): Promise<Receipt>

  /** What a person sees, oldest first, as it now stands. */
  bubbles(openId: string): Bubble[]
  groupReplies(messageId: string): string[]
}

/** What the client made of the answer to a click. */
interface Clicked extends Receipt {
  toast?: string
  /** Shown to the person instead: 200341 no answer in time, 200671 not a 200, 200672 not an answer, 200673 not a card. */
  error?: number
}

export async function openFeishuEmulator(options: FeishuEmulatorOptions): Promise<FeishuEmulator> {
  const company = openCompany(options)
  const faults = openFaults()
  const { url, calls, sockets, close } = await openApiServer(company, faults)
  company.longConnection = sockets
  const writes = openLetters(company)
  company.onApprovals((instance, status) => void deliver(company, writes.approvalChanged(instance, status)))
  company.onCalendars((openIds) => void deliver(company, writes.calendarsChanged(openIds)))

  return {
    url,
    get callbackUrl() {
      return company.callbackUrl
    },
    set callbackUrl(callbackUrl) {
      company.callbackUrl = callbackUrl
    },
    close,
    longConnection: sockets,
    botId: company.botId,
    calls,
    callsOf: (endpoint) => calls.filter((call) => call.endpoint === endpoint),
    fail: faults.fail,
    dropTokens: company.dropTokens,
    oauthCode: company.oauth.code,
    agrees: (openId, authorizeUrl) => company.oauth.sentBack(openId, new URL(authorizeUrl).searchParams),
    browsesAs(openId) {
      company.browsing = openId
    },
    calendars: company.calendars,
    approvals: company.approvals,
    writing: company.entities.streaming,
    oauth: company.oauth,

    says: (openId, text, saying) => deliver(company, writes.says(openId, text, saying)),
    async clicks(openId, { messageId }, pressable) {
      const receipt = await deliver(company, writes.clicks(openId, messageId, pressable))
      return { ...receipt, ...shown(company, messageId, receipt) }
    },
    fills(openId, { messageId, card }, typed) {
      const [form] = card?.forms ?? []
      if (form === undefined) throw new Error('nothing to type into')
      return deliver(company, writes.fills(openId, messageId, form, typed))
    },
    freezes(openId, is_frozen) {
      const member = company.member(openId)
      if (member !== undefined) member.status = { ...member.status, is_frozen }
      return deliver(company, writes.memberChanged(openId, { is_frozen }))
    },
    async verifyUrl({ token = options.verificationToken, open = false } = {}) {
      const challenge = randomUUID()
      const letter = { challenge, token, type: 'url_verification' }
      const unsigned = { 'x-lark-signature': undefined, 'x-lark-request-timestamp': undefined }
      const body = open ? JSON.stringify(letter) : sealed(company, letter)
      return { ...(await deliver(company, letter, { headers: unsigned, body })), challenge }
    },

    writes,
    deliver: (letter, how) => deliver(company, letter, how),
    bubbles: company.bubbles,
    groupReplies: (messageId) => company.groupReplies.get(messageId) ?? [],
  }
}

const CallbackAnswer = z.strictObject({
  toast: z
    .strictObject({ type: z.enum(['info', 'success', 'error', 'warning']), content: z.string().min(1) })
    .optional(),
  card: z.strictObject({ type: z.literal('raw'), data: z.record(z.string(), z.unknown()) }).optional(),
})

/** https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-callback-communication */
function shown(company: Company, messageId: string, { status, body }: Receipt): { toast?: string; error?: number } {
  if (status === undefined) return { error: 200341 }
  if (status !== 200) return { error: 200671 }
  const answer = CallbackAnswer.safeParse(jsonIn(body))
  if (!answer.success) return { error: 200672 }
  const { toast, card } = answer.data
  if (card !== undefined) {
    try {
      company.redraw(messageId, checkCard(JSON.stringify(card.data)))
    } catch {
      return { error: 200673 }
    }
  }
  return toast === undefined ? {} : { toast: toast.content }
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
