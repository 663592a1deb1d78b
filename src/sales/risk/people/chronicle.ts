import { spanOf } from '../../../language/span.ts'
import type { RiskCase } from '../case.ts'
import { leavingIn } from './leavings.ts'
import { rolesToldIn } from './roles-told.ts'
import { type Known, newcomersIn, type Place, placesIn, rosterOf } from './roster.ts'
import { stancesIn } from './stances.ts'
import { isCalledLike, predecessorOf, successionIn } from './successors.ts'
import { touchedIn } from './touches.ts'

/** What became of the customer's people over all events: who they are now, and who left by which event. */
export interface Chronicle {
  people: readonly Known[]
  /** Who left, by the event that first told it. */
  departures: readonly { event: number; person: Known }[]
}

/** Reads the events in order: newcomers, parts, stances, contacts, departures and successors, the later word over the earlier. */
export function chronicleOf({ contacts, events }: RiskCase): Chronicle {
  const people = rosterOf(contacts)
  const departures: { event: number; person: Known }[] = []
  for (const [index, event] of events.entries()) {
    const present = () => people.filter(({ leftAt }) => leftAt === undefined)
    const before = placesIn(event.text, people)
    const succession = successionIn(event, before)
    people.push(...newcomersIn(event, people))
    let places: Place[] = placesIn(event.text, people)
    const left = leavingIn(event, places, people).filter(({ leftAt }) => leftAt === undefined)
    if (succession !== undefined) {
      const gone = people.filter(({ leftAt }) => leftAt !== undefined)
      const predecessor = predecessorOf(succession, left, places, gone)
      let heir = present().find((person) => person !== predecessor && isCalledLike(person, succession.name))
      if (heir === undefined && predecessor !== undefined && !isCalledLike(predecessor, succession.name)) {
        heir = {
          name: succession.name,
          title: predecessor.title,
          role: predecessor.role,
          stance: 'unknown',
          lastTouch: null,
        }
        people.push(heir)
      }
      if (heir !== undefined && predecessor !== undefined) heir.role = predecessor.role
      if (heir !== undefined && !places.some(({ person }) => person === heir)) {
        places = [...places, { person: heir, ...spanOf(event.text, succession.start, succession.end) }].sort(
          (a, b) => a.start - b.start,
        )
      }
    }
    for (const [person, role] of rolesToldIn(event, places, people)) person.role = role
    for (const [person, stance] of stancesIn(event, places, people)) Object.assign(person, { stance, stanceAt: index })
    for (const person of touchedIn(event, places, people)) {
      if (person.lastTouch === null || person.lastTouch < event.at) person.lastTouch = event.at
    }
    for (const person of left) {
      person.leftAt = index
      departures.push({ event: index, person })
    }
  }
  return { people, departures }
}
