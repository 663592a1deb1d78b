import type { Person } from '../../people/person.ts'
import type { Draft, LibraryChange } from './draft.ts'
import type { Edition, Item } from './edition.ts'
import type { Library } from './library.ts'

/** The keeper of what companies sell with. */
export interface Libraries {
  /** What is published now, whichever process published it; the same object until something is. */
  of(tenantId: string): Promise<Library>
  /** The newest edition of everything a company has published. */
  newest(tenantId: string): Promise<Edition[]>
  /** All editions of one item, the newest first. */
  editions(tenantId: string, item: Item): Promise<Edition[]>
  /** Drafts that are still open or wait for their approval, of those somebody may see, the last changed first. */
  drafts(person: Person): Promise<Draft[]>
  draft(person: Person, id: string): Promise<Draft | undefined>
  /** Writes changes together, each with its audit line; `person` answers for them. */
  write(person: Person, changes: readonly LibraryChange[], now: number): Promise<void>
  /** For the clock: drafts that were submitted or settled since `since` (milliseconds UTC), of every company. */
  news(since: number): Promise<Draft[]>
}
