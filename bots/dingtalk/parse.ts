import { z } from 'zod'
import type { Content, Media } from '../../src/conversation/message.ts'

/** What somebody said to the robot. https://open.dingtalk.com/document/orgapp/robot-receive-message */
export interface Said {
  msgId: string
  /** The user id in our company; absent for people outside it, and for all until the robot's version is published. */
  userId?: string
  robotCode: string
  corpId: string
  saidAt: number
  /** The conversation id of the group it was said in. */
  group?: string
  /** `undefined`: the month's deliveries are used up, and DingTalk keeps back what was said. */
  content: Content | undefined
  webhook?: { url: string; until: number }
}

/** A click on a card. https://open.dingtalk.com/document/orgapp/event-callback-card */
export interface Clicked {
  outTrackId: string
  corpId: string
  userId: string
  key: string
}

/** Something that happened in the company, by whichever way it came. */
export interface Event {
  id: string
  type: string
  corpId: string | undefined
  detail: Record<string, unknown>
}

const Message = z.looseObject({
  msgId: z.string().min(1).max(200),
  msgtype: z.string().default('text'),
  conversationType: z.coerce.string(),
  conversationId: z.string(),
  senderStaffId: z.string().max(100).optional(),
  robotCode: z.string(),
  chatbotCorpId: z.string(),
  createAt: z.coerce.number(),
  sessionWebhook: z.string().optional(),
  sessionWebhookExpiredTime: z.coerce.number().optional(),
  errorCode: z.coerce.number().optional(),
  errCode: z.coerce.number().optional(),
})

/** A message of the robot's, over either way; `undefined` for what is none. */
export function readSaid(body: unknown): Said | undefined {
  const { data } = Message.safeParse(body)
  if (data === undefined) return undefined
  const { msgId, senderStaffId: userId, robotCode, createAt, conversationId } = data
  const { sessionWebhook: url, sessionWebhookExpiredTime: until } = data
  return {
    msgId,
    ...(userId ? { userId } : {}),
    robotCode,
    corpId: data.chatbotCorpId,
    saidAt: createAt,
    ...(data.conversationType === '2' ? { group: conversationId } : {}),
    content: (data.errorCode ?? data.errCode) === usedUp ? undefined : contentOf(data),
    ...(url === undefined || until === undefined ? {} : { webhook: { url, until } }),
  }
}

/** 受调用量超量影响. https://open.dingtalk.com/document/development/dingtalk-application-development-platform-billing-model */
const usedUp = 20001

const mediaTypes: Readonly<Record<string, Media['type']>> = {
  audio: 'voice',
  picture: 'image',
  video: 'video',
  file: 'file',
}

const Text = z.object({ text: z.object({ content: z.string() }).optional(), content: z.unknown().optional() })
const Voice = z.object({ recognition: z.string().min(1) })
const Rich = z.object({
  richText: z.array(z.looseObject({ text: z.string().optional(), atName: z.string().optional() })),
})

/** In a group the words begin with the space after the robot's name; one page of the documents has them at the top. */
function contentOf(message: z.infer<typeof Message>): Content {
  const { msgtype } = message
  const { text, content } = Text.parse(message)
  if (msgtype === 'text')
    return { kind: 'text', text: (text?.content ?? (typeof content === 'string' ? content : '')).trim() }
  if (msgtype === 'richText') return { kind: 'text', text: wordsOf(content) }
  const spoken = msgtype === 'audio' ? Voice.safeParse(content).data : undefined
  if (spoken !== undefined) return { kind: 'text', text: spoken.recognition.trim() }
  const type = mediaTypes[msgtype]
  return type === undefined
    ? { kind: 'notice', name: msgtype, detail: plainly(content) }
    : { kind: 'media', type, detail: plainly(content) }
}

/** The words of a rich text; pictures in it say nothing to us. */
function wordsOf(content: unknown): string {
  const { richText = [] } = Rich.safeParse(content).data ?? {}
  return richText
    .map(({ text, atName }) => text ?? (atName === undefined ? '' : `@${atName}`))
    .join('')
    .trim()
}

const Callback = z.object({
  outTrackId: z.string().min(1).max(200),
  corpId: z.string(),
  userId: z.string().min(1).max(100),
  content: z.string(),
})
const Action = z.object({ cardPrivateData: z.object({ params: z.object({ key: z.string().min(1) }) }) })

/** A click on one of our buttons; `undefined` for what is none. */
export function readClicked(body: unknown): Clicked | undefined {
  const { data } = Callback.safeParse(body)
  const action = data && Action.safeParse(jsonIn(data.content)).data
  if (data === undefined || action === undefined) return undefined
  const { outTrackId, corpId, userId } = data
  return { outTrackId, corpId, userId, key: action.cardPrivateData.params.key }
}

/** The fields of an event, their first letters small: over HTTP they begin with a capital, over Stream they do not. */
export function readEvent(document: unknown): Event | undefined {
  const fields = lowered(document)
  const { data } = Flat.safeParse(fields)
  if (data === undefined) return undefined
  const { eventType: type, eventId, eventTime, corpId, ...detail } = data
  return { id: eventId ?? `${type}:${eventTime ?? ''}:${JSON.stringify(detail)}`.slice(0, 500), type, corpId, detail }
}

const Flat = z.looseObject({
  eventType: z.string().min(1).max(100),
  eventId: z.string().min(1).max(200).optional(),
  eventTime: z.coerce.string().optional(),
  corpId: z.string().optional(),
})

export function lowered(document: unknown): Record<string, unknown> {
  const pairs = typeof document === 'object' && document !== null ? Object.entries(document) : []
  return Object.fromEntries(pairs.map(([name, value]) => [(name[0]?.toLowerCase() ?? '') + name.slice(1), value]))
}

/** What stands at the top of it in plain words. */
export function plainly(value: unknown): Record<string, string> {
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(
    pairs
      .filter(([, said]) => typeof said === 'string' || typeof said === 'number')
      .map(([name, said]) => [name, String(said)]),
  )
}

export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
