import { plainText } from '../conversation/card.ts'
import { pictureAsCard } from '../conversation/picture.ts'
import type { Outgoing } from '../conversation/platform.ts'

/** What somebody reads, whatever it is drawn as. */
export function wordsOf(outgoing: Outgoing): string {
  if (outgoing.kind === 'text') return outgoing.text
  return plainText(outgoing.kind === 'picture' ? pictureAsCard(outgoing.picture) : outgoing.card)
}
