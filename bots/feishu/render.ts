import { createHash } from 'node:crypto'
import { asCard } from '../../src/conversation/as-card.ts'
import { type Block, blockLines, type Card } from '../../src/conversation/card.ts'
import type { Delivery } from '../../src/conversation/platform.ts'
import { split } from '../../src/conversation/wire/split.ts'
import { besideTheChat } from './app-link.ts'
import type { AppMessage } from './client.ts'
import { type FeishuCard, type Frame, feishuCard } from './feishu-card.ts'

/** What becomes of a delivery: messages to send in order, or a card to draw over the message with this id. */
export type Rendered = { messages: AppMessage[] } | { redraw: FeishuCard; messageId: string }

interface World {
  publicUrl: string
  apiBase: string
  /** Feishu would not take the charts: what they show is said in words alone. */
  withoutCharts?: boolean
}

/** The same delivery is always rendered the same, under the same uuids. */
export function render(
  { key, recipient, outgoing }: Pick<Delivery, 'key' | 'recipient' | 'outgoing'>,
  world: World,
): Rendered {
  switch (outgoing.kind) {
    case 'text':
      return { messages: numbered(texts(outgoing.text), key) }
    case 'card': {
      const { card, left } = fitting(outgoing.card, frameOf(outgoing.card, recipient, world))
      const rest = left.flatMap(blockLines).join('\n')
      const drawn = { msg_type: 'interactive', content: JSON.stringify(card) } as const
      return { messages: numbered([drawn, ...(rest === '' ? [] : texts(rest))], key) }
    }
    case 'picture':
    case 'file':
      return render({ key, recipient, outgoing: { kind: 'card', card: asCard(outgoing) } }, world)
    case 'update': {
      const { card } = fitting(outgoing.card, frameOf(outgoing.card, recipient, world))
      return { redraw: card, messageId: outgoing.handle }
    }
  }
}

/** Bytes of UTF-8. A text may hold 150 KB; on a phone it is read a screen or two at a time. */
export const textBytes = 4 * 1024

/** Bytes of a card, and things with a `tag` on it: Feishu allows 30 KB and 200. */
const cardBytes = 28 * 1024
const cardElements = 190

type Unnumbered = Omit<AppMessage, 'uuid'>

function texts(text: string): Unnumbered[] {
  return split(plain(text), textBytes).map((piece) => ({
    msg_type: 'text',
    content: JSON.stringify({ text: piece.trim() === '' ? '…' : piece }),
  }))
}

/** The uuid may have 50 characters. */
export function uuidOf(key: string): string {
  return /^[\w-]{1,40}$/.test(key) ? key : createHash('sha256').update(key).digest('hex').slice(0, 40)
}

function numbered(messages: Unnumbered[], key: string): AppMessage[] {
  const name = uuidOf(key)
  return messages.map((message, at) => ({ ...message, uuid: at === 0 ? name : `${name}-${at}` }))
}

/** In a text Feishu reads tags and links; the words of a customer must become neither. */
function plain(text: string): string {
  return text.replace(/<(?=[/@a-z])/gi, '＜').replaceAll('](', '］(')
}

/** The card with as many of its blocks as fit; what is left is said in words after it. */
function fitting(card: Card, frame: Frame): { card: FeishuCard; left: readonly Block[] } {
  for (let count = card.blocks.length; ; count--) {
    const left = card.blocks.slice(count)
    const kept = card.blocks.slice(0, count)
    const drawn = feishuCard(card, left.length === 0 ? kept : [...kept, elsewhere], frame)
    if (count === 0 || fits(drawn)) return { card: drawn, left }
  }
}

const elsewhere: Block = { kind: 'text', text: '卡片放不下，其余的见下一条或详情页', tone: 'quiet' }

function fits(card: FeishuCard): boolean {
  const json = JSON.stringify(card)
  return Buffer.byteLength(json) <= cardBytes && json.split('"tag":').length - 1 <= cardElements
}

/** The page is reached by way of the sign-in, which Feishu's client passes without asking. */
function frameOf({ link }: Card, recipient: string, { publicUrl, apiBase, withoutCharts = false }: World): Frame {
  const to = { to: recipient, withoutCharts }
  if (link === undefined) return to
  const path = `/${link.path.replace(/^\/+/, '')}`
  const url = `${publicUrl.replace(/\/+$/, '')}/auth/feishu/login?${new URLSearchParams({ next: path })}`
  return { ...to, page: { url, onDesktop: besideTheChat(url, apiBase) } }
}
