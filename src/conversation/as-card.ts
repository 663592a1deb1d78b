import type { Card } from './card.ts'
import { pictureAsCard } from './picture.ts'
import type { Outgoing } from './platform.ts'

/** What is neither words nor a card: platforms show it where they can. */
export type Enclosed = Extract<Outgoing, { kind: 'picture' | 'file' }>

/** The same for platforms, and moments, that take neither pictures nor files. */
export function asCard(enclosed: Enclosed): Card {
  return enclosed.kind === 'picture' ? pictureAsCard(enclosed.picture) : enclosed.file.instead
}

export function isEnclosed(outgoing: Outgoing): outgoing is Enclosed {
  return outgoing.kind === 'picture' || outgoing.kind === 'file'
}
