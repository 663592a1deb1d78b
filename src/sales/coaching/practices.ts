import type { Person } from '../../people/person.ts'
import type { BestPractice, FoundPractice } from '../behaviour/morning/best-practice.ts'
import type { Earned } from './points.ts'

/** A practice that somebody gave to the whole company; whose it is stands nowhere in it. */
export interface SharedPractice {
  id: string
  practice: BestPractice
  /** ISO 8601, UTC. */
  at: string
}

/** The keeper of shared practices: everybody in the company reads them. */
export interface Practices {
  /** The newest first. */
  shared(tenantId: string, limit: number): Promise<SharedPractice[]>
  /** Which of these deals had theirs shared. */
  sharedOf(tenantId: string, dealIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Once a deal, with what it earns and an audit line; a second time is refused. */
  share(person: Person, made: FoundPractice & { id: string }, earned: readonly Earned[], now: number): Promise<void>
}
