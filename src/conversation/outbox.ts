import { insist, type Persistence, pauseAfter } from './insist.ts'
import type { Journal, Parcel } from './journal.ts'
import { openLanes } from './lanes.ts'
import type { Pace } from './pace.ts'
import { type Platform, PlatformError } from './platform.ts'
import type { Change } from './skill.ts'

/** An answer nobody could deliver for this long would only confuse; it is listed instead. */
const patienceMs = 15 * 60_000
const firstPauseMs = 500

export interface Outbox {
  deliver(parcels: readonly Parcel[]): void
  busy(): number
  idle(): Promise<void>
}

interface Parts extends Persistence {
  journal: Pick<Journal<Change>, 'sent' | 'unsent' | 'sentSince'>
  platform(name: string): Platform | undefined
  pace: Pick<Pace, 'hold'>
  now(): number
  /** Told of each answer accepted by its platform, with the time since the message arrived. */
  onSent?(parcel: Parcel, tookMs: number | undefined): void
}

/** Sends in order per conversation, again while the platform allows it, and gives up aloud. */
export function openOutbox(parts: Parts): Outbox {
  const { journal, platform, pace, log, now, sleep, closing, onSent } = parts
  const lanes = openLanes((conversation, error) =>
    log.error({ conversation, err: error }, 'an answer could not be marked'),
  )
  const sentTimes = new Map<string, number[]>()

  return {
    deliver(parcels) {
      for (const answer of answersIn(parcels)) lanes.run(answer[0].conversation, () => send(answer))
    },
    busy: lanes.busy,
    idle: lanes.idle,
  }

  async function send(answer: Together): Promise<void> {
    const [first] = answer
    const through = platform(first.platform)
    if (through === undefined) return giveUp(answer, 'failed', 'its platform is not configured')
    let inDoubt = first.inherited
    for (let failures = 1; !closing(); failures++) {
      const tooLate = whyTooLate(first, through, now()) ?? (await tooLateAfterWaiting(first, through))
      if (tooLate !== undefined) return giveUp(answer, inDoubt ? 'uncertain' : 'failed', tooLate)
      if (closing()) return
      const failure = await failureOf(() => handOver(through, answer, inDoubt), first)
      if (failure === undefined) return arrived(answer)
      if (failure.retry === 'never') return giveUp(answer, inDoubt ? 'uncertain' : 'failed', failure.message)
      inDoubt ||= failure.retry === 'unsure'
      log.warn({ parcel: first.id, code: failure.code, retry: failure.retry }, 'sending will be tried again')
      if (failure.retryAfter !== undefined) pace.hold(first.platform, failure.retryAfter)
      await sleep(Math.max(failure.retryAfter ?? 0, pauseAfter(failures, firstPauseMs)))
    }
  }

  async function arrived(answer: Together): Promise<void> {
    for (const parcel of answer) {
      const at = now()
      sentTimes.get(parcel.conversation)?.push(at)
      await written(() => journal.sent(parcel, at))
      onSent?.(parcel, parcel.answersAt === undefined ? undefined : at - parcel.answersAt)
    }
  }

  async function giveUp(answer: Together, state: 'failed' | 'uncertain', reason: string): Promise<void> {
    for (const parcel of answer) {
      // What may have got through counts against what one person may get.
      if (state === 'uncertain') sentTimes.get(parcel.conversation)?.push(now())
      log.error({ parcel: parcel.id, state, reason }, 'an answer was not delivered')
      await written(() => journal.unsent(parcel, state, reason))
    }
  }

  /** What became of a parcel is written sooner or later: a full disk must not make a sent answer look lost. */
  async function written(write: () => Promise<void>): Promise<void> {
    await insist(write, firstPauseMs, 'an answer could not be marked', parts)
  }

  /** Nothing, where the database cannot be asked: better one message too many than an answer that never goes out. */
  async function sentLately(conversation: string, since: number): Promise<number[]> {
    try {
      return await journal.sentSince(conversation, since)
    } catch (error) {
      log.error({ conversation, err: error }, 'what was sent lately could not be read')
      return []
    }
  }

  /** For its quota an answer may wait up to an hour. */
  async function tooLateAfterWaiting(parcel: Parcel, through: Platform): Promise<string | undefined> {
    await waitForQuota(parcel, through)
    return whyTooLate(parcel, through, now())
  }

  /** A failure of the platform's; anything else that throws is a fault of ours and will fail the same way again. */
  async function failureOf(send: () => Promise<void>, { id }: Parcel): Promise<PlatformError | undefined> {
    try {
      await send()
      return undefined
    } catch (error) {
      if (error instanceof PlatformError) return error
      log.error({ parcel: id, err: error }, 'an answer could not be sent by a fault of ours')
      return new PlatformError('sandtable', 'send', { code: 'fault', message: String(error), retry: 'never' })
    }
  }

  /** Waits until the platform would not silently drop one more message to this person. */
  async function waitForQuota(parcel: Parcel, { limits }: Platform): Promise<void> {
    const hour = 3_600_000
    let times = sentTimes.get(parcel.conversation)
    if (times === undefined) {
      times = await sentLately(parcel.conversation, now() - hour)
      sentTimes.set(parcel.conversation, times)
    }
    for (;;) {
      const at = now()
      while (times[0] !== undefined && times[0] <= at - hour) times.shift()
      const wait = Math.max(
        untilFree(times, limits.perPerson.hour, hour, at),
        untilFree(times, limits.perPerson.minute, 60_000, at),
      )
      if (wait <= 0) return
      log.warn({ conversation: parcel.conversation, wait }, 'holding an answer back: the platform would drop it')
      await sleep(wait)
    }
  }
}

/** One message to send, or all that answers a message in the place it names, for whoever asked and for those who read along. */
type Together = readonly [Parcel, ...Parcel[]]

function answersIn(parcels: readonly Parcel[]): Together[] {
  const answers = new Map<string, [Parcel, ...Parcel[]]>()
  for (const parcel of parcels) {
    const key = parcel.replyTo ?? parcel.id
    const begun = answers.get(key)
    if (begun === undefined) answers.set(key, [parcel])
    else begun.push(parcel)
  }
  return [...answers.values()]
}

async function handOver(through: Platform, answer: Together, inDoubt: boolean): Promise<void> {
  const deliveries = answer.map((parcel) => ({ ...parcel, key: parcel.id, inDoubt }))
  if (answer[0].replyTo !== undefined && through.answer !== undefined) return through.answer(deliveries)
  for (const delivery of deliveries) await through.send(delivery)
}

/** Milliseconds until fewer than `allowed` of `times` lie inside the window ending now. */
function untilFree(times: readonly number[], allowed: number, window: number, at: number): number {
  const earliestThatCounts = times[times.length - allowed]
  return earliestThatCounts === undefined ? 0 : earliestThatCounts + window - at
}

/**
 * Past the platform's repeat window a second sending might be seen twice; past our patience it would only confuse. What was
 * taken over may have been answered as soon as it was asked, by an answer that a power cut took: its own age says nothing.
 */
function whyTooLate(parcel: Parcel, { limits }: Platform, at: number): string | undefined {
  const { inherited, createdAt, answersAt = createdAt } = parcel
  if (inherited && at - answersAt > limits.repeatWindow) return 'found after the platform stopped hiding repeats'
  if (!inherited && at - createdAt > patienceMs) return 'the platform did not take it in time'
  return undefined
}
