import type { Dispatch } from './dispatch.ts'
import { insist, type Persistence, pauseAfter } from './insist.ts'
import type { Entry, Journal, Outcome, Parcel } from './journal.ts'
import { openLanes } from './lanes.ts'
import { PlatformError, type Receive } from './platform.ts'
import type { Change } from './skill.ts'

/** A message begun this often, each time by a process that then died, is set aside rather than tried once more. */
const attemptsAllowed = 8
/** From this many attempts on a message may be what kills us: it waits, so that the others get their answers first. */
const suspicious = 3
const waitPerAttemptMs = 500
/** A message whose answer threw this often is set aside; a platform that asks for patience gets more of it. */
const failuresAllowed = 3
const refusalsAllowed = 8
const firstPauseMs = 200

export interface Inbox {
  receive: Receive
  /** Takes up messages that another process left behind. */
  resume(entries: readonly Entry[]): void
  busy(): number
  idle(): Promise<void>
}

interface Parts<C extends Change> extends Persistence {
  journal: Pick<Journal<C>, 'receive' | 'begin' | 'remembered' | 'conclude' | 'setAside'>
  answer: Dispatch<C>
  /** What the person is told when we give up. */
  apologise(entry: Entry): Promise<Outcome<C>>
  deliver(parcels: readonly Parcel[]): void
  /** The house is about to close: what comes in now is kept, and answered after the next start. */
  resting(): boolean
  now(): number
}

/** At least once in, exactly once answered, in order per conversation. */
export function openInbox<C extends Change>(parts: Parts<C>): Inbox {
  const { journal, answer, apologise, deliver, resting, log, now, sleep } = parts
  const lanes = openLanes((conversation, error) =>
    log.error({ conversation, err: error }, 'a message could not be set aside'),
  )

  return {
    async receive(incoming) {
      const kept = await journal.receive(incoming)
      if (kept === 'repeat') return 'repeat'
      if (!resting()) lanes.run(incoming.conversation, () => work(kept))
      return 'new'
    },
    resume(entries) {
      for (const entry of entries) lanes.run(entry.incoming.conversation, () => takeUp(entry))
    },
    busy: lanes.busy,
    idle: lanes.idle,
  }

  async function takeUp(entry: Entry): Promise<void> {
    if (entry.attempts >= attemptsAllowed) return giveUp(entry, `begun ${entry.attempts} times without an end`)
    if (entry.attempts >= suspicious) await sleep(entry.attempts * waitPerAttemptMs)
    let begun = entry
    const isNoted = await written(async () => {
      begun = await journal.begin(entry)
    })
    if (isNoted) await work(begun)
  }

  async function work(entry: Entry): Promise<void> {
    for (let failures = 1; ; failures++) {
      try {
        const remembered = await journal.remembered(entry.incoming.conversation)
        deliver(await journal.conclude(entry, await answer(entry, remembered), now()))
        return
      } catch (error) {
        log.error({ entry: entry.id, failures, err: error }, 'answering failed')
        const outside = error instanceof PlatformError && error.retry !== 'never' ? error : undefined
        if (failures >= (outside === undefined ? failuresAllowed : refusalsAllowed)) {
          return giveUp(entry, error instanceof Error ? error.message : String(error))
        }
        await sleep(Math.max(outside?.retryAfter ?? 0, pauseAfter(failures, firstPauseMs)))
      }
    }
  }

  async function giveUp(entry: Entry, reason: string): Promise<void> {
    await written(async () => deliver(await journal.setAside(entry, reason, await apologise(entry), now())))
  }

  function written(write: () => Promise<void>): Promise<boolean> {
    return insist(write, firstPauseMs, 'what became of a message could not be written', parts)
  }
}
