import { z } from 'zod'
import type { Receive } from '../../src/conversation/platform.ts'
import type { Clicks } from '../../src/conversation/wire/clicks.ts'
import type { CallbackAnswer } from './callback-answer.ts'
import {
  addressedInGroup,
  calendarNews,
  isInGroup,
  type Letter,
  pressedButton,
  toIncoming,
  typedAnswer,
} from './parse.ts'

/** Where what came from Feishu goes, by whichever way it came. */
export interface Reception {
  appId: string
  clicks: Clicks<CallbackAnswer>
  receive: Receive
  /** The bot's own open_id. */
  botId: () => Promise<string>
  /** Says in the group that the answer is in the private chat. */
  pointAside: (messageId: string) => void
  /** Somebody pressed a button of somebody else's card. */
  misdirected: () => void
}

/** Keeps an event, or a click and waits for what becomes of it; throws when it could not be kept. `gone`: nobody waits any more. */
export async function answerTo(
  { appId, clicks, receive, botId, pointAside, misdirected }: Reception,
  letter: Letter,
  gone: AbortSignal,
): Promise<CallbackAnswer> {
  const pressed = letter.type === 'card.action.trigger' ? pressedButton(letter) : undefined
  const typed = letter.type === 'card.action.trigger' ? typedAnswer(letter) : undefined
  const drawnFor = pressed?.button.to ?? typed?.to
  if (drawnFor !== undefined && drawnFor !== (pressed ?? typed)?.operator) {
    misdirected()
    return { toast: { type: 'error', content: '这张卡片是发给别人的，请本人来点' } }
  }
  const calendars = calendarNews(appId, letter)
  for (const changed of calendars) await receive(changed)
  if (calendars.length > 0) return {}
  const bot = isInGroup(letter) ? await botId() : undefined
  const group = bot === undefined ? undefined : addressedInGroup(letter, bot)
  if (bot !== undefined && group === undefined) return {}
  const incoming = toIncoming(appId, letter, bot)
  if (incoming === undefined) return {}
  if (pressed === undefined) {
    const kept = await receive(incoming)
    if (kept === 'new' && group !== undefined) pointAside(group.messageId)
    return typed === undefined ? {} : { toast: { type: 'info', content: '收到' } }
  }
  const click = clicks.open({ ...incoming, messageId: pressed.messageId, gone })
  try {
    if ((await receive(incoming)) === 'repeat') click.close()
    return await click.answer
  } catch (error) {
    click.close()
    throw error
  }
}

const EventV2 = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string().min(1),
    event_type: z.string().min(1),
    token: z.string().default(''),
    app_id: z.string(),
  }),
  event: z.record(z.string(), z.unknown()),
})
const EventV1 = z.object({
  type: z.literal('event_callback'),
  uuid: z.string().min(1),
  token: z.string().default(''),
  event: z.looseObject({ type: z.string().min(1), app_id: z.string() }),
})

/** What an event or callback says, with the token and the app it names; `undefined` for what is none. */
export function letterIn(document: unknown): (Omit<Letter, 'receivedAt'> & { token: string; app: string }) | undefined {
  const v2 = EventV2.safeParse(document).data
  if (v2 !== undefined) {
    const { event_id: id, event_type: type, token, app_id: app } = v2.header
    return { id, type, event: v2.event, token, app }
  }
  const v1 = EventV1.safeParse(document).data
  return v1 && { id: v1.uuid, type: v1.event.type, event: v1.event, token: v1.token, app: v1.event.app_id }
}
