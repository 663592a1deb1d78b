import { type EmulatedApprovals, openApprovals } from './approvals.ts'
import { type BotTenant, openBotTenant } from './bot/tenant.ts'
import { type Bubbles, openBubbles } from './bubbles.ts'
import { type EmulatedCalendars, openCalendars } from './calendars.ts'
import { type EmulatedChats, openChats } from './chats.ts'
import { type Credential, openCredential } from './credentials.ts'
import { type Directory, openDirectory } from './directory.ts'
import { type MediaStore, openMediaStore } from './media-store.ts'
import { documentedLimits, type MemberLimits, openMemberLimits } from './member-limits.ts'
import type { WecomEmulatorOptions } from './options.ts'
import { type OutsideBook, openOutsideBook } from './outside-book.ts'
import { openRepeats, type Repeats } from './repeats.ts'
import { openResponseCodes, type ResponseCodes } from './response-codes.ts'
import { openSignIns, type SignIns } from './sign-ins.ts'

/** All the platform knows about one company and its app. */
export interface Tenant {
  options: WecomEmulatorOptions
  now: () => number
  callbackUrl: string | undefined
  /** Where the API listens, once it does. */
  apiUrl: string
  directory: Directory
  outsiders: OutsideBook
  accessToken: Credential
  corpTicket: Credential
  appTicket: Credential
  signIns: SignIns
  responseCodes: ResponseCodes
  media: MediaStore
  memberLimits: MemberLimits
  repeats: Repeats
  bubbles: Bubbles
  calendars: EmulatedCalendars
  approvals: EmulatedApprovals
  chats: EmulatedChats
  /** What was sent, by msgid. */
  sent: Map<string, SentMessage>
  /** Every task_id ever used: 同一个应用任务id不能重复. */
  taskIds: Set<string>
  /** The AI bot's side, where the company has one. */
  bot: BotTenant | undefined
  /** Accepted with errcode 0 and never shown. */
  dropped: DroppedMessage[]
}

export interface SentMessage {
  at: number
  recipients: string[]
  taskId: string | undefined
  /** May be updated: it was sent as an interactive card, or with a menu. */
  callsBack: boolean
  /** Its buttons may be greyed alone: not those of a notice. */
  hasButtons: boolean
}

export interface DroppedMessage {
  userid: string
  msgid: string
  why: 'over the limit per member' | 'same request again' | 'task_id used before'
}

export function openTenant(options: WecomEmulatorOptions): Tenant {
  const now = options.now ?? Date.now
  return {
    options,
    now,
    callbackUrl: options.callbackUrl,
    apiUrl: '',
    directory: openDirectory(options.members, options.departments),
    outsiders: openOutsideBook(options.customers, now),
    accessToken: openCredential(now),
    corpTicket: openCredential(now),
    appTicket: openCredential(now),
    signIns: openSignIns(now),
    responseCodes: openResponseCodes(now),
    media: openMediaStore(now),
    memberLimits: openMemberLimits(options.memberLimits ?? documentedLimits, now),
    repeats: openRepeats(now),
    bubbles: openBubbles(),
    calendars: openCalendars(),
    approvals: openApprovals(options.templates ?? [], now),
    chats: openChats(),
    sent: new Map(),
    taskIds: new Set(),
    bot: options.bot && openBotTenant(options.bot, now),
    dropped: [],
  }
}
