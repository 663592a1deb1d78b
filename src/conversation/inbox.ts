import type { Entry, Journal, Outcome, Parcel } from './journal.ts'
import { openLanes } from './lanes.ts'
import type { Log } from './log.ts'
import type { Incoming } from './message.ts'
import type { Receive } from './platform.ts'
import type { Change, Memory } from './skill.ts'

/** A message begun this often, each time by a process that then died, is set aside rather than tried once more. */
const attemptsAllowed = 8
/** From this many attempts on a message may be what kills us: it waits, so that the others get their answers first. */
const suspicious = 3
const waitPerAttempt = 500
/** A message whose answer threw this often is set aside. */
const failuresAllowed = 3
const pauseBetweenFailures = 200

export interface Inbox {
  receive: Receive
  /** Takes up messages that another process left behind. */
  resume(entries: readonly Entry[]): void
  busy(): number
  idle(): Promise<void>
}

interface Parts<C extends Change> {
  journal: Pick<Journal<C>, 'receive' | 'begin' | 'memory' | 'conclude' | 'setAside'>
  answer(incoming: Incoming, memory: Memory): Promise<Outcome<C>>
  /** What the person is told when we give up. */
  apologise(incoming: Incoming): Promise<Outcome<C>>
  deliver(parcels: readonly Parcel[]): void
  log: Log
  now(): number
}

/** At least once in, exactly once answered, in order per conversation. */
export function openInbox<C extends Change>({ journal, answer, apologise, deliver, log, now }: Parts<C>): Inbox {
  const lanes = openLanes((conversation, error) =>
    log.error({ conversation, err: error }, 'a message could not be set aside'),
  )

  return {
    async receive(incoming) {
      const kept = await journal.receive(incoming)
      if (kept === 'repeat') return 'repeat'
      lanes.run(incoming.conversation, () => work(kept))
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
    if (entry.attempts >= suspicious) await pause(entry.attempts * waitPerAttempt)
    await journal.begin(entry)
    await work(entry)
  }

  async function work(entry: Entry): Promise<void> {
    for (let failures = 1; ; failures++) {
      try {
        const memory = await journal.memory(entry.incoming.conversation)
        deliver(await journal.conclude(entry, await answer(entry.incoming, memory), now()))
        return
      } catch (error) {
        log.error({ entry: entry.id, failures, err: error }, 'answering failed')
        if (failures >= failuresAllowed) return giveUp(entry, error instanceof Error ? error.message : String(error))
        await pause(pauseBetweenFailures * failures)
      }
    }
  }

  async function giveUp(entry: Entry, reason: string): Promise<void> {
    deliver(await journal.setAside(entry, reason, await apologise(entry.incoming), now()))
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
