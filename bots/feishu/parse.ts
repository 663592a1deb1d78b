import { z } from 'zod'
import { readButtonKey } from '../../src/conversation/card.ts'
import {
  type Content,
  conversationId,
  type Incoming,
  type Media,
  type News,
  newsLane,
} from '../../src/conversation/message.ts'
import { type Button, readAnswer, readButton } from './button.ts'

/** An event or callback, of either generation, after its envelope was opened. */
export interface Letter {
  /** The platform's id of this event; a retry has the same. */
  id: string
  type: string
  event: Record<string, unknown>
  receivedAt: number
}

/** A message said in a group, as far as it concerns us. */
export interface InGroup {
  messageId: string
}

/** Messages and events of a self-built app. What we do not know becomes a Notice and is kept; what nobody said to us is nothing. */
export function toIncoming(
  corp: string,
  { id, type, event, receivedAt }: Letter,
  botId?: string,
): Incoming | undefined {
  const read = readers[type] ?? notice(type)
  const found = read(event, botId)
  if (found === undefined) return undefined
  const { speaker, group, content, key = `event:${id}` } = found
  return {
    platform: 'feishu',
    corp,
    // One person, one lane, also for what was said in a group: answers hold deals, and are for the asking person alone.
    conversation: content.kind === 'news' ? newsLane('feishu', corp, content) : conversationId('feishu', corp, speaker),
    speaker,
    ...(group === undefined ? {} : { group }),
    dedupeKey: key,
    receivedAt,
    content,
  }
}

/** Whose calendars changed; each is news by itself. */
// https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/events/changed
export function calendarNews(corp: string, { id, type, event, receivedAt }: Letter): Incoming[] {
  if (type !== 'calendar.calendar.event.changed_v4') return []
  const { user_id_list } = z.object({ user_id_list: z.array(Person) }).safeParse(event).data ?? { user_id_list: [] }
  return user_id_list.map(({ open_id }) => {
    const content = { kind: 'news', of: 'calendar', id: open_id } as const
    const conversation = newsLane('feishu', corp, content)
    const dedupeKey = `event:${id}:${open_id}`
    return { platform: 'feishu', corp, conversation, speaker: system, dedupeKey, receivedAt, content }
  })
}

/** The message, where it was said in a group and names the bot; `undefined` where it does not concern us. */
export function addressedInGroup({ type, event }: Letter, botId: string): InGroup | undefined {
  const message = type === messageType ? Received.safeParse(event).data?.message : undefined
  if (message?.chat_type !== 'group') return undefined
  return message.mentions.some(({ id }) => id.open_id === botId) ? { messageId: message.message_id } : undefined
}

/** Whether somebody of the others in a group may be meant by it. */
export function isInGroup({ type, event }: Letter): boolean {
  return type === messageType && Received.safeParse(event).data?.message.chat_type === 'group'
}

/** A press of a button or a choice behind 更多. */
export function pressedButton({ event }: Letter): { button: Button; operator: string; messageId: string } | undefined {
  const { operator, action, context } = Triggered.safeParse(event).data ?? {}
  const button = action === undefined ? undefined : readButton(action.value, action.option)
  if (button === undefined || operator === undefined || context === undefined) return undefined
  return { button, operator: operator.open_id, messageId: context.open_message_id }
}

/** What was typed into a card's field, by whom, and for whom the card was drawn. */
export function typedAnswer({
  event,
}: Pick<Letter, 'event'>): { to: string; operator: string; text: string } | undefined {
  const { operator, action } = Triggered.safeParse(event).data ?? {}
  const answer = action === undefined ? undefined : readAnswer(action.value, action.form_value)
  return operator === undefined || answer === undefined ? undefined : { ...answer, operator: operator.open_id }
}

interface Found {
  speaker: string
  group?: string
  content: Content
  key?: string
}

type Reader = (event: Record<string, unknown>, botId: string | undefined) => Found | undefined

const messageType = 'im.message.receive_v1'

/** https://open.feishu.cn/document/server-docs/event-subscription-guide/event-list */
const readers: Record<string, Reader> = {
  [messageType]: message,
  'card.action.trigger': press,
  'im.chat.access_event.bot_p2p_chat_entered_v1': entered,
  'application.bot.menu_v6': chosenInMenu,
  'contact.user.updated_v3': member,
  'contact.user.deleted_v3': member,
  approval_instance: approval,
}

const Person = z.object({ open_id: z.string().min(1) })

const Received = z.object({
  sender: z.object({ sender_id: Person, sender_type: z.string() }),
  message: z.object({
    message_id: z.string().min(1),
    chat_id: z.string().optional(),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(z.object({ key: z.string(), id: z.object({ open_id: z.string().optional() }), name: z.string() }))
      .default([]),
  }),
})

type Message = z.infer<typeof Received>['message']

/** Duplicates of a message may come under new event ids: "use message_id, do not rely on event_id". */
// https://open.feishu.cn/document/server-docs/im-v1/message/events/receive
function message(event: Record<string, unknown>, botId: string | undefined): Found | undefined {
  const { data } = Received.safeParse(event)
  if (data === undefined || data.sender.sender_type !== 'user') return undefined
  return {
    speaker: data.sender.sender_id.open_id,
    ...(data.message.chat_type === 'group' && data.message.chat_id ? { group: data.message.chat_id } : {}),
    content: contentOf(data.message, botId),
    key: `msg:${data.message.message_id}`,
  }
}

const mediaTypes: Readonly<Record<string, Media['type']>> = {
  audio: 'voice',
  image: 'image',
  media: 'video',
  video: 'video',
  location: 'location',
  file: 'file',
  folder: 'file',
}

function contentOf(said: Message, botId: string | undefined): Content {
  const content = jsonIn(said.content)
  if (said.message_type === 'text') return { kind: 'text', text: named(text(content), said, botId) }
  if (said.message_type === 'post') return { kind: 'text', text: named(post(content), said, botId) }
  const type = mediaTypes[said.message_type]
  const detail = detailOf(content)
  return type === undefined ? { kind: 'notice', name: said.message_type, detail } : { kind: 'media', type, detail }
}

function jsonIn(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function text(content: unknown): string {
  return z.object({ text: z.string() }).safeParse(content).data?.text ?? ''
}

const Post = z.object({
  title: z.string().default(''),
  content: z.array(
    z.array(
      z.object({ text: z.string().optional(), user_id: z.string().optional(), href: z.string().optional() }).loose(),
    ),
  ),
})

/** The words of a rich text, a line for each of its paragraphs; pictures in it say nothing to us. */
function post(content: unknown): string {
  const { data } = Post.safeParse(content)
  if (data === undefined) return ''
  const lines = data.content.map((line) => line.map(({ text, user_id }) => text ?? user_id ?? '').join(''))
  return [data.title, ...lines].filter((line) => line.trim() !== '').join('\n')
}

/** A mention stands as `@_user_1` in the text: people by their name, the bot not at all, for it is who is spoken to. */
function named(words: string, { mentions }: Message, botId: string | undefined): string {
  // `@_user_1` is how `@_user_10` begins.
  const longestFirst = mentions.toSorted((one, other) => other.key.length - one.key.length)
  return longestFirst
    .reduce((said, { key, id, name }) => said.replaceAll(key, id.open_id === botId ? '' : `@${name}`), words)
    .trim()
}

const Triggered = z.object({
  operator: Person,
  action: z.object({ value: z.unknown(), option: z.string().optional(), form_value: z.unknown().optional() }),
  context: z.object({ open_message_id: z.string().min(1) }),
})

function press(event: Record<string, unknown>): Found | undefined {
  const typed = typedAnswer({ event })
  if (typed !== undefined) return { speaker: typed.operator, content: { kind: 'text', text: typed.text } }
  const pressed = pressedButton({ id: '', type: '', event, receivedAt: 0 })
  if (pressed === undefined) return undefined
  const { button, operator, messageId } = pressed
  return {
    speaker: operator,
    content: { kind: 'press', action: button.action, argument: button.argument, handle: messageId },
  }
}

function entered(event: Record<string, unknown>): Found | undefined {
  const { data } = z.object({ operator_id: Person }).safeParse(event)
  return data && { speaker: data.operator_id.open_id, content: { kind: 'enter' } }
}

/** A key of the bot's menu: a button of ours, or the sentence the administrator gave the entry. */
function chosenInMenu(event: Record<string, unknown>): Found | undefined {
  const Chosen = z.object({ operator: z.object({ operator_id: Person }), event_key: z.string().min(1) })
  const { data } = Chosen.safeParse(event)
  if (data === undefined) return undefined
  const button = readButtonKey(data.event_key)
  return {
    speaker: data.operator.operator_id.open_id,
    content: button === undefined ? { kind: 'text', text: data.event_key } : { kind: 'press', ...button },
  }
}

/** Who speaks where nobody does. */
const system = 'sys'

function news(of: News['of'], id: string): Found {
  return { speaker: system, content: { kind: 'news', of, id } }
}

// https://open.feishu.cn/document/server-docs/contact-v3/user/events/updated
function member(event: Record<string, unknown>): Found | undefined {
  const { data } = z.object({ object: Person }).safeParse(event)
  return data && news('member', data.object.open_id)
}

/** Of its status nothing is read here: events of one instance may come twice or late, and the platform is asked anyway. */
// https://open.feishu.cn/document/server-docs/approval-v4/event/common-event/approval-instance-event
function approval(event: Record<string, unknown>): Found | undefined {
  const { data } = z.object({ instance_code: z.string().min(1).max(100) }).safeParse(event)
  return data && news('approval', data.instance_code)
}

function notice(name: string): Reader {
  return (event) => ({ speaker: system, content: { kind: 'notice', name, detail: detailOf(event) } })
}

/** What stands at the top of it in plain words. */
function detailOf(value: unknown): Record<string, string> {
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(
    pairs
      .filter(([, said]) => typeof said === 'string' || typeof said === 'number')
      .map(([name, said]) => [name, String(said)]),
  )
}
