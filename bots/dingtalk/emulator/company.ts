import { randomBytes, randomUUID } from 'node:crypto'
import { openApprovals } from './approvals.ts'
import { openCalendars, type StoredEvent } from './calendars.ts'
import { drawn, type SeenCard } from './card-rules.ts'
import type { Notices } from './notices.ts'
import { type DingtalkEmulatorOptions, type Member, unionIdOf } from './options.ts'

/** One message as a person sees it. Never changed in place: an update puts a new one where the old one was. */
export interface Bubble {
  id: string
  /** The words of a text or markdown message. */
  text?: string
  /** The bytes of an image. */
  image?: Buffer
  card?: SeenCard
  /** How often it was updated. */
  updates: number
}

interface KeptCard {
  values: Record<string, string>
  callback: { type: 'STREAM' } | { type: 'HTTP'; routeKey: string }
  /** Where it is shown: a user id or a conversation id. */
  chats: string[]
}

/** All the platform knows about one company and its app. */
export type Company = ReturnType<typeof openCompany>

export function openCompany(options: DingtalkEmulatorOptions) {
  const now = options.now ?? Date.now
  const chats = new Map<string, Bubble[]>()
  const tokens = new Map<string, number>()
  const images = new Map<string, Buffer>()
  const calls = new Map<string, number[]>()
  const sessions = new Map<string, { chat: string; until: number }>()
  let current = ''
  let metered = 0

  /** Told of each change in a calendar; set by whoever delivers. */
  let tellCalendar: (event: StoredEvent, unionIds: string[]) => void = () => {}
  let tellApproval: Parameters<typeof openApprovals>[2] = () => {}

  return {
    options,
    now,
    callbackBase: options.callbackBase,
    calendars: openCalendars((event, unionIds) => tellCalendar(event, unionIds)),
    onCalendarChange(tell: typeof tellCalendar): void {
      tellCalendar = tell
    },
    approvals: openApprovals(options.templates ?? [], now, (...told) => tellApproval(...told)),
    onApprovalChange(tell: typeof tellApproval): void {
      tellApproval = tell
    },
    cards: new Map<string, KeptCard>(),
    /** Callback addresses of cards by their route key. */
    callbackRoutes: new Map<string, { callbackUrl: string; apiSecret: string }>(),
    notices: { tasks: new Map(), told: new Map() } as Notices,
    codes: new Map<string, { userId: string; until: number; used: boolean }>(),

    /** The same one inside its validity, which each call extends. */
    issueToken(): { value: string; expireIn: number } {
      if (!this.knowsToken(current)) current = randomBytes(16).toString('hex')
      tokens.set(current, now() + 7_200_000)
      return { value: current, expireIn: 7200 }
    },
    knowsToken: (value: string) => now() < (tokens.get(value) ?? 0),
    dropTokens: () => tokens.clear(),

    member: (userId: string): Member | undefined =>
      options.members.find((member) => member.userId === userId && member.left !== true),
    memberByUnion: (unionId: string): Member | undefined =>
      options.members.find((member) => unionIdOf(member) === unionId && member.left !== true),

    /** Whether one more call of this API is within the second's limit; it counts when it is. */
    admits(endpoint: string): boolean {
      const recent = (calls.get(endpoint) ?? []).filter((at) => at > performance.now() - 1000)
      if (recent.length >= (options.perSecond ?? 20)) return false
      calls.set(endpoint, [...recent, performance.now()])
      return true
    },
    /** Whether the month still has a call left; it counts when it has. */
    affords(): boolean {
      if (metered >= (options.monthly ?? Number.POSITIVE_INFINITY)) return false
      metered += 1
      return true
    },
    meteredCalls: () => metered,

    /** A sessionWebhook's session, good for ninety minutes. */
    openSession(chat: string): { session: string; until: number } {
      const opened = { session: randomUUID().replaceAll('-', ''), until: now() + 90 * 60_000 }
      sessions.set(opened.session, { chat, until: opened.until })
      return opened
    },
    chatOfSession(session: string): string | undefined {
      const found = sessions.get(session)
      return found !== undefined && now() < found.until ? found.chat : undefined
    },

    keepImage(image: Buffer): string {
      const mediaId = `@lADP${randomBytes(12).toString('hex')}`
      images.set(mediaId, image)
      return mediaId
    },
    image: (mediaId: string) => images.get(mediaId),

    show(chat: string, content: { text: string } | { image: Buffer } | { outTrackId: string }): string {
      const id = 'outTrackId' in content ? content.outTrackId : randomUUID()
      const values = 'outTrackId' in content ? this.cards.get(id)?.values : undefined
      const shown =
        'text' in content
          ? { text: content.text.replaceAll('  \n', '\n') }
          : 'image' in content
            ? content
            : { card: drawn(values ?? {}) }
      chats.set(chat, [...(chats.get(chat) ?? []), { id, updates: 0, ...shown }])
      return id
    },
    redraw(outTrackId: string, values: Record<string, string>): void {
      const card = this.cards.get(outTrackId)
      if (card === undefined) return
      card.values = values
      for (const chat of card.chats) {
        const bubbles = chats.get(chat) ?? []
        chats.set(
          chat,
          bubbles.map((one) =>
            one.id === outTrackId ? { ...one, card: drawn(values), updates: one.updates + 1 } : one,
          ),
        )
      }
    },
    bubbles: (chat: string): Bubble[] => [...(chats.get(chat) ?? [])],
  }
}
