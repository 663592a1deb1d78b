import type { Skill } from '../conversation/skill.ts'
import type { JoiningChange } from '../people/joining.ts'
import type { SalesChange } from '../sales/change.ts'
import type { Deals } from '../sales/deal.ts'
import type { Decisions } from '../sales/sandbox/decision.ts'
import type { Track } from '../sales/tracks/track.ts'
import type { Visits } from '../sales/visit.ts'
import type { Understood } from '../understanding/understood.ts'

/** What a skill may write. */
export type Writes = SalesChange | JoiningChange

/** A skill of ours: hears what understanding makes of a message. */
export type SalesSkill = Skill<Understood, Writes>

/** What skills ask of the rest of the house. */
export interface Ports {
  decisions: Decisions
  visits: Visits
  deals: Deals
  tracks: readonly Track[]
  newId(): string
}
