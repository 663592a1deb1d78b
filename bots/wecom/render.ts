import { hash } from 'node:crypto'
import { buttonKey, type Card } from '../../src/conversation/card.ts'
import { type Delivery, PlatformError } from '../../src/conversation/platform.ts'
import { split } from '../../src/conversation/wire/split.ts'
import type { AppMessage } from './client.ts'
import { inItsWords } from './enclosing.ts'
import { markdown } from './markdown.ts'
import { perhapsShown } from './perhaps-shown.ts'
import { interactiveCard, noticeCard, redrawnCard, type TemplateCard } from './template-card.ts'

/** What becomes of a delivery: messages to send in order, or a card to draw over the one with this response code. */
export type Rendered = { messages: AppMessage[] } | { redraw: TemplateCard; responseCode: string }

/** The same delivery is always rendered the same, so that WeCom recognises one that is sent again. */
export function render({ key, outgoing }: Pick<Delivery, 'key' | 'outgoing'>, publicUrl: string): Rendered {
  switch (outgoing.kind) {
    case 'text':
      return { messages: marked(plain(outgoing.text), key).map((content) => ({ msgtype: 'text', text: { content } })) }
    case 'card':
      return { messages: cardMessages(outgoing.card, key, publicUrl) }
    case 'picture':
    case 'file':
      return render({ key, outgoing: inItsWords(outgoing) }, publicUrl)
    case 'update':
      return {
        redraw: redrawnCard(checked(outgoing.card), frameOf(outgoing.card, key, publicUrl)),
        responseCode: outgoing.handle,
      }
  }
}

/** For a chat of several, where there are no cards: what one says, in words, and where its page is. */
export function renderForChat(
  { key, outgoing, inDoubt = false }: Pick<Delivery, 'key' | 'outgoing' | 'inDoubt'>,
  publicUrl: string,
): AppMessage[] {
  const warning = inDoubt ? `${perhapsShown}\n` : ''
  switch (outgoing.kind) {
    case 'text': {
      const pieces = marked(`${warning}${plain(outgoing.text)}`, key)
      return pieces.map((content) => ({ msgtype: 'text', text: { content } }))
    }
    case 'picture':
    case 'file':
      return renderForChat({ key, outgoing: inItsWords(outgoing), inDoubt }, publicUrl)
    case 'card':
    case 'update': {
      const { card } = outgoing
      const { url } = frameOf(card, key, publicUrl)
      const page = url === undefined ? '' : `\n[${card.link?.label ?? '详情'}](${url})`
      const pieces = marked(`${warning}${markdown(card)}${page}`, key)
      return pieces.map((content) => ({ msgtype: 'markdown', markdown: { content } }))
    }
  }
}

/** Bytes of UTF-8 that a text or markdown message may hold; WeCom cuts the rest off without a word. */
export const textBytes = 2048

function cardMessages(card: Card, key: string, publicUrl: string): AppMessage[] {
  const frame = frameOf(card, key, publicUrl)
  const { url } = frame
  if ((card.buttons ?? []).length > 0)
    return [{ msgtype: 'template_card', template_card: interactiveCard(checked(card), frame) }]
  if (url !== undefined) return [{ msgtype: 'template_card', template_card: noticeCard(card, { ...frame, url }) }]
  return marked(markdown(card), key).map((content) => ({ msgtype: 'markdown', markdown: { content } }))
}

/**
 * WeCom hides a repeated send by comparing contents: that keeps a retry from being seen twice, and would swallow the second of
 * two honest answers that happen to read alike. A short last line made from the delivery's key tells the two apart. Pieces of a
 * long text are numbered in it, so that two pieces that read alike are two as well.
 */
function marked(text: string, key: string): string[] {
  const pieces = split(text, textBytes - roomForMark)
  return pieces.map((piece, at) => {
    const number = pieces.length === 1 ? '' : ` ${at + 1}/${pieces.length}`
    return `${piece.trim()}\n〔沙盘 ${shortName(key)}${number}〕`
  })
}

/** The longest is `\n〔沙盘 7f3k 100/100〕`. */
const roomForMark = 32

/** Twenty bits: two texts that read alike, to one person, within four hours, share it once in a million. */
function shortName(key: string): string {
  return Array.from(hash('sha256', key, 'buffer').subarray(0, 4), (byte) => letters[byte % letters.length]).join('')
}

/** Digits and letters that are not mistaken for each other. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz2'

/** In a text WeCom turns `<a href>` into a link, and elsewhere `<@id>` into a mention; the words of a customer must become neither. */
function plain(text: string): string {
  return text.replace(/<(?=[/@a-z])/gi, '＜')
}

/** How WeCom is to know a card again, and where its page is. */
export function frameOf(card: Card, key: string, publicUrl: string): { taskId: string; url?: string } {
  const taskId = taskIdOf(key)
  if (card.link === undefined) return { taskId }
  return { taskId, url: `${publicUrl.replace(/\/+$/, '')}/${card.link.path.replace(/^\/+/, '')}` }
}

/**
 * WeCom shows a card with a known task id no second time, however much later, and says ok: seen in the field, documented as
 * "must not repeat". Keys that are not in its alphabet are hashed.
 */
function taskIdOf(key: string): string {
  return /^[\w\-@]{1,128}$/.test(key) ? key : hash('sha256', key, 'base64url')
}

/** A key that WeCom would refuse or cut would come back as another button, or none. */
function checked(card: Card): Card {
  const tooLong = card.buttons?.find((button) => Buffer.byteLength(buttonKey(button)) > 1024)
  if (tooLong === undefined) return card
  const message = `the argument of "${tooLong.action}" is longer than a button key may be`
  throw new PlatformError('wecom', 'message/send', { code: 'button-key', message, retry: 'never' })
}
