import type { Person } from '../../people/person.ts'

/** Somebody looked at how somebody works 谁看过: once a day counts. `at`: ISO 8601, UTC. */
interface Look {
  by: string
  at: string
}

/** In the chat a look is written with the answer that shows it; `subject`: whom it is of. */
export interface LookChange {
  kind: 'behaviour.seen'
  level: 'human'
  subject: string
  day: string
}

/** The keeper of who looked at whom. */
export interface Looks {
  /** Notes it, on a day; what one sees of oneself is nobody’s look. */
  note(viewer: Person, personIds: readonly string[], day: string, now: number): Promise<void>
  /** Who looked at this person, the newest first; told to themselves and to whoever may look. */
  at(person: Person, personId: string, limit: number): Promise<Look[]>
}
