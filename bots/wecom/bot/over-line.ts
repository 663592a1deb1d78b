import type { Log } from '../../../src/conversation/log.ts'
import type { Draw } from '../../../src/conversation/picture.ts'
import { type Delivery, PlatformError, type Receive } from '../../../src/conversation/platform.ts'
import { recently } from '../../../src/conversation/wire/recently.ts'
import { openRefusals } from '../../../src/conversation/wire/refusals.ts'
import { perhapsShown } from '../perhaps-shown.ts'
import { openRemembered } from '../remembered.ts'
import type { TemplateCard } from '../template-card.ts'
import { type Composed, compose, composeStream, pointer, redrawn, wholeCard } from './compose.ts'
import { incomingFrom, inPrivate, insteadOfGroup, parted } from './incoming.ts'
import type { Bot } from './index.ts'
import type { BotMembers } from './members.ts'
import { type Heard, readCallback, streamOf } from './parse.ts'
import { openDrawing } from './pictures.ts'
import { type LinePlace, readPlace } from './place.ts'
import { type BotSocketOptions, openBotSocket } from './socket.ts'
import { uploadPicture } from './upload.ts'

export interface BotOnLine extends Pick<BotSocketOptions, 'botId' | 'secret' | 'url' | 'rhythm'> {
  corpId: string
  publicUrl: string
  /** Without it pictures are words. */
  draw: Draw | undefined
  members: BotMembers
  receive: Receive
  refused: (counts: Record<string, number>) => void
  log: Log
  now: () => number
}

/** After so long without an answer the chat shows that one is on its way. */
const workingAfterMs = 1500
const working = '正在看，稍等。'
/** A stream ends six minutes after it began; what comes later is a message of its own. */
const late = '还在处理，好了发在下面。'
const longestMs = 330_000
/** Where an answer became a message of its own, and its stream is found again. */
const apart = '答复已经另发一条。'
/** A message that could not be kept is not sent again by the platform. */
const keepingPauseMs = 200
const mostKeeping = 20

/** The company's AI bot over the connection that we open. https://developer.work.weixin.qq.com/document/path/101463 */
export function openBotOnLine(parts: BotOnLine): Bot {
  const { corpId, publicUrl, members, receive, log, now } = parts
  const refusals = openRefusals({ platform: 'wecom bot', log }, parts.refused)
  const drawn = openDrawing(parts.draw, log)
  const socket = openBotSocket({ ...parts, take: (body, requestId) => void heard(body, requestId, now()) })
  /** Streams that wait for their answer, by their id. */
  const begun = new Map<string, () => void>()
  /** What was said already of an answer that is tried again. */
  const done = recently(60 * 60_000, 10_000, now)
  /** The request under which a message came last, by its stream. */
  const newest = openRemembered(10_000)
  /** Streams whose answer was pushed, for the request they began under was known no more. */
  const saidApart = recently(60 * 60_000, 10_000, now)
  let closed = false

  async function heard(document: unknown, requestId: string, receivedAt: number): Promise<void> {
    const callback = readCallback(document)
    if (callback?.kind !== 'heard' || callback.bot !== parts.botId) return refusals.count('document')
    const first = placeOf(callback, requestId)
    // As they arrive: kept one beside the other, an older one may come to be the repeat of a newer.
    if (first !== undefined) newest.set(first.id, requestId)
    for (let tries = 1; !closed; tries += 1) {
      try {
        const speaker = await members.behind(callback.userId)
        if (speaker === undefined) return refusals.count('stranger')
        const place = first && { ...first, request: requestOf(first) }
        const kept = await receive(incomingFrom(callback, { corpId, speaker, receivedAt }, place))
        if (place === undefined) return
        if (kept === 'new') begin(place)
        else if (saidApart.has(place.id)) courtesy(sayStream(place, apart, true))
        return
      } catch (error) {
        // Only the first line, for the rest may quote the message.
        log.error({ error: String(error).split('\n', 1)[0] }, 'what was said to the wecom bot could not be kept')
        if (tries >= mostKeeping) return
        await new Promise((resolve) => setTimeout(resolve, keepingPauseMs * tries))
      }
    }
  }

  function begin(place: LinePlace): void {
    if (place.kind === 'group') courtesy(sayStream(place, inPrivate, true))
    if (place.kind !== 'stream') return
    const showing = setTimeout(() => courtesy(sayStream(place, working, false)), workingAfterMs)
    const ending = setTimeout(() => courtesy(sayStream(place, late, true)), longestMs)
    begun.set(place.id, () => {
      clearTimeout(showing)
      clearTimeout(ending)
      begun.delete(place.id)
    })
  }

  /** What need not be said; the answer itself is kept and tried again. */
  function courtesy(said: Promise<unknown>): void {
    said.catch((error: unknown) => log.warn({ error: String(error) }, 'wecom bot: a word aside was not said'))
  }

  function sayStream(place: LinePlace, content: string, finish: boolean): Promise<unknown> {
    const { id } = place
    return socket.ask('aibot_respond_msg', { msgtype: 'stream', stream: { id, finish, content } }, requestOf(place))
  }

  /** A message that came again is waited for under another request. */
  function requestOf({ id, request }: LinePlace): string {
    return newest.get(id) ?? request
  }

  function push(place: LinePlace, message: object): Promise<unknown> {
    const chat_type = place.kind === 'group' ? 2 : 1
    return socket.ask('aibot_send_msg', { chatid: place.chat, chat_type, ...message })
  }

  /** The platform shows no second card under one task id, so it tells whether an earlier try arrived. */
  async function pushCard(place: LinePlace, card: TemplateCard): Promise<void> {
    await unless([42014], push(place, { msgtype: 'template_card', template_card: card }))
  }

  /** Words have no name by which a repeat would be hidden. */
  async function pushWords(place: LinePlace, words: string, inDoubt: boolean): Promise<void> {
    const name = `${place.id} ${words}`
    if (done.has(name)) return
    const content = inDoubt ? `${perhapsShown}\n${words}` : words
    await push(place, { msgtype: 'markdown', markdown: { content } })
    done.add(name)
  }

  /**
   * As pictures where that is certain not to show them twice, for they have no name by which a repeat would be hidden; what is said
   * otherwise is left.
   */
  async function pushPictures(
    place: LinePlace,
    deliveries: readonly Delivery[],
    inDoubt: boolean,
  ): Promise<Delivery[]> {
    if (inDoubt) return deliveries.filter(({ key }) => !done.has(key))
    const { pictures, others } = await drawn(deliveries.filter(({ key }) => !done.has(key)))
    for (const { key, png } of pictures) {
      const isShown = await unless('all', pushPicture(place, png))
      const delivery = deliveries.find((one) => one.key === key)
      if (isShown) done.add(key)
      else if (delivery !== undefined) others.push(delivery)
    }
    return others
  }

  async function pushPicture(place: LinePlace, png: Uint8Array): Promise<void> {
    const media_id = await uploadPicture(socket, png)
    await push(place, { msgtype: 'image', image: { media_id } })
  }

  /** The whole answer in the stream, a card below it where the platform takes one there. */
  async function inStream(place: LinePlace, deliveries: readonly Delivery[], inDoubt: boolean): Promise<Delivery[]> {
    const enclosed = deliveries.filter(({ outgoing }) => outgoing.kind === 'picture')
    const others = deliveries.filter((delivery) => !enclosed.includes(delivery))
    const { words, buttons, cards, rest } = composeStream(others, publicUrl)
    const content = rest.length === 0 ? words : `${words}${pointer}`
    begun.get(place.id)?.()
    const stream = { id: place.id, finish: true, content }
    const isTogether = buttons !== undefined && (await sayTogether(place, stream, buttons))
    if (!isTogether) {
      const request = requestOf(place)
      const isStreamed = await unless(streamOver, sayStream(place, content, true))
      if (!isStreamed) {
        await pushWords(place, content, inDoubt)
        saidApart.add(place.id)
        if (requestOf(place) !== request) courtesy(sayStream(place, apart, true))
      }
      if (buttons !== undefined) await pushCard(place, buttons)
    }
    const inWords = compose(await pushPictures(place, enclosed, inDoubt), publicUrl).words
    return pushed(place, { words: inWords, cards, rest }, inDoubt)
  }

  async function sayTogether(place: LinePlace, stream: object, template_card: TemplateCard): Promise<boolean> {
    const body = { msgtype: 'stream_with_template_card', stream, template_card }
    try {
      await socket.ask('aibot_respond_msg', body, requestOf(place))
      return true
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
      return error.code === 42014
    }
  }

  async function pushed(place: LinePlace, { words, cards, rest }: Composed, inDoubt: boolean): Promise<Delivery[]> {
    if (words !== '') await pushWords(place, rest.length === 0 ? words : `${words}${pointer}`, inDoubt)
    for (const one of cards) {
      const card = wholeCard(one, publicUrl)
      if (card !== undefined) await pushCard(place, card)
    }
    return rest
  }

  async function toPress(place: LinePlace, deliveries: readonly Delivery[], inDoubt: boolean): Promise<Delivery[]> {
    const update = deliveries.find(({ outgoing }) => outgoing.kind === 'update')
    const isDrawn = update !== undefined && (done.has(update.key) || (await drawOver(place, update)))
    if (isDrawn) done.add(update.key)
    const left = deliveries.filter((delivery) => delivery !== update || !isDrawn)
    return pushed(place, compose(left, publicUrl), inDoubt)
  }

  function drawOver({ request }: LinePlace, { outgoing }: Delivery): Promise<boolean> {
    if (outgoing.kind !== 'update') return Promise.resolve(false)
    const template_card = redrawn(outgoing.card, outgoing.handle, publicUrl)
    const body = { response_type: 'update_template_card', template_card }
    return unless('all', socket.ask('aibot_respond_update_msg', body, request))
  }

  async function welcome(place: LinePlace, deliveries: readonly Delivery[]): Promise<Delivery[]> {
    const [first, ...others] = deliveries
    if (first === undefined) return []
    const { words, cards } = compose([first], publicUrl)
    const template_card = cards[0] && wholeCard(cards[0], publicUrl)
    const said = template_card
      ? { msgtype: 'template_card', template_card }
      : { msgtype: 'text', text: { content: words } }
    const isGreeted = await unless('all', socket.ask('aibot_respond_welcome_msg', said, place.request))
    return isGreeted ? others : [...deliveries]
  }

  async function toGroup(place: LinePlace, deliveries: readonly Delivery[], inDoubt: boolean): Promise<Delivery[]> {
    const { forAll, forAsker } = parted(deliveries, place.chat)
    const { words } = compose(await pushPictures(place, forAll, inDoubt), publicUrl)
    if (words === '' || (await unless('all', pushWords(place, words, inDoubt)))) return forAsker
    const instead = insteadOfGroup(forAll, forAsker)
    if (instead === undefined) throw noWayIntoGroup()
    return instead
  }

  return {
    routes: [],
    start: socket.start,
    close() {
      closed = true
      for (const end of [...begun.values()]) end()
      socket.close()
      refusals.close()
    },
    answer(deliveries) {
      const place = readPlace(deliveries[0]?.replyTo ?? '')
      if (place.way !== 'line') return undefined
      const inDoubt = deliveries.some((delivery) => delivery.inDoubt === true)
      switch (place.kind) {
        case 'stream':
          return inStream(place, deliveries, inDoubt)
        case 'press':
          return toPress(place, deliveries, inDoubt)
        case 'welcome':
          return welcome(place, deliveries)
        case 'group':
          return toGroup(place, deliveries, inDoubt)
      }
    },
  }
}

/** No such request any more, or its stream is over. Seen in the field, in no document. */
const streamOver = [846605, 846608]

function noWayIntoGroup(): PlatformError {
  const message = 'the group takes nothing any more'
  return new PlatformError('wecom', 'aibot_send_msg', { code: 'group', message, retry: 'never' })
}

/** `false` where the platform refused it with one of these codes, or with whatever for good; other failures are thrown. */
async function unless(codes: readonly number[] | 'all', asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked
    return true
  } catch (error) {
    if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
    if (codes === 'all' || codes.includes(Number(error.code))) return false
    throw error
  }
}

function placeOf({ id, userId, group, content }: Heard, request: string): LinePlace | undefined {
  const at = { way: 'line' as const, request, id: streamOf(id), chat: group ?? userId }
  if (content.kind === 'press') return { ...at, kind: 'press' }
  if (content.kind === 'enter') return { ...at, kind: 'welcome' }
  if (content.kind === 'notice') return undefined
  return { ...at, kind: group === undefined ? 'stream' : 'group' }
}
