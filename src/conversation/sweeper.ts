import type { Inbox } from './inbox.ts'
import type { Journal } from './journal.ts'
import type { Log } from './log.ts'
import type { Outbox } from './outbox.ts'
import type { Change } from './skill.ts'

/** How long a process may be silent before others take its work over. */
const leaseMs = 20_000

/** One round: renew our own lease, then finish what a dead process left. Answers first, for they are older. */
export async function sweep<C extends Change>(parts: {
  journal: Journal<C>
  inbox: Pick<Inbox, 'resume'>
  outbox: Pick<Outbox, 'deliver'>
  log: Log
  now: number
}): Promise<void> {
  const { journal, inbox, outbox, log, now } = parts
  await journal.holdLease(now + leaseMs)
  const { entries, parcels } = await journal.takeOver(now)
  if (entries.length + parcels.length === 0) return
  log.warn({ messages: entries.length, answers: parcels.length }, 'taking over what a stopped process left')
  outbox.deliver(parcels)
  inbox.resume(entries)
}
