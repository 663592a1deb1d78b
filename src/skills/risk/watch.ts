import type { Person } from '../../people/person.ts'
import { type Sign, signsOf, type Watched } from '../../sales/signs.ts'
import type { Ports } from '../ports.ts'

/** An open deal with what its records say against its rest, the gravest first. */
export interface Looked extends Watched {
  signs: Sign[]
}

/** Every open deal somebody may see, those with the gravest signs first. */
export async function lookAtDeals(
  { deals, activities }: Pick<Ports, 'deals' | 'activities'>,
  person: Person,
  today: string,
): Promise<Looked[]> {
  const [open, lastVisits] = await Promise.all([deals.open(person), activities.lastVisits(person)])
  return open
    .map((deal) => {
      const lastVisit = lastVisits.get(deal.id)
      const watched: Watched = { deal, ...(lastVisit === undefined ? {} : { lastVisit }) }
      return { ...watched, signs: signsOf(watched, today) }
    })
    .sort((one, other) => weightOf(other) - weightOf(one))
}

function weightOf({ signs }: Looked): number {
  return signs.reduce((sum, { weight }) => sum + weight, 0)
}
