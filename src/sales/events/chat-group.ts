import type { Person } from '../../people/person.ts'

/** A chat group of which somebody said to which deal it belongs, or that it is nobody's 无关. */
interface ChatGroup {
  /** As the other system calls it. */
  name: string
  /** Absent where it is nobody's. */
  deal?: { id: string; customer: string; name: string }
  /** Who said so, and when: ISO 8601, UTC. */
  by: string
  at: string
}

/** The keeper of what was said of chat groups; an event put somewhere with its group says it (`DealEvents.assign`). */
export interface ChatGroups {
  /** The deal that a group belongs to, because somebody said so; `null` where they said it is nobody's. */
  dealOf(tenantId: string, name: string): Promise<string | null | undefined>
  /** The newest first; for whoever sees the whole company. */
  list(person: Person, limit: number): Promise<ChatGroup[]>
  /**
   * Takes back what was said of a group: what comes from it is matched by its name again, and what was put aside with it waits to be
   * claimed; what went to a deal stays there. `false` where nothing was said of it, or for whoever does not see the whole company.
   */
  takeBack(person: Person, name: string): Promise<boolean>
}
