import type { Announcement } from './announcement.ts'
import type { ConversationId, Incoming } from './message.ts'
import type { Outgoing } from './platform.ts'
import type { Change, Remembered, Reply } from './skill.ts'

/** A message that was kept and waits for its answer. */
export interface Entry {
  id: string
  incoming: Incoming
  /** How often answering it was begun. */
  attempts: number
}

/** An answer on its way out: kept with the decision behind it, under the key that makes sending it twice harmless. */
export interface Parcel {
  id: string
  platform: string
  conversation: ConversationId
  recipient: string
  outgoing: Outgoing
  createdAt: number
  /** When the message it answers reached us; absent for what nobody asked for, and for what an administrator has sent anew. */
  answersAt?: number
  /** Where the message it answers is to be answered; absent where that is wherever the recipient is reached. */
  replyTo?: string
  /** Taken over from a process that died: it may have been sent already. */
  inherited: boolean
}

/** What answering a message came to: all of it is written together. */
export interface Outcome<C extends Change> {
  replies: readonly Reply[]
  changes?: readonly C[]
  /** Left out, what was remembered stays. */
  remembered?: Remembered
  /** Absent when the message belongs to no company we know. */
  tenantId?: string
  personId?: string
}

/** An undelivered or unanswered thing, for the administrator's list. */
export interface Stuck {
  id: string
  what: 'message' | 'answer'
  state: 'dead' | 'failed' | 'uncertain'
  conversation: ConversationId
  at: number
  reason: string
}

/** What is older than these instants is thrown away, in milliseconds. */
export interface KeptUntil {
  /** Messages answered, and the words of what was sent. */
  settled: number
  /** Messages and answers given up, which an administrator may put back to work. */
  stuck: number
  /** That something was said unasked, without its words. */
  announced: number
}

/**
 * The keeper of what came in and what goes out. A message it has kept survives a power cut; an answer survives the process, and
 * is made again, the same, where a power cut took it. Rows in work belong to an owner (one running process) who holds a lease;
 * when the owner is gone, another takes its rows over.
 */
export interface Journal<C extends Change> {
  /** Keeps a message once: `repeat` when its key is known in this conversation's company; it is answered where it came last. */
  receive(incoming: Incoming): Promise<Entry | 'repeat'>
  /** Notes that answering a message somebody else left is begun once more, and returns it so counted. */
  begin(entry: Entry): Promise<Entry>
  remembered(conversation: ConversationId): Promise<Remembered>
  /** Writes the answer: changes, audit lines, memory and the parcels to send, together. */
  conclude(entry: Entry, outcome: Outcome<C>, now: number): Promise<Parcel[]>
  /** Gives a message up after it failed again and again; the reason is kept, the apology goes out. */
  setAside(entry: Entry, reason: string, outcome: Outcome<C>, now: number): Promise<Parcel[]>
  /** Writes something said unasked: its changes and its parcels together, or nothing when its key is known already. */
  announce(announcement: Announcement<C>, now: number): Promise<Parcel[]>
  sent(parcel: Parcel, now: number): Promise<void>
  /** The parcel will not be tried again. */
  unsent(parcel: Parcel, state: 'failed' | 'uncertain', reason: string): Promise<void>
  /** When parcels went out to a conversation since `since`, for the platform's per-person limits. */
  sentSince(conversation: ConversationId, since: number): Promise<number[]>
  /** Renews this process's lease. */
  holdLease(until: number): Promise<void>
  /** Takes over what belongs to owners whose lease ran out or who are known dead. */
  takeOver(now: number): Promise<{ entries: Entry[]; parcels: Parcel[] }>
  /** Dead messages, failed and uncertain answers, newest first. */
  stuck(limit: number): Promise<Stuck[]>
  /** Throws away at most so many of each kind of what is older; how many of the kind with the most. */
  forget(before: KeptUntil, most: number): Promise<number>
  /** Puts a dead message or an unsent answer back to work; `false` when there is none with this id. */
  retry(id: string, now: number): Promise<boolean>
}
