import type { Phrases } from '../phrases.ts'

/**
 * Where a deal hangs in the customer's own telling 卡点, finer than an objection: 先干后补 is about paying, but no words about
 * terms of payment answer it. A talk-track waits for it by carrying its name among its cues.
 */
export interface StickingPoint {
  /** Two to ten characters, as people call it. */
  name: string
  /** What it is, in one line, for who does not know its name. */
  meaning: string
  /** What gives it away, within a few clauses that follow each other. */
  said: Phrases
}
