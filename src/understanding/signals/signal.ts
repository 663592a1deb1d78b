import type { Phrases } from '../../language/phrases.ts'
import type { Intent } from '../understood.ts'

/** What reps say when they mean an intent. One phrase makes it a candidate; the boundaries decide between candidates. */
export interface Signal {
  intent: Intent
  phrases: Phrases
}
