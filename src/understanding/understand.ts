import { readFacts } from './facts.ts'
import { intentsOf } from './intents.ts'
import { readMessage } from './message.ts'
import { slotsOf } from './slots.ts'
import { tierOf } from './tier.ts'
import type { Heard, Understood } from './understood.ts'
import { veil } from './veil.ts'

/** What a message asks or tells, as `eval/UTTERANCES.md` labels it. Never throws; reads at most the first 2 000 characters. */
export function understand(text: string, heard: Heard): Understood {
  const message = readMessage(text, heard)
  const facts = readFacts(message)
  const veiled = { ...message, clauses: veil(message, facts.organisations) }
  const intents = intentsOf(veiled, facts)
  const slots = slotsOf(message, facts, intents)
  return { intents, slots, tier: tierOf(intents, slots, veiled) }
}
