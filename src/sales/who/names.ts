import type { Person } from '../../people/person.ts'
import type { Deal } from '../deal.ts'

/** A deal as people name it. */
export interface NamedDeal extends Pick<Deal, 'id' | 'customer' | 'name' | 'status'> {
  /** What else its customer is called. */
  aliases: readonly string[]
}

/** The keeper of names. */
export interface Names {
  /**
   * Every deal somebody may see, by its names, the newest first. The same list again until a name changes, so that what was
   * made of it can be kept beside it.
   */
  of(person: Person): Promise<readonly NamedDeal[]>
  /** Ids of the open deals that have somebody of this name among their contacts; two at most. */
  withContact(person: Person, name: string): Promise<string[]>
  /**
   * Those still going on that somebody may not see. For telling a manager that two people are after one customer, and for
   * nothing that this somebody is shown.
   */
  hiddenFrom(person: Person): Promise<readonly HiddenDeal[]>
}

/** A deal that the one who asks may not know of. */
export interface HiddenDeal extends NamedDeal {
  teamId: string
}
