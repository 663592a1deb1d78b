import { createHash } from 'node:crypto'
import { asCard } from '../../src/conversation/as-card.ts'
import { type Block, type Button, blockLines, type Card, plainText } from '../../src/conversation/card.ts'
import type { Delivery } from '../../src/conversation/platform.ts'
import { split } from '../../src/conversation/wire/split.ts'
import type { Signet } from './button.ts'
import type { CardMessage } from './client.ts'
import { asMarkdown, type CardValues, dingtalkCard, dingtalkText, type Frame, fits } from './dingtalk-card.ts'

/** What becomes of a delivery: cards to send in order, or values to draw over a card. */
export type Rendered = { messages: CardMessage[] } | { redraw: CardValues; outTrackId: string }

interface World {
  signet: Signet
  publicUrl: string
}

/** The same delivery is always rendered the same, under the same names. */
export function render(
  { key, recipient, outgoing }: Pick<Delivery, 'key' | 'recipient' | 'outgoing'>,
  world: World,
): Rendered {
  const name = nameOf(key)
  switch (outgoing.kind) {
    case 'text':
      return { messages: named(texts(outgoing.text), name) }
    case 'card': {
      const { card } = outgoing
      const { values, left } = fitting(card, frameOf(card, { outTrackId: name, to: recipient }, world))
      const rest = left.flatMap(blockLines).join('\n')
      const drawn = {
        values,
        words: asMarkdown(plainText({ ...card, blocks: card.blocks.slice(0, card.blocks.length - left.length) })),
      }
      return { messages: named([drawn, ...(rest === '' ? [] : texts(rest))], name) }
    }
    case 'picture':
    case 'file':
      return render({ key, recipient, outgoing: { kind: 'card', card: asCard(outgoing) } }, world)
    case 'update': {
      const { card, handle } = outgoing
      const { values } = fitting(card, frameOf(card, { outTrackId: handle, to: recipient }, world))
      return { redraw: values, outTrackId: handle }
    }
  }
}

/** Bytes of UTF-8: what is certain to find its place in the paragraphs of one card, wherever they have to be cut. */
export const textBytes = 4000

type Unnamed = Omit<CardMessage, 'outTrackId'>

function texts(text: string): Unnamed[] {
  return split(text, textBytes).map((piece) => {
    const said = piece.trim() === '' ? '…' : piece
    return { values: dingtalkText(said), words: asMarkdown(said) }
  })
}

function named(all: readonly Unnamed[], name: string): CardMessage[] {
  return all.map((message, at) => ({ ...message, outTrackId: at === 0 ? name : `${name}-${at}` }))
}

function nameOf(key: string): string {
  return /^[\w-]{1,60}$/.test(key) ? key : createHash('sha256').update(key).digest('hex')
}

/** The card with as many of its blocks as fit; what is left is said in words after it. */
function fitting(card: Card, frame: Frame): { values: CardValues; left: readonly Block[] } {
  for (let count = card.blocks.length; ; count--) {
    const left = card.blocks.slice(count)
    const kept = card.blocks.slice(0, count)
    const values = dingtalkCard(card, left.length === 0 ? kept : [...kept, elsewhere], frame)
    if (count === 0 || fits(values)) return { values, left }
  }
}

const elsewhere: Block = { kind: 'text', text: '卡片放不下，其余的见下一条或详情页', tone: 'quiet' }

/** The page is reached by way of the sign-in, which DingTalk's client passes without asking. */
function frameOf({ link }: Card, where: { outTrackId: string; to: string }, { signet, publicUrl }: World): Frame {
  const seal = (button: Button) => signet.seal(button, where)
  if (link === undefined) return { seal }
  const path = `/${link.path.replace(/^\/+/, '')}`
  return { seal, url: besideTheChat(`${publicUrl}/auth/dingtalk/login?${new URLSearchParams({ next: path })}`) }
}

/**
 * In the client itself, on a desktop beside the chat: there a plain address would open in a browser, which cannot tell who is looking.
 * https://open.dingtalk.com/document/orgapp/message-link-description
 */
function besideTheChat(url: string): string {
  return `dingtalk://dingtalkclient/page/link?${new URLSearchParams({ url, pc_slide: 'true' })}`
}
