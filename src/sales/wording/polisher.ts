import type { Tone } from './tone.ts'
import type { Wording } from './wording.ts'

/**
 * On whose behalf words are reworded, on which day (`YYYY-MM-DD`), the names in them that are not for strangers, in which tone.
 * `unhurried`: nobody waits for it.
 */
interface PolishFor {
  tenantId: string
  today: string
  names: readonly string[]
  tone?: Tone
  unhurried?: true
}

/**
 * Somebody who words things better, a language model say; late, silent or wrong at times, and believed in nothing: what comes back
 * is held against what was given. `undefined` is no answer.
 */
export type Polisher = (words: Wording, about: PolishFor) => Promise<Wording | undefined>
