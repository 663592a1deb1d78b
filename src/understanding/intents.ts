import { compose, settling } from './boundaries.ts'
import type { Facts } from './facts.ts'
import type { Message } from './message.ts'
import { isSaid } from './phrases.ts'
import { signals } from './signals/signals.ts'
import type { Intent } from './understood.ts'

/** The intents of a message: whatever its words signal, put right by the boundaries in their order. */
export function intentsOf(message: Message, facts: Facts): Intent[] {
  const heard = new Set(
    signals
      .filter((signal) => message.clauses.some((clause) => isSaid(signal.phrases, clause)))
      .map(({ intent }) => intent),
  )
  for (const settles of settling) {
    const settled = settles(heard, message, facts)
    if (settled !== undefined) return settled
  }
  return compose(heard, message, facts)
}
