import type { Memory } from '../../conversation/skill.ts'
import type { Understood } from '../../understanding/understood.ts'
import { asksToGoOn, isForUs } from '../rehearsal/asked.ts'
import { isUnderWay, rehearsalIn } from '../rehearsal/state.ts'
import { toneAsked } from '../tone/asked.ts'

/**
 * Orders that the closed list of intents knows only as a kind of something else: words in another tone are heard as what judges
 * words, and what is said to a customer who is played tells nothing and orders nothing. Nothing but the order is in them, whatever
 * they quote.
 */
export function ownOrderIn(text: string, memory: Memory, now: Date): Understood | undefined {
  const rehearsal = rehearsalIn(memory)
  if (rehearsal !== undefined && (isUnderWay(rehearsal, now) ? !isForUs(text) : asksToGoOn(text))) {
    return orderOf('sandbox.talktrack')
  }
  const tone = toneAsked(text)
  const hasWords = memory['words'] !== undefined || memory['decision'] !== undefined
  return tone !== undefined && (tone.own !== undefined || hasWords) ? orderOf('feedback.track') : undefined
}

function orderOf(intent: Understood['intents'][number]): Understood {
  return { intents: [intent], slots: {}, tier: 'auto' }
}
