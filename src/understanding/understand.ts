import { stricter } from '../people/responsibility.ts'
import { mayWriteMore } from './learned/decide-intents.ts'
import type { Learned } from './learned/learned.ts'
import { shipped } from './learned/shipped.ts'
import { surelyNamed } from './learned/surely-named.ts'
import { decide, read } from './read.ts'
import { slotsOf } from './slots.ts'
import { tierOf } from './tier.ts'
import { type Heard, type Understood, writes } from './understood.ts'

/** What a message asks or tells, as `eval/UTTERANCES.md` labels it. Never throws; reads at most the first 2 000 characters. */
export const understand = understander(shipped)

/** Understands by the rules and by what was learned. */
export function understander(learned: Learned): (text: string, heard: Heard) => Understood {
  return (text, heard) => {
    const reading = read(text, heard, learned.names)
    const decision = decide(reading, learned.intents)
    const { beliefs, given, intents } = decision
    const isWritten = intents.some((intent) => writes.includes(intent))
    const { message, facts } = isWritten ? surelyNamed(reading, decision, learned.doubts) : reading
    const slots = slotsOf(message, facts, intents)
    const tier = tierOf(intents, slots, reading.veiled)
    const isDoubtful = message.pending[0] !== 'ask' && mayWriteMore(beliefs, intents, given)
    return { intents, slots, tier: isDoubtful ? stricter(tier, 'confirm') : tier }
  }
}

/** Whether there is little doubt what a message is for: its form settles it, or one intent is believed more likely than not. */
export function isSure(text: string, heard: Heard): boolean {
  const reading = read(text, heard, shipped.names)
  return reading.form !== undefined || Math.max(...decide(reading, shipped.intents).beliefs.values()) > 0.5
}
