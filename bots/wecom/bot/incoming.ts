import { conversationId, type Incoming } from '../../../src/conversation/message.ts'
import type { Delivery } from '../../../src/conversation/platform.ts'
import type { Heard } from './parse.ts'
import { type Place, writePlace } from './place.ts'

/** What a member did with the bot: in the lane that they share with the app, to be answered at its place. */
export function incomingFrom(
  { id, group, content }: Heard,
  { corpId, speaker, receivedAt }: { corpId: string; speaker: string; receivedAt: number },
  place: Place | undefined,
): Incoming {
  return {
    platform: 'wecom',
    corp: corpId,
    conversation: conversationId('wecom', corpId, speaker),
    speaker,
    ...(group === undefined ? {} : { group }),
    dedupeKey: `bot:${id}`,
    receivedAt,
    ...(place === undefined ? {} : { replyTo: writePlace(place) }),
    content,
  }
}

/** What is said in a group where the answer is for one alone. */
export const inPrivate = '答复发在「沙盘」应用里了，客户的事不在群里说。'

/** An answer parted into what the group reads and what is for whoever asked. */
export function parted(deliveries: readonly Delivery[], group: string): { forAll: Delivery[]; forAsker: Delivery[] } {
  return {
    forAll: deliveries.filter(({ recipient }) => recipient === group),
    forAsker: deliveries.filter(({ recipient }) => recipient !== group),
  }
}

/** What the group could not be told goes to whoever asked, with a word on it; `undefined` where it is not known who that is. */
export function insteadOfGroup(forAll: readonly Delivery[], forAsker: readonly Delivery[]): Delivery[] | undefined {
  const [asker] = forAsker
  const [first] = forAll
  if (asker === undefined || first === undefined) return undefined
  const { recipient, conversation } = asker
  const aside: Delivery = { ...first, key: `${first.key}-aside`, outgoing: { kind: 'text', text: notInGroup } }
  return [...forAsker, ...[aside, ...forAll].map((delivery) => ({ ...delivery, recipient, conversation }))]
}

const notInGroup = '群里要看的这份没能发到群里（那边已经不能接着说了），先发给你，可以自己转过去。'
