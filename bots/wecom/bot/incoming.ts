import { conversationId, type Incoming } from '../../../src/conversation/message.ts'
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
