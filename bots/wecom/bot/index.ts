import { hash } from 'node:crypto'
import type { Route } from '../../../src/conversation/http.ts'
import type { Log } from '../../../src/conversation/log.ts'
import type { Draw } from '../../../src/conversation/picture.ts'
import { type Delivery, PlatformError, type Receive } from '../../../src/conversation/platform.ts'
import { recently } from '../../../src/conversation/wire/recently.ts'
import { keyOf } from '../crypto.ts'
import type { TemplateCard } from '../template-card.ts'
import { openActiveReply } from './active-reply.ts'
import { type Composed, compose, composeStream, pointer, redrawn, wholeCard } from './compose.ts'
import { incomingFrom, inPrivate, insteadOfGroup, parted } from './incoming.ts'
import type { BotMembers } from './members.ts'
import { type BotCallback, type Heard, streamOf } from './parse.ts'
import { openDrawing } from './pictures.ts'
import { readPlace, type UrlPlace } from './place.ts'
import { openStreams, type Patience, type StreamReply } from './streams.ts'
import { openWaits } from './waits.ts'
import { openBotWebhook } from './webhook.ts'

/** A way to the company's AI bot 智能机器人. */
export interface Bot {
  routes: readonly Route[]
  start(): Promise<void>
  close(): void
  /**
   * Says where it was asked what can be said there, and resolves with what has to be said through the app; `undefined` for what
   * was not asked this way.
   */
  answer(deliveries: readonly Delivery[]): Promise<Delivery[]> | undefined
}

export interface BotParts {
  corpId: string
  token: string
  encodingAesKey: string
  apiBase: string
  publicUrl: string
  /** Without it pictures are words. */
  draw: Draw | undefined
  members: BotMembers
  receive: Receive
  refused: (counts: Record<string, number>) => void
  log: Log
  now: () => number
  fetch: typeof globalThis.fetch
  patience: Patience
}

/** Callbacks are dropped after five seconds, and one of a card is not repeated. */
const callbackMs = 3500

/** The bot in URL mode: the platform calls us, and asks after what is not answered yet. */
export function openBot(parts: BotParts): Bot {
  const { corpId, publicUrl, members, receive, now, patience } = parts
  const drawn = openDrawing(parts.draw, parts.log)
  const streams = openStreams(patience)
  const waits = openWaits<object>(callbackMs)
  const sayOnce = openActiveReply(parts, now)
  /** Cards that were drawn over, by their delivery: of an answer tried again they are not shown once more. */
  const redrawnLately = recently(60 * 60_000, 10_000, now)

  async function heard(callback: Heard, receivedAt: number): Promise<object | undefined | 'stranger'> {
    const { userId } = callback
    const speaker = await members.behind(userId)
    if (speaker === undefined) return 'stranger'
    const place = placeOf(callback)
    const incoming = incomingFrom(callback, { corpId, speaker, receivedAt }, place)
    if (place?.way === 'press' || place?.way === 'welcome') {
      const answer = waits.open(place.id)
      if ((await receive(incoming)) === 'repeat') waits.settle(place.id, undefined)
      return answer
    }
    const kept = await receive(incoming)
    if (place === undefined) return undefined
    if (kept === 'new') streams.open(place.id, place.way === 'group' ? inPrivate : undefined)
    return streamed(await streams.ask(place.id))
  }

  const { routes, close } = openBotWebhook({
    ...parts,
    key: keyOf(parts.encodingAesKey),
    async answer(callback: BotCallback, receivedAt) {
      return callback.kind === 'asked' ? streamed(await streams.ask(callback.stream)) : heard(callback, receivedAt)
    },
  })

  async function inStream(place: UrlPlace, deliveries: readonly Delivery[]): Promise<Delivery[]> {
    const { pictures, others } = await drawn(deliveries)
    const { words, buttons, cards, rest } = composeStream(others, publicUrl)
    const isAllHere = cards.length <= (place.url === undefined ? 0 : 1) && rest.length === 0
    const below = { ...(buttons && { card: buttons }), pictures: pictures.map(({ png }) => png) }
    if (!(await streams.finish(place.id, isAllHere ? words : `${words}${pointer}`, below)))
      return byAddress(place, deliveries, compose(deliveries, publicUrl))
    return byAddress(place, [...cards, ...rest], { words: '', cards, rest })
  }

  /** The address takes words or one card. */
  async function byAddress(
    { url }: UrlPlace,
    deliveries: readonly Delivery[],
    { words, cards, rest }: Composed,
  ): Promise<Delivery[]> {
    const inDoubt = deliveries.some((delivery) => delivery.inDoubt === true)
    const [first, ...others] = cards
    if (words !== '') {
      const left = [...cards, ...rest]
      const content = left.length === 0 ? words : `${words}${pointer}`
      return (await sayOnce(url, { msgtype: 'markdown', markdown: { content } }, inDoubt)) ? left : [...deliveries]
    }
    const card = first && wholeCard(first, publicUrl)
    if (card === undefined) return rest
    const isShown = await sayOnce(url, { msgtype: 'template_card', template_card: card }, inDoubt)
    return isShown ? [...others, ...rest] : [...cards, ...rest]
  }

  /** The card that was pressed is drawn over in the answer to the press; whatever else there is to say goes to the address. */
  async function toPress(place: UrlPlace, deliveries: readonly Delivery[]): Promise<Delivery[]> {
    const update = deliveries.find(({ outgoing }) => outgoing.kind === 'update')
    const card = update?.outgoing.kind === 'update' ? redrawnFor(update.outgoing) : undefined
    const isDrawn = waits.settle(place.id, card === undefined ? undefined : redrawing(card))
    if (isDrawn && update !== undefined) redrawnLately.add(update.key)
    const left = deliveries.filter(({ key }) => !redrawnLately.has(key))
    return byAddress(place, left, compose(left, publicUrl))
  }

  function redrawnFor({ card, handle }: Extract<Delivery['outgoing'], { kind: 'update' }>): TemplateCard {
    return redrawn(card, handle, publicUrl)
  }

  /** A welcome is one message: a card, or words without signs. */
  function welcome(place: UrlPlace, deliveries: readonly Delivery[]): Delivery[] {
    const [first] = deliveries
    const said = first && greeting(first)
    return waits.settle(place.id, said) && said !== undefined ? deliveries.slice(1) : [...deliveries]
  }

  function greeting(delivery: Delivery): object | undefined {
    const { outgoing } = delivery
    if (outgoing.kind === 'text') return { msgtype: 'text', text: { content: outgoing.text } }
    const { cards } = compose([delivery], publicUrl)
    const template_card = cards[0] && wholeCard(cards[0], publicUrl)
    return template_card && { msgtype: 'template_card', template_card }
  }

  /** What many read along is said in the group; the rest is for the asking person alone. */
  async function toGroup({ id, group = '', url }: UrlPlace, deliveries: readonly Delivery[]): Promise<Delivery[]> {
    const { forAll, forAsker } = parted(deliveries, group)
    const { pictures, others } = await drawn(forAll)
    const { words } = compose(others, publicUrl)
    const content = words === '' ? inPrivate : `${words}\n\n${inPrivate}`
    const ended = streams.finish(id, content, { pictures: pictures.map(({ png }) => png) })
    if (forAll.length === 0 || (await ended)) return forAsker
    const inDoubt = deliveries.some((delivery) => delivery.inDoubt === true)
    const said = compose(forAll, publicUrl).words
    if (await sayOnce(url, { msgtype: 'markdown', markdown: { content: said } }, inDoubt)) return forAsker
    const instead = insteadOfGroup(forAll, forAsker)
    if (instead === undefined) throw noWayIntoGroup()
    return instead
  }

  return {
    routes,
    start: async () => {},
    close,
    answer(deliveries) {
      const place = readPlace(deliveries[0]?.replyTo ?? '')
      switch (place.way) {
        case 'stream':
          return inStream(place, deliveries)
        case 'press':
          return toPress(place, deliveries)
        case 'welcome':
          return Promise.resolve(welcome(place, deliveries))
        case 'group':
          return toGroup(place, deliveries)
        case 'line':
          return undefined
      }
    },
  }
}

function noWayIntoGroup(): PlatformError {
  return new PlatformError('wecom', 'aibot/response', {
    code: 'spent',
    message: 'no way into the group',
    retry: 'never',
  })
}

/** Nothing is to be answered to what nobody waits for. */
function placeOf({ id, group, url, content }: Heard): UrlPlace | undefined {
  const at = { id: streamOf(id), ...(url === undefined ? {} : { url }) }
  if (content.kind === 'press') return { way: 'press', ...at }
  if (content.kind === 'enter') return { way: 'welcome', ...at }
  if (content.kind === 'notice') return undefined
  return group === undefined ? { way: 'stream', ...at } : { way: 'group', ...at, group }
}

function streamed({ card, pictures = [], ...said }: StreamReply): object {
  const msg_item = pictures.map((png) => ({
    msgtype: 'image',
    image: { base64: Buffer.from(png).toString('base64'), md5: hash('md5', png) },
  }))
  const stream = msg_item.length === 0 ? said : { ...said, msg_item }
  if (card === undefined) return { msgtype: 'stream', stream }
  return { msgtype: 'stream_with_template_card', stream, template_card: card }
}

function redrawing(card: TemplateCard): object {
  return { response_type: 'update_template_card', template_card: card }
}
