import { hash } from 'node:crypto'
import { z } from 'zod'
import { readButtonKey } from '../../../src/conversation/card.ts'
import type { Content } from '../../../src/conversation/message.ts'

/** What the platform says to the bot's address: that somebody did something, or that it asks after a stream. */
export type BotCallback = { kind: 'asked'; stream: string } | ({ kind: 'heard' } & Heard)

export interface Heard {
  /** Equal for every redelivery. */
  id: string
  /** As the bot knows them, which may be an id of its own. */
  userId: string
  /** Which bot was spoken to. */
  bot: string
  /** The group it was said in. */
  group?: string
  /** `response_url`. */
  url?: string
  content: Content
}

const Callback = z.looseObject({
  msgid: z.string().min(1),
  aibotid: z.string().default(''),
  from: z.object({ userid: z.string().min(1) }).optional(),
  chatid: z.string().optional(),
  chattype: z.string().optional(),
  response_url: z.string().optional(),
  msgtype: z.string(),
  quote: z.unknown().optional(),
})

/** `undefined` for what is no callback of the platform's. https://developer.work.weixin.qq.com/document/path/100719, /101027 */
export function readCallback(document: unknown): BotCallback | undefined {
  const read = Callback.safeParse(document).data
  if (read === undefined) return undefined
  const { msgid: id, aibotid: bot, from, chatid, chattype, response_url: url, msgtype } = read
  if (msgtype === 'stream') {
    const stream = Streamed.safeParse(document).data?.stream.id
    return stream === undefined ? undefined : { kind: 'asked', stream }
  }
  if (from === undefined) return undefined
  const group = chattype === 'group' ? chatid : undefined
  return {
    kind: 'heard',
    id,
    bot,
    userId: from.userid,
    ...(group === undefined ? {} : { group }),
    ...(url === undefined ? {} : { url }),
    content: msgtype === 'event' ? eventContent(document) : messageContent(read, group !== undefined),
  }
}

/** The stream that answers a message: the same after a restart, and however often the message comes. */
export function streamOf(messageId: string): string {
  return hash('sha256', messageId, 'base64url').slice(0, 32)
}

const Streamed = z.object({ stream: z.object({ id: z.string().min(1) }) })

const Event = z.looseObject({
  event: z.looseObject({
    eventtype: z.string(),
    template_card_event: z
      .object({ event_key: z.string(), task_id: z.string().default(''), selected_items: z.unknown() })
      .optional(),
  }),
})

function eventContent(document: unknown): Content {
  const event = Event.safeParse(document).data?.event
  if (event?.eventtype === 'enter_chat') return { kind: 'enter' }
  const { event_key = '', task_id: handle = '', selected_items } = event?.template_card_event ?? {}
  const button = readButtonKey(event_key)
  if (button === undefined) return { kind: 'notice', name: event?.eventtype ?? 'unknown', detail: {} }
  const argument = [button.argument, ...chosen(selected_items)].filter((part) => part !== '').join(',')
  return { kind: 'press', action: button.action, argument, handle }
}

const Selected = z.object({
  selected_item: z.array(z.object({ option_ids: z.object({ option_id: z.array(z.string()) }) })),
})

function chosen(items: unknown): string[] {
  return Selected.safeParse(items).data?.selected_item.flatMap(({ option_ids }) => option_ids.option_id) ?? []
}

const Said = z.looseObject({
  text: z.object({ content: z.string() }).optional(),
  voice: z.object({ content: z.string().default('') }).optional(),
  mixed: z
    .object({
      msg_item: z.array(z.looseObject({ msgtype: z.string(), text: z.object({ content: z.string() }).optional() })),
    })
    .optional(),
})

function messageContent(read: z.infer<typeof Callback>, isInGroup: boolean): Content {
  const words = wordsOf(read)
  if (words === '') return mediaContent(read)
  const said = isInGroup ? words.replace(calling, '') : words
  const quoted = wordsOf(read.quote)
  return { kind: 'text', text: quoted === '' ? said : `${said}\n引用：${quoted.slice(0, longestQuote)}` }
}

/** In a group what is said to the bot begins with its name. */
const calling = /^\s*@\S+\s*/

/** A quote gives the sense of what was said; a long document is more than that. In UTF-16 units. */
const longestQuote = 1000

/** What was written or, by the platform, understood from speech. */
function wordsOf(message: unknown): string {
  const { text, voice, mixed } = Said.safeParse(message).data ?? {}
  const written = mixed?.msg_item.map((item) => item.text?.content ?? '').filter((part) => part !== '')
  return (text?.content ?? voice?.content ?? written?.join('\n') ?? '').trim()
}

/** Where a file lies, for five minutes, and over the long connection the key it is sealed with. */
const Kept = z.object({ url: z.string(), aeskey: z.string().optional() })

function mediaContent({ msgtype: type, ...read }: z.infer<typeof Callback>): Content {
  const detailOf = (kept: unknown) => {
    const { url, aeskey } = Kept.safeParse(kept).data ?? {}
    return { ...(url === undefined ? {} : { url }), ...(aeskey === undefined ? {} : { aeskey }) }
  }
  switch (type) {
    case 'image':
    case 'voice':
    case 'file':
    case 'video':
      return { kind: 'media', type, detail: detailOf(read[type]) }
    case 'mixed': {
      const image = Said.safeParse(read).data?.mixed?.msg_item.find(({ msgtype }) => msgtype === 'image')
      return { kind: 'media', type: 'image', detail: detailOf(image?.['image']) }
    }
    default:
      return type === 'text' ? { kind: 'text', text: '' } : { kind: 'notice', name: type, detail: {} }
  }
}
