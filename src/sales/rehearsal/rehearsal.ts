import type { BuyingRole } from '../../language/roles.ts'
import type { Facts } from '../facts.ts'
import { filler } from '../tracks/filling.ts'
import type { Concern } from './concerns.ts'
import { type Judged, reactionTo } from './judge.ts'
import { concernLine, reactionLine } from './lines.ts'

/** 本单陪练: a talk with this customer, played; nothing in it is a fact. */
export interface Rehearsal {
  id: string
  /** The deal it is about; absent where the customer has none. */
  dealId?: string
  /** What the customer is played by, as it was known at the start. */
  facts: Facts
  /** Who is played. */
  listener: string
  role: BuyingRole
  concerns: readonly Concern[]
  rounds: readonly Round[]
  /** What the customer said last, and whether a model worded it. */
  said: string
  byModel: boolean
  /** When the last word fell, milliseconds; `pausedAt` once it was left. */
  at: number
  paused?: true
}

/** What the customer said, what the rep answered, and how that was judged. */
export interface Round {
  concern: Concern
  said: string
  answer: string
  judged: Judged
}

/** What the customer says next by the library: how they take the last answer, and what they bring up now; `undefined` at the end. */
export function nextLine({
  concerns,
  rounds,
  facts,
  role,
}: Pick<Rehearsal, 'concerns' | 'rounds' | 'facts' | 'role'>): string | undefined {
  const concern = concerns[rounds.length]
  if (concern === undefined) return undefined
  const last = rounds.at(-1)
  const reaction = last === undefined ? '' : reactionLine(reactionTo(last.judged), rounds.length)
  return `${reaction}${filler(facts)(concernLine(concern.topic, role))}`
}
