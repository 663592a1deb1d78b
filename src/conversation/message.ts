/** `platform:company:chat`: one lane of talk, in which everything is answered in order. */
export type ConversationId = string

/** Something that came in from a platform, already proved genuine and reduced to what every platform has in common. */
export interface Incoming {
  platform: string
  /** The platform's own id for the company. */
  corp: string
  conversation: ConversationId
  /** The platform's id of who spoke; always a string, for ids exceed 2^53. */
  speaker: string
  /** The platform's id of the group it was said in; absent in a chat of two. */
  group?: string
  /** Equal for every redelivery of the same thing, different for different things. */
  dedupeKey: string
  /** When the callback reached us, in milliseconds; time-to-response counts from here. */
  receivedAt: number
  /** Where this very message is to be answered, in the platform's own words; absent where who spoke can be written to at any time. */
  replyTo?: string
  content: Content
}

export type Content = Text | Press | Enter | Media | News | Notice

interface Text {
  kind: 'text'
  text: string
}

/** A button of a card we sent. `handle` is what the platform wants back when the card is to be redrawn. */
export interface Press {
  kind: 'press'
  action: string
  argument: string
  handle?: string
}

/** The person opened the chat with us. */
interface Enter {
  kind: 'enter'
}

/** Something that is not text; `detail` keeps what the platform said of it. */
export interface Media {
  kind: 'media'
  type: 'voice' | 'image' | 'video' | 'location' | 'link' | 'file'
  detail: Record<string, string>
}

/**
 * Something on the platform has to be looked at again: a member's calendar, an approval (by our own id while it has none there),
 * a deal's own chat (by the deal),
 * what the directory says of a member or of a department, by its id there, all whom a member has outside the company (`outsiders`), or one of them
 * (`outsider`, by `outsiderNews`); or of the month's quota `calls` or `deliveries` is used up. What became of it is not told, but
 * asked of the platform: so news that comes twice, late or out of order does no harm.
 */
export interface News {
  kind: 'news'
  of: 'calendar' | 'approval' | 'member' | 'department' | 'quota' | 'deal-chat' | 'outsiders' | 'outsider'
  id: string
  /** Said here alone, for the platform cannot be asked it: somebody outside was won or lost, and when, in milliseconds. */
  told?: { what: 'won' | 'lost'; at: number }
}

/** An event that asks for no answer but is kept. */
interface Notice {
  kind: 'notice'
  name: string
  detail: Record<string, string>
}

/** What news of one outsider goes by: whose they are, and who. */
export function outsiderNews(member: string, outsideId: string): string {
  return `${member}:${outsideId}`
}

/** Whose outsider the news are about, and who; ids of outsiders have no colon in them. */
export function readOutsiderNews(id: string): { member: string; outsideId: string } {
  const at = id.lastIndexOf(':')
  return { member: id.slice(0, at), outsideId: id.slice(at + 1) }
}

/** The lane of what news are about. */
export function newsLane(platform: string, corp: string, { of, id }: News): ConversationId {
  return `${platform}:${corp}:news of ${of} ${id}`
}

/** The lane of one chat. Lower case, for platforms take ids that differ only in case for the same: one person, one lane. */
export function conversationId(platform: string, corp: string, chat: string): ConversationId {
  return `${platform}:${corp}:${chat.toLowerCase()}`
}
