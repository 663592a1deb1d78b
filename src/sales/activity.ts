import type { Day } from '../language/calendar.ts'
import type { Person } from '../people/person.ts'

/** What a rep did in some days, as far as it is on record here. */
export interface Activity {
  personId: string
  name: string
  teamName: string
  visits: number
  /** The day of their last visit on record, whenever that was. */
  lastVisit?: Day
  /** Deals they opened here; those that came from elsewhere are not known as new. */
  dealsOpened: number
}

/** The keeper of who did what. */
export interface Activities {
  /** Of every active rep whose deals somebody may see, in these days; of a rep only themselves. */
  between(person: Person, first: Day, last: Day): Promise<Activity[]>
  /** The day each deal one may see was last visited on; deals never visited are not there. */
  lastVisits(person: Person): Promise<ReadonlyMap<string, Day>>
}
