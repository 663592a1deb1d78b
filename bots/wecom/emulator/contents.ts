import { ApiError } from './api-error.ts'
import type { Bubble } from './bubbles.ts'
import { adviceOn } from './card-advice.ts'
import { checkCard } from './card-rules.ts'
import { isInteractive } from './cards.ts'
import { type Json, objectAt, textAt } from './json.ts'
import type { MediaStore } from './media-store.ts'

/** What a request to message/send puts on the screen, before it has a msgid. */
export type Content = Pick<Bubble, 'kind' | 'content' | 'textcard' | 'card' | 'enclosed' | 'warnings'>

/** Limits and required fields of each msgtype: https://developer.work.weixin.qq.com/document/path/90236 */
export function contentOf(request: Json, media: Pick<MediaStore, 'get'>): Content {
  const kind = textAt(request, 'msgtype')
  switch (kind) {
    case 'text':
    case 'markdown':
      return wordsOf(kind, objectAt(request, kind))
    case 'textcard':
      return textCardOf(objectAt(request, kind))
    case 'template_card':
      return templateCardOf(objectAt(request, kind))
    case 'image':
    case 'file':
      return enclosureOf(kind, objectAt(request, kind), media)
    default:
      throw new ApiError(40008, `invalid message type ${kind}`)
  }
}

/** Whether the person can press something on it that the app will hear of. */
export function callsBack({ card }: Content): boolean {
  return card !== undefined && (isInteractive(card.card_type) || card.action_menu !== undefined)
}

function wordsOf(kind: 'text' | 'markdown', given: Json | undefined): Content {
  const content = textAt(given, 'content')
  if (content === undefined) throw new ApiError(44004, `${kind}.content empty`)
  const bytes = Buffer.byteLength(content)
  if (bytes <= mostBytes) return { kind, content, warnings: [] }
  return { kind, content: cut(content), warnings: [`${kind}.content: ${bytes} 字节，超过 ${mostBytes} 的部分被截断`] }
}

function textCardOf(given: Json | undefined): Content {
  const title = textAt(given, 'title')
  const description = textAt(given, 'description')
  const url = textAt(given, 'url')
  if (title === undefined) throw new ApiError(41016, 'textcard.title missing')
  if (description === undefined) throw new ApiError(41033, 'textcard.description missing')
  if (url === undefined) throw new ApiError(41010, 'textcard.url missing')
  if (!/^https?:\/\//.test(url)) throw new ApiError(45034, 'textcard.url needs http:// or https://')
  if (Buffer.byteLength(url) > mostBytes) throw new ApiError(40039, 'textcard.url too long')
  const btntxt = textAt(given, 'btntxt') ?? '详情'
  const parts = { title: [title, 128], description: [description, 512], btntxt: [btntxt, 4] } as const
  return {
    kind: 'textcard',
    textcard: { url, title: first(parts.title), description: first(parts.description), btntxt: first(parts.btntxt) },
    warnings: Object.entries(parts)
      .filter(([, [text, most]]) => [...text].length > most)
      .map(([name, [text, most]]) => `textcard.${name}: ${[...text].length} 字，超过 ${most} 的部分被截断`),
  }
}

function templateCardOf(given: Json | undefined): Content {
  const card = checkCard(given ?? {}, 'send')
  return { kind: 'template_card', card, warnings: adviceOn(card) }
}

/** 媒体文件 id 三天内有效; one of another kind is none. */
function enclosureOf(kind: 'image' | 'file', given: Json | undefined, media: Pick<MediaStore, 'get'>): Content {
  const id = textAt(given, 'media_id')
  if (id === undefined) throw new ApiError(41006, `${kind}.media_id missing`)
  const stored = media.get(id)
  if (stored === undefined) throw new ApiError(40007, 'invalid media_id')
  if (stored.type !== kind) throw new ApiError(40004, `not a media_id of ${kind}`)
  return { kind, enclosed: { name: stored.name ?? '', bytes: stored.bytes }, warnings: [] }
}

const mostBytes = 2048

/** Never inside a character: a byte that continues one starts with the bits 10. */
function cut(text: string): string {
  const bytes = Buffer.from(text)
  let end = mostBytes
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.toString('utf8', 0, end)
}

function first([text, most]: readonly [string, number]): string {
  return [...text].slice(0, most).join('')
}
