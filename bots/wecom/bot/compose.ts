import { isEnclosed } from '../../../src/conversation/as-card.ts'
import type { Card } from '../../../src/conversation/card.ts'
import type { Delivery } from '../../../src/conversation/platform.ts'
import { literal } from '../../../src/conversation/wire/literal.ts'
import { split } from '../../../src/conversation/wire/split.ts'
import { inItsWords } from '../enclosing.ts'
import { frameOf } from '../render.ts'
import { botLengths, interactiveCard, redrawnCard, type TemplateCard } from '../template-card.ts'
import { botMarkdown } from './markdown.ts'

/** Bytes of UTF-8 that an answer of the bot's may hold. https://developer.work.weixin.qq.com/document/path/101031 */
const mostBytes = 20_480

/** An answer parted by where it can be said. */
export interface Composed {
  /** In markdown; empty where there is nothing to say in words. */
  words: string
  /** A card whose words are said, for its buttons. */
  buttons?: TemplateCard
  /** Cards that have to be shown for themselves. */
  cards: Delivery[]
  /** What is too long, as a text of its own; and files, which a bot does not send. */
  rest: Delivery[]
}

/** In a stream one card may hang below the words, and all it says stands in them, for more fits there than on the card. */
export function composeStream(deliveries: readonly Delivery[], publicUrl: string): Composed {
  const first = deliveries.find(isPressable)
  const { words, rest } = inWords(
    deliveries.filter((delivery) => delivery === first || !isPressable(delivery)),
    publicUrl,
  )
  const composed = { words, rest, cards: deliveries.filter((delivery) => delivery !== first && isPressable(delivery)) }
  const card = first && cardOf(first)
  if (first === undefined || card === undefined) return composed
  return { ...composed, buttons: drawn({ ...card, blocks: [] }, first.key, publicUrl) }
}

/** Where there is no stream words and cards go apart. */
export function compose(deliveries: readonly Delivery[], publicUrl: string): Composed {
  const saying = deliveries.filter((delivery) => !isPressable(delivery))
  return { ...inWords(saying, publicUrl), cards: deliveries.filter(isPressable) }
}

/** A card for itself, with all that fits on it. */
export function wholeCard({ key, outgoing }: Delivery, publicUrl: string): TemplateCard | undefined {
  const card = cardOf({ outgoing })
  return card && drawn(card, key, publicUrl)
}

/** The card as it is after a press on it; WeCom knows it by the task id that came with the press. */
export function redrawn(card: Card, taskId: string, publicUrl: string): TemplateCard {
  return { ...redrawnCard(card, narrow(card, '', publicUrl)), task_id: taskId }
}

/** Where the answer goes on. */
export const pointer = '\n〔其余发在「沙盘」应用里〕'

function inWords(deliveries: readonly Delivery[], publicUrl: string): Pick<Composed, 'words' | 'rest'> {
  const files = deliveries.filter(({ outgoing }) => outgoing.kind === 'file')
  const said = deliveries.filter((delivery) => !files.includes(delivery))
  const all = said.map((delivery) => wordsOf(delivery, publicUrl)).join('\n\n')
  const [words = '', ...over] = split(all, mostBytes - Buffer.byteLength(pointer))
  const [first] = said
  if (over.length === 0 || first === undefined) return { words, rest: files }
  const rest: Delivery = { ...first, key: `${first.key}-rest`, outgoing: { kind: 'text', text: over.join('') } }
  return { words, rest: [rest, ...files] }
}

function wordsOf({ key, outgoing }: Delivery, publicUrl: string): string {
  if (outgoing.kind === 'text') return outgoing.text.split('\n').map(literal).join('\n')
  if (isEnclosed(outgoing)) return botMarkdown(inItsWords(outgoing).card)
  const { card } = outgoing
  const { url } = frameOf(card, key, publicUrl)
  const label = (card.buttons?.length ?? 0) > mostButtons ? '更多' : (card.link?.label ?? '')
  return url === undefined ? botMarkdown(card) : botMarkdown(card, { label, url })
}

const mostButtons = 6

function isPressable(delivery: Delivery): boolean {
  return (cardOf(delivery)?.buttons?.length ?? 0) > 0
}

/** A card to be drawn over, where that is too late, is shown once more. */
function cardOf({ outgoing }: Pick<Delivery, 'outgoing'>): Card | undefined {
  return outgoing.kind === 'card' || outgoing.kind === 'update' ? outgoing.card : undefined
}

function drawn(card: Card, key: string, publicUrl: string): TemplateCard {
  return interactiveCard(card, narrow(card, key, publicUrl))
}

function narrow(card: Card, key: string, publicUrl: string) {
  return { ...frameOf(card, key, publicUrl), lengths: botLengths, buttonsLead: false }
}
