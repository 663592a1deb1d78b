import { readFileSync } from 'node:fs'
import { understand } from '../understand.ts'
import type { Heard, Understood } from '../understood.ts'
import type { Labelled } from './score.ts'

/** The clock all labels are written for: a Tuesday morning. */
const labelClock = new Date('2026-11-24T09:00:00+08:00')

/**
 * Two sets, both written from a labelling guide by people who had not seen the code. `developed`: looked at while it was built,
 * and learned from. `held-out`: neither; a change that is made by looking at it takes its worth away.
 */
export function labelledSet(name: 'developed' | 'held-out'): Labelled[] {
  return readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Labelled)
}

/** In what circumstances a labelled utterance is heard. */
export function heardIn({ channel, context }: Labelled): Heard {
  return { channel, now: labelClock, ...(context === undefined ? {} : { context }) }
}

export function understandLabelled(labelled: Labelled): Understood {
  return understand(labelled.text, heardIn(labelled))
}
