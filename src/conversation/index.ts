import { type Attentions, mayPush, type Push, usualAttention } from '../people/attention.ts'
import type { People } from '../people/person.ts'
import type { Announcement } from './announcement.ts'
import { openDispatch, type Repertoire } from './dispatch.ts'
import { openInbox } from './inbox.ts'
import type { Entry, Journal, Outcome, Parcel } from './journal.ts'
import type { Log } from './log.ts'
import { openOutbox } from './outbox.ts'
import { openPace } from './pace.ts'
import type { Platform, Receive } from './platform.ts'
import type { Change, Meaning } from './skill.ts'
import { sweep } from './sweeper.ts'
import { openVouching, type Vouching } from './vouching.ts'

/** The talk itself: from a message that arrived to its answer accepted by the platform. */
export interface Conversation<C extends Change = Change> {
  receive: Receive
  /** Whether somebody whom we know as active is still there by the directory of a platform of theirs. */
  letsIn: Vouching['letsIn']
  /** Says something unasked, once; `quiet` when it has to wait for its time, and nothing was written. */
  announce(announcement: Announcement<C>): Promise<'said' | 'known' | 'quiet'>
  /** Finishes what a stopped process left, and keeps our own lease. */
  sweep(): Promise<void>
  /** Resolves when nothing is in work. */
  idle(): Promise<void>
  busyMessages(): number
  busyAnswers(): number
  /** Begins nothing new: what comes in from now on is kept for the next process. */
  rest(): void
  /** Stops trying; what is unfinished is taken up by the next process. */
  close(): void
}

export interface Clock {
  now(): number
  sleep(ms: number): Promise<void>
}

export const wallClock: Clock = {
  now: Date.now,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** Puts inbox, dispatch, outbox and sweeper together; whoever wires the house calls this once. */
export function openConversation<M extends Meaning, C extends Change>(parts: {
  journal: Journal<C>
  people: People
  platforms: readonly Platform[]
  repertoire: Repertoire<M, C>
  dayOf(at: Date): string
  /** `HH:MM` where the company works. */
  timeOf(at: Date): string
  isWorkday(day: string): boolean
  attentions: Attentions
  clock: Clock
  log: Log
  onSent?(parcel: Parcel, tookMs: number | undefined): void
}): Conversation<C> {
  const { journal, people, platforms, repertoire, dayOf, timeOf, isWorkday, attentions, clock, log, onSent } = parts
  const platform = (name: string) => platforms.find((candidate) => candidate.name === name)
  let isClosing = false
  let isResting = false
  const closing = () => isClosing
  const pace = openPace({
    perSecond: (name) => platform(name)?.limits.unaskedPerSecond,
    sleep: clock.sleep,
    now: () => performance.now(),
  })
  const outbox = openOutbox({
    journal,
    platform,
    pace,
    log,
    closing,
    ...clock,
    ...(onSent === undefined ? {} : { onSent }),
  })
  const vouching = openVouching({ people, platform, receive: (incoming) => inbox.receive(incoming), log, ...clock })
  const inbox = openInbox({
    journal,
    answer: openDispatch({ ...repertoire, people, vouching, platform, dayOf }),
    apologise,
    deliver: outbox.deliver,
    resting: () => isResting,
    log,
    closing,
    ...clock,
  })
  return {
    receive: inbox.receive,
    letsIn: vouching.letsIn,
    async announce(announcement) {
      if (announcement.wished !== true) {
        if (!(await mayBeSaid(announcement, clock.now()))) return 'quiet'
        for (const name of new Set(announcement.replies.map(({ to }) => to.platform))) await pace.turn(name)
      }
      const parcels = await journal.announce(announcement, clock.now())
      outbox.deliver(parcels)
      return parcels.length > 0 ? 'said' : 'known'
    },
    sweep: () => sweep({ journal, inbox, outbox, log, now: clock.now() }),
    async idle() {
      await inbox.idle()
      await outbox.idle()
    },
    busyMessages: inbox.busy,
    busyAnswers: outbox.busy,
    rest() {
      isResting = true
    },
    close() {
      isClosing = true
    },
  }

  /** Without replies nobody is spoken to. */
  async function mayBeSaid({ tenantId, replies, push }: Announcement<C>, at: number): Promise<boolean> {
    const now = new Date(at)
    const day = dayOf(now)
    const moment = { at, time: timeOf(now), isWorkday: isWorkday(day) }
    if (replies.length === 0) return true
    if (push === undefined) return mayPush(usualAttention, toAll, { ...moment, pushed: 0 })
    const [attention, pushed] = await Promise.all([
      attentions.of(tenantId, push.personId),
      attentions.pushedSince(tenantId, push.personId, at - sinceMidnight(moment.time)),
    ])
    return mayPush(attention, push, { ...moment, pushed })
  }

  /** What somebody is told when their message failed again and again. */
  async function apologise({ incoming }: Entry): Promise<Outcome<C>> {
    const tenant = await people.tenantFor(incoming.platform, incoming.corp)
    if (incoming.content.kind === 'news') return { ...(tenant && { tenantId: tenant.id }), replies: [] }
    const text = '抱歉，这一条我没处理成。原话没有丢，管理员能看到；你也可以换个说法再发一次。'
    return { ...(tenant === undefined ? {} : { tenantId: tenant.id }), replies: [{ kind: 'text', text }] }
  }
}

/** What is for several at once is bound by the usual hours, on any day. */
const toAll: Push = { personId: '', pressing: 'page', ofToday: true }

/** Milliseconds of a day until its minute `HH:MM`, and the minute itself. */
function sinceMidnight(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes + 1) * 60_000
}
