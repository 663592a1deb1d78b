import type { Department, Member } from '../people/person.ts'
import type { Approvals } from './approvals.ts'
import type { Calendars } from './calendars.ts'
import type { Card } from './card.ts'
import type { ChatFile } from './file.ts'
import type { Groups } from './groups.ts'
import type { Route } from './http.ts'
import type { FetchMedia } from './media.ts'
import type { ConversationId, Incoming } from './message.ts'
import type { PageSignature } from './page-signature.ts'
import type { Picture } from './picture.ts'

export type { Department } from '../people/person.ts'

/** What goes out. An `update` redraws the card whose button was pressed; `handle` came with the press. */
export type Outgoing =
  | { kind: 'text'; text: string; better?: Better }
  | { kind: 'card'; card: Card }
  | { kind: 'picture'; picture: Picture }
  | { kind: 'file'; file: ChatFile }
  | { kind: 'update'; card: Card; handle: string }

/**
 * Asks for better words for what has just been said; `undefined` where it is to stay as it is. Lives in this process alone: of what
 * another one sends, the words stay.
 */
export type Better = () => Promise<string | undefined>

/** One thing to deliver. Sending twice with the same `key` inside the repeat window must not be seen twice. */
export interface Delivery {
  key: string
  conversation: ConversationId
  /** The platform's id of the person (or group) to reach. */
  recipient: string
  outgoing: Outgoing
  /** When the message it answers reached us, in milliseconds. */
  answersAt?: number
  /** Where the message that it answers is to be answered: what the platform said of it when it came in. */
  replyTo?: string
  /** An earlier try may have got through. */
  inDoubt?: boolean
}

/** A chat platform. Optional members are capabilities: a missing one is a capability the platform lacks. */
export interface Platform {
  name: string
  /** What people call it. */
  label: string
  /** The platform's own id for the company it serves. */
  corp: string
  limits: Limits
  /** Nobody may sign in through it from another machine. */
  onlyThisMachine?: true
  /** HTTP doors to open for the platform's callbacks. */
  routes?: readonly Route[]
  /**
   * From now on what comes in goes to `receive`, which resolves once it is safely kept; what is turned away at the door is
   * counted to `refused`, never more than a few times a minute.
   */
  start(receive: Receive, refused: (counts: Record<string, number>) => void): Promise<void>
  stop(): Promise<void>
  /** Resolves when the platform has accepted it; a failure is a `PlatformError`. */
  send(delivery: Delivery): Promise<void>
  /** Where messages say where they are answered: all that answers one of them, in order, taken or failing together as `send` does. */
  answer?(deliveries: readonly Delivery[]): Promise<void>
  /** What was said can be worded better where it stands, so that nobody has to wait for it. */
  rewords?: true
  directory?: Directory
  outsiders?: Outsiders
  signIn?: SignIn
  calendars?: Calendars
  approvals?: Approvals
  groups?: Groups
  media?: FetchMedia
  /** A file goes to somebody's own chat as what it is; elsewhere its words go. */
  files?: true
  /** What `doctor` asks: can we work? One finding per thing checked. */
  examine?(): Promise<Finding[]>
}

export type Receive = (incoming: Incoming) => Promise<'new' | 'repeat'>

interface Limits {
  buttonsPerCard: number
  rowsPerCard: number
  textBytes: number
  /** How long the platform itself hides a repeated send, in milliseconds; past it an unsure send stays unsure. */
  repeatWindow: number
  /** What one person may get; more would be dropped without a word. */
  perPerson: { minute: number; hour: number }
  /** What may go out unasked in a second, well below what is granted to the whole app: answers need the rest. Absent: as it comes. */
  unaskedPerSecond?: number
  /** How often in a minute its directory may be asked whether somebody is still there. Absent: as it comes. */
  vouchedPerMinute?: number
}

export interface Directory {
  /** The member as the company's directory has them; `undefined` when it does not vouch for them. */
  member(userId: string): Promise<Member | undefined>
  /** The same in one cheap call, for everybody who speaks: whether they are active there; `undefined` for nobody it vouches for. */
  isThere?(userId: string): Promise<boolean | undefined>
  /** A department with those above it; `undefined` where there is none such any more, or none the app may see. */
  department?(id: string): Promise<Department | undefined>
  /** What stands under what: of every department the app may see, the one right above it. One call. */
  parents?(): Promise<ReadonlyMap<string, string>>
}

/** Whom members talk to who are not of the company 外部联系人. */
export interface Outsiders {
  /** As the platform has them; `undefined` where this member does not have them, or the platform does not tell. */
  outsider(id: string, member: string): Promise<Outsider | undefined>
  /** Everybody a member has; where the app has no right to know, a `PlatformError`. */
  all(member: string): Promise<Outsider[]>
}

/** Somebody outside the company as one member has them. */
export interface Outsider {
  id: string
  /** What they call themselves, and what the member calls them. */
  name: string
  remark?: string
  company?: string
  position?: string
  tags: readonly string[]
  /** Since when, in milliseconds, in which way, in words, and over which channel of the company. */
  addedAt?: number
  way?: string
  channel?: string
}

/** Signing in to the pages from inside the IM client. */
export interface SignIn {
  /** `challenge` and `proof` are a pair of PKCE (S256), for platforms that know it. */
  authorizeUrl(redirectUri: string, state: string, challenge: string): string
  /** The platform's user id behind a one-time code; `undefined` when the code is worth nothing. */
  identify(code: string, proof: string): Promise<string | undefined>
  /** The address of the client's page script, where it comes from outside. */
  pageScript?: string
  /** What the client's page script needs to trust `url`. */
  signPage?(url: string, kind: 'corp' | 'agent'): Promise<PageSignature>
}

export interface Finding {
  what: string
  state: 'good' | 'warning' | 'bad'
  detail: string
  /** What to do about it; absent when nothing is. */
  remedy?: string
}

/**
 * Whether a failed call may be made again: `later` (the platform refused for now), `unsure` (it may have happened: only with
 * the same key), `never` (it will fail the same way).
 */
export type Retry = 'later' | 'unsure' | 'never'

/** A failure outside our house, with the platform's own code kept. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  readonly platform: string
  readonly endpoint: string
  readonly code: string | number
  readonly retry: Retry
  /** The least time to wait, in milliseconds, when the platform said so. */
  readonly retryAfter: number | undefined

  constructor(
    platform: string,
    endpoint: string,
    failure: { code: string | number; message: string; retry: Retry; retryAfter?: number },
  ) {
    super(`${platform} ${endpoint} ${failure.code}: ${failure.message}`)
    this.platform = platform
    this.endpoint = endpoint
    this.code = failure.code
    this.retry = failure.retry
    this.retryAfter = failure.retryAfter
  }
}
