import { asked } from './boundaries/asked.ts'
import { bare } from './boundaries/bare.ts'
import { ordered } from './boundaries/ordered.ts'
import { settling } from './boundaries/settled.ts'
import { told } from './boundaries/told.ts'
import type { Facts } from './facts.ts'
import type { Message } from './message.ts'
import { saysAny } from './phrases.ts'
import { signals } from './signals/signals.ts'
import type { Intent } from './understood.ts'

/**
 * The intents of a message: whatever its words signal, put right by the boundaries. Some boundaries settle a message alone;
 * of the rest it is asked what it asks, what it orders, and what it tells.
 */
export function intentsOf(message: Message, facts: Facts): Intent[] {
  const heard = new Set(signals.filter(({ phrases }) => saysAny(message.clauses, phrases)).map(({ intent }) => intent))
  for (const settles of settling) {
    const settled = settles(heard, message, facts)
    if (settled !== undefined) return settled
  }
  const others = [...asked(heard, message, facts), ...ordered(heard, message)]
  const all = [...others, ...told(heard, message, facts, others)]
  return all.length > 0 ? [...new Set(all)] : [bare(heard, message, facts)]
}
