import { randomBytes, randomUUID } from 'node:crypto'
import { ApiError } from './api-error.ts'
import { openApprovals, type StoredInstance } from './approvals.ts'
import { openCalendars } from './calendars.ts'
import { openCardEntities } from './card-entities.ts'
import type { SeenCard } from './card-rules.ts'
import { openOauth } from './oauth.ts'
import type { FeishuEmulatorOptions, Member } from './options.ts'

/** One message as a person sees it. Never changed in place: an update puts a new one where the old one was. */
export interface Bubble {
  messageId: string
  /** The words of a text. */
  text?: string
  /** The bytes of an image. */
  image?: Buffer
  card?: SeenCard
  /** How often it was updated. */
  updates: number
}

interface LongConnection {
  isConnected(): boolean
  deliver(letter: object, within: number): Promise<{ status: number; body: string } | undefined>
}

/** All the platform knows about one company and its app. */
export type Company = ReturnType<typeof openCompany>

export function openCompany(options: FeishuEmulatorOptions) {
  const now = options.now ?? Date.now
  const chats = new Map<string, Bubble[]>()
  const sentAt = new Map<string, { at: number; to: string }>()
  const uuids = new Map<string, { messageId: string; until: number }>()
  const images = new Map<string, Buffer>()
  const minutes = new Map<string, number[]>()
  const oauth = openOauth(options, now)
  let tellOfCalendars: (openIds: readonly string[]) => void = () => {}
  const calendars = openCalendars((openIds) => tellOfCalendars(openIds))
  let tellOfApproval: (instance: StoredInstance, status: string) => void = () => {}
  const approvals = openApprovals(options.templates ?? [], now, (instance, status) => tellOfApproval(instance, status))
  const redraw = (messageId: string, card: SeenCard): void => {
    const to = sentAt.get(messageId)?.to ?? ''
    const chat = chats.get(to) ?? []
    chats.set(
      to,
      chat.map((bubble) =>
        bubble.messageId === messageId ? { ...bubble, card, updates: bubble.updates + 1 } : bubble,
      ),
    )
  }
  const entities = openCardEntities(now, redraw)
  let tokens: { value: string; until: number }[] = []
  let ofApp: number[] = []
  const isWithinApp = (): boolean => {
    const { perApp } = options
    if (perApp === undefined) return true
    ofApp = ofApp.filter((at) => at > now() - 60_000)
    if (ofApp.length >= perApp.minute || ofApp.filter((at) => at > now() - 1000).length >= perApp.second) return false
    ofApp.push(now())
    return true
  }

  return {
    options,
    now,
    botId: 'ou_bot000000000000000000000000000000',
    callbackUrl: options.callbackUrl,
    /** Takes events instead of the address, while somebody is connected. */
    longConnection: undefined as LongConnection | undefined,
    /** Whose browser it is that comes to agree to something. */
    browsing: undefined as string | undefined,
    /** What was said in groups in answer to a message, by its id. */
    groupReplies: new Map<string, string[]>(),
    oauth,
    calendars,
    approvals,
    entities,
    /** Where what becomes of instances is told. */
    onApprovals(tell: typeof tellOfApproval): void {
      tellOfApproval = tell
    },
    /** Where changes of the calendars somebody listens to are told. */
    onCalendars(tell: (openIds: readonly string[]) => void): void {
      tellOfCalendars = tell
    },
    /** Who calls with a member's token, and what they granted. */
    memberBehind(token: string | undefined): { openId: string; scopes: string[] } {
      const granted = oauth.granted(token ?? '')
      if (granted === undefined) throw new ApiError(99991668, 'Invalid access token for authorization.')
      return granted
    },

    /** The same for as long as half an hour of it is left. */
    issueToken(): { value: string; expire: number } {
      const [newest] = tokens
      if (newest === undefined || newest.until - now() <= 30 * 60_000) {
        tokens = [{ value: `t-${randomBytes(24).toString('hex')}`, until: now() + 7_200_000 }, ...tokens]
      }
      const current = tokens[0] ?? { value: '', until: 0 }
      return { value: current.value, expire: Math.floor((current.until - now()) / 1000) }
    },
    knowsToken: (value: string) => tokens.some((token) => token.value === value && now() < token.until),
    /** Withdraws every token before its time. */
    dropTokens: () => {
      tokens = []
    },

    member: (openId: string): Member | undefined => options.members.find((member) => member.openId === openId),

    /** Whether one more message is within the limits of the app and of this person; it counts when it is. */
    admits(openId: string): boolean {
      if (!isWithinApp()) return false
      const recent = (minutes.get(openId) ?? []).filter((at) => at > now() - 1000)
      if (recent.length >= (options.perSecond ?? 5)) return false
      minutes.set(openId, [...recent, now()])
      return true
    },

    /** The message that went out under this uuid within the hour. */
    sentUnder(uuid: string): string | undefined {
      const known = uuids.get(uuid)
      return known !== undefined && now() < known.until ? known.messageId : undefined
    },

    keepImage(image: Buffer): string {
      const key = `img_v3_${randomUUID()}`
      images.set(key, image)
      return key
    },
    image: (key: string) => images.get(key),

    show(openId: string, uuid: string | undefined, content: Pick<Bubble, 'text' | 'image' | 'card'>): string {
      const messageId = `om_${randomUUID().replaceAll('-', '')}`
      chats.set(openId, [...(chats.get(openId) ?? []), { messageId, updates: 0, ...content }])
      sentAt.set(messageId, { at: now(), to: openId })
      if (uuid !== undefined) uuids.set(uuid, { messageId, until: now() + 3_600_000 })
      return messageId
    },
    sent: (messageId: string) => sentAt.get(messageId),
    redraw,
    bubbles: (openId: string): Bubble[] => [...(chats.get(openId) ?? [])],
  }
}
