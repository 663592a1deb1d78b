import { asCard, isEnclosed } from '../conversation/as-card.ts'
import { plainText } from '../conversation/card.ts'
import type { Outgoing } from '../conversation/platform.ts'

/** What somebody reads, whatever it is drawn as. */
export function wordsOf(outgoing: Outgoing): string {
  if (outgoing.kind === 'text') return outgoing.text
  return plainText(isEnclosed(outgoing) ? asCard(outgoing) : outgoing.card)
}
