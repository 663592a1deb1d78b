import { asked } from './boundaries/asked.ts'
import { bare } from './boundaries/bare.ts'
import { ordered } from './boundaries/ordered.ts'
import { safety, settling } from './boundaries/settled.ts'
import { told } from './boundaries/told.ts'
import type { Facts } from './facts.ts'
import type { Message } from './message.ts'
import { isTold, saysAny } from './phrases.ts'
import type { Signal } from './signals/signal.ts'
import { signals } from './signals/signals.ts'
import type { Intent } from './understood.ts'
import { clausesIn } from './veil.ts'

/**
 * The intents of a message: whatever its words signal, put right by the boundaries. Some boundaries settle a message alone;
 * of the rest it is asked what it asks, what it orders, and what it tells.
 */
export function intentsOf(message: Message, facts: Facts): Intent[] {
  const heard = new Set(signals.filter((signal) => isHeard(signal, message)).map(({ intent }) => intent))
  for (const settles of settling) {
    const settled = settles(heard, message, facts)
    if (settled !== undefined) return settled
  }
  const others = [...asked(heard, message, facts), ...ordered(heard, message)]
  const all = [...others, ...told(heard, message, facts, others)]
  return all.length > 0 ? [...new Set(all)] : [bare(heard, message, facts)]
}

/** What is written down as a fact, and so must be told as one. */
const telling: readonly Intent[] = ['deal.won', 'deal.lost', 'stage.change', 'deal.create']

/**
 * Danger is looked for in the words as they stand, names and all (两瓶茅台), and across commas (没去，补一条拜访), because missing
 * it once is worse than asking in vain.
 */
function isHeard({ intent, phrases }: Signal, { clauses, text }: Message): boolean {
  if (telling.includes(intent)) return clauses.some((clause) => isTold(phrases, clause))
  if (saysAny(clauses, phrases)) return true
  return (
    (safety.includes(intent) || intent === 'sandbox.whatif') &&
    saysAny([...clausesIn(text), text.replace(/[,，]\s*/g, ' ')], phrases)
  )
}
