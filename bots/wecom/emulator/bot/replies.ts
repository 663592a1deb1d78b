import { hash } from 'node:crypto'
import { z } from 'zod'
import { unfitFor } from '../../media-kinds.ts'
import { ApiError } from '../api-error.ts'
import { adviceOn, botLengths } from '../card-advice.ts'
import { checkCard } from '../card-rules.ts'
import type { TemplateCard } from '../cards.ts'
import type { BotLetter } from './letters.ts'
import type { BotTenant } from './tenant.ts'

/** What the bot may answer, as the documents have it. https://developer.work.weixin.qq.com/document/path/101031 */
export type BotReply =
  | { kind: 'nothing' }
  | { kind: 'shown'; content?: string; card?: TemplateCard; enclosed?: Buffer[] }
  | { kind: 'stream'; id: string; content: string; finish: boolean; card?: TemplateCard; enclosed?: Buffer[] }
  | { kind: 'redrawn'; card: TemplateCard }

const mostPictures = 10

/** 图片不超过 10M, JPG 或 PNG, md5 of the bytes before base64. */
const Picture = z
  .strictObject({
    msgtype: z.literal('image'),
    image: z.strictObject({ base64: z.base64(), md5: z.string() }),
  })
  .transform(({ image: { base64, md5 } }, context) => {
    const bytes = Buffer.from(base64, 'base64')
    if (hash('md5', bytes) !== md5) context.addIssue('the md5 is of something else')
    if (unfitFor('image', bytes) !== undefined) context.addIssue('no picture that is taken')
    return bytes
  })

const Stream = z.strictObject({
  id: z.string().min(1),
  finish: z.boolean(),
  content: z.string().refine((content) => Buffer.byteLength(content) <= 20_480, 'more than 20480 bytes'),
  msg_item: z.array(Picture).min(1).max(mostPictures).optional(),
})
const Card = z.record(z.string(), z.unknown())
const Text = z.strictObject({ msgtype: z.literal('text'), text: z.strictObject({ content: z.string().min(1) }) })
const Shown = z.strictObject({ msgtype: z.literal('template_card'), template_card: Card })
const Streamed = z.strictObject({ msgtype: z.literal('stream'), stream: Stream })
const StreamedWithCard = z.strictObject({
  msgtype: z.literal('stream_with_template_card'),
  stream: Stream,
  template_card: Card,
})
const Redrawn = z.strictObject({ response_type: z.literal('update_template_card'), template_card: Card })
const Active = z.union([
  z.strictObject({
    msgtype: z.literal('markdown'),
    markdown: z.strictObject({
      content: z
        .string()
        .min(1)
        .refine((content) => Buffer.byteLength(content) <= 20_480),
    }),
  }),
  Shown,
])

const Uploaded = z.discriminatedUnion('msgtype', [
  z.strictObject({ msgtype: z.literal('image'), image: z.strictObject({ media_id: z.string() }) }),
  z.strictObject({ msgtype: z.literal('file'), file: z.strictObject({ media_id: z.string() }) }),
])

/** Reads the answer to a callback; throws where the documents would not take it. */
export function readReply(
  bot: BotTenant,
  { kind, pressed }: Pick<BotLetter, 'kind' | 'pressed'>,
  text: string,
): BotReply {
  if (text === '') return { kind: 'nothing' }
  const said: unknown = JSON.parse(text)
  if (kind === 'enter') {
    const welcome = z.union([Text, Shown]).parse(said)
    return 'text' in welcome
      ? { kind: 'shown', content: welcome.text.content }
      : { kind: 'shown', card: newCard(bot, welcome.template_card) }
  }
  if (kind === 'press') {
    const card = checkCard(Redrawn.parse(said).template_card, 'update')
    if (card.task_id !== pressed?.taskId) throw new Error('the card drawn anew is another one')
    return { kind: 'redrawn', card }
  }
  if (kind === 'feedback') throw new Error('a judgement is answered by nothing')
  const answer = z.union([Streamed, StreamedWithCard, Shown]).parse(said)
  if (!('stream' in answer)) return { kind: 'shown', card: newCard(bot, answer.template_card) }
  const card = 'template_card' in answer ? { card: newCard(bot, answer.template_card) } : {}
  const { msg_item: enclosed, ...stream } = answer.stream
  // 仅在 finish=true 时支持; over the long connection not at all.
  if (enclosed !== undefined && (!stream.finish || bot.options.secret !== undefined))
    throw new ApiError(40058, 'msg_item is not supported here')
  return { kind: 'stream', ...stream, ...card, ...(enclosed && { enclosed }) }
}

/** A card that was not there before. */
function newCard(bot: BotTenant, given: Record<string, unknown>): TemplateCard {
  const card = checkCard(given, 'send')
  const { task_id } = card
  if (task_id !== undefined && bot.taskIds.has(task_id)) throw new ApiError(42014, 'Template_Card.task_id used before')
  if (task_id !== undefined) bot.taskIds.add(task_id)
  return card
}

export function adviceForBot(card: TemplateCard | undefined): string[] {
  return card === undefined ? [] : adviceOn(card, botLengths)
}

/** What was uploaded over the line, by its media_id. https://developer.work.weixin.qq.com/document/path/101463 */
export function readEnclosed(message: unknown, mediaOf: (id: string, type: string) => Buffer) {
  const said = Uploaded.safeParse(message).data
  if (said === undefined) return undefined
  const { media_id } = said.msgtype === 'image' ? said.image : said.file
  return { kind: 'shown' as const, enclosed: [mediaOf(media_id, said.msgtype)] }
}

/** What is said by the address of a message, or pushed; throws where the documents would not take it. */
export function readActive(bot: BotTenant, message: unknown): Extract<BotReply, { kind: 'shown' }> {
  const said = Active.safeParse(message).data
  if (said === undefined) throw new ApiError(40058, 'invalid message')
  if (said.msgtype === 'markdown') return { kind: 'shown', content: said.markdown.content }
  return { kind: 'shown', card: newCard(bot, said.template_card) }
}
