import type { Memory } from '../../conversation/skill.ts'
import type { Rehearsal } from '../../sales/rehearsal/rehearsal.ts'

/** The rehearsal that a conversation remembers, going on or left. */
export function rehearsalIn({ rehearsal }: Memory): Rehearsal | undefined {
  return rehearsal === undefined ? undefined : (JSON.parse(rehearsal) as Rehearsal)
}

/** For so long a message is an answer to the customer who is played; after that it is one to us again. */
const patienceMs = 10 * 60_000

export function isUnderWay({ at, paused }: Rehearsal, now: Date): boolean {
  return paused !== true && now.getTime() - at < patienceMs
}
