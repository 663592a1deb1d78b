import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type LoggedCall, openApiServer } from './api-server.ts'
import type { EmulatedApprovals } from './approvals.ts'
import { checkCard, type Pressable } from './card-rules.ts'
import { type Bubble, type Company, openCompany } from './company.ts'
import { type DeliveryOptions, deliver, type Receipt } from './delivery.ts'
import type { EndpointName } from './endpoints.ts'
import { type Fault, openFaults } from './faults.ts'
import { type Letter, openLetters } from './letters.ts'
import type { DingtalkEmulatorOptions } from './options.ts'
import type { Sockets } from './socket.ts'

/** DingTalk for tests and demonstrations: the platform's API and gateway on one side, the people in its client on the other. */
export interface DingtalkEmulator {
  /** Stands for https://api.dingtalk.com and https://oapi.dingtalk.com. */
  url: string
  /** Our server, for HTTP mode. */
  callbackBase: string | undefined
  close(): Promise<void>

  /** The app's own connections to us. */
  stream: Omit<Sockets, 'connect' | 'deliver'>
  /** Members' calendars, by their union id. */
  calendars: Pick<Company['calendars'], 'book' | 'changed' | 'view'>
  /** The approval page. */
  approvals: EmulatedApprovals
  calls: LoggedCall[]
  callsOf(endpoint: EndpointName): LoggedCall[]
  meteredCalls(): number
  fail(endpoint: EndpointName, fault: Fault, times?: number): void
  /** The tokens in use are invalid from now on. */
  dropTokens(): void
  /** What the client's page script hands out for this person. */
  authCode(userId: string): string

  /** The month's calls are used up from now on, or bought again. */
  useUpCalls(whether: boolean, left?: number): void

  says(userId: string, text: string): Promise<Receipt>
  /** Leaves the company, or comes back. */
  leaves(userId: string, hasLeft: boolean): Promise<Receipt>
  clicks(userId: string, bubble: Pick<Bubble, 'id'>, pressable: Omit<Pressable, 'label'>): Promise<Clicked>

  /** Deeds written down and not yet delivered: for what arrives late, twice, or out of order. */
  writes: ReturnType<typeof openLetters>
  deliver(letter: Letter, options?: DeliveryOptions): Promise<Receipt>

  /** What a person, or a group, sees, oldest first, as it now stands. */
  bubbles(chat: string): Bubble[]
}

/** What the client made of the answer to a click. */
interface Clicked extends Receipt {
  /** Shown to the person instead. */
  error?: string
}

export async function openDingtalkEmulator(options: DingtalkEmulatorOptions): Promise<DingtalkEmulator> {
  const company = openCompany(options)
  const faults = openFaults()
  const { url, calls, sockets, close } = await openApiServer(company, faults)
  const writes = openLetters(company, () => url)
  const send = (letter: Letter, how?: DeliveryOptions) => deliver(company, sockets, letter, how)
  // https://open.dingtalk.com/document/orgapp/calendar-event-change
  company.onCalendarChange(({ id }, unionIdList) => {
    const changed = { calendarEventId: id, calendarId: 'primary', unionIdList, changeType: 'create' }
    void send(writes.event('calendar_event_change', changed))
  })

  company.onApprovalChange((instance, told) => void send(writes.approvalChanged(instance, told)))

  return {
    url,
    get callbackBase() {
      return company.callbackBase
    },
    set callbackBase(callbackBase) {
      company.callbackBase = callbackBase
    },
    close,
    stream: sockets,
    calendars: company.calendars,
    approvals: company.approvals,
    calls,
    callsOf: (endpoint) => calls.filter((call) => call.endpoint === endpoint),
    meteredCalls: company.meteredCalls,
    useUpCalls(whether, left = 0) {
      options.monthly = whether ? company.meteredCalls() + left : Number.POSITIVE_INFINITY
    },
    fail: faults.fail,
    dropTokens: company.dropTokens,
    authCode(userId) {
      const code = randomUUID()
      company.codes.set(code, { userId, until: company.now() + 5 * 60_000, used: false })
      return code
    },

    says: (userId, text) => send(writes.says(userId, text)),
    leaves(userId, left) {
      const member = options.members.find((one) => one.userId === userId)
      if (member !== undefined) member.left = left
      const type = left ? 'user_leave_org' : 'user_add_org'
      return send(writes.event(type, { timeStamp: String(company.now()), userId: [userId] }))
    },
    async clicks(userId, { id }, pressable) {
      const letter = writes.clicks(userId, id, pressable)
      const overStream = sockets.isConnected()
      const receipt = await send(letter)
      return { ...receipt, ...shown(company, id, receipt, overStream) }
    },

    writes,
    deliver: send,
    bubbles: company.bubbles,
  }
}

const CallbackAnswer = z.strictObject({
  cardUpdateOptions: z
    .strictObject({ updateCardDataByKey: z.boolean(), updatePrivateDataByKey: z.boolean().optional() })
    .optional(),
  cardData: z.strictObject({ cardParamMap: z.record(z.string(), z.string()) }).optional(),
  userPrivateData: z.strictObject({ cardParamMap: z.record(z.string(), z.string()) }).optional(),
})

/** https://open.dingtalk.com/document/orgapp/event-callback-card */
function shown(company: Company, id: string, { status, body }: Receipt, overStream: boolean): { error?: string } {
  if (status !== 200) return { error: '操作失败，请稍后再试' }
  const said = jsonIn(body)
  const answer = CallbackAnswer.safeParse(overStream ? z.object({ response: z.unknown() }).parse(said).response : said)
  if (!answer.success) return { error: '回调响应格式错误' }
  const { cardData, cardUpdateOptions } = answer.data
  if (cardData === undefined) return {}
  try {
    const before = cardUpdateOptions?.updateCardDataByKey === true ? company.cards.get(id)?.values : {}
    company.redraw(id, checkCard(cardData.cardParamMap, before))
    return {}
  } catch (error) {
    return { error: String(error) }
  }
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
