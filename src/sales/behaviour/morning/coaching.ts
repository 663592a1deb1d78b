import { type Day, dayOf } from '../../../language/calendar.ts'
import { plansOf } from '../plans.ts'
import { dealsWithColleagues } from '../teamwork.ts'
import { touchesOf } from '../touches.ts'
import type { Work } from '../work.ts'

/** What a manager was told to speak of: a habit, with whom, in which deals. */
export interface Coached {
  behaviour: string
  personId: string
  dealIds: readonly string[]
  /** The notice that a rep was told of. */
  eventId?: string
}

/** What became of it: whether it was done, and whether one of its deals moved since. */
export interface Followed extends Coached {
  done: boolean
  moved: boolean
}

/** A prediction that went up or down by less than this is no move. */
const move = 0.03

/** Looks since the day it was spoken of; somebody whose work one sees no more is left out. */
export function followed(all: readonly Coached[], works: readonly Work[], since: Day): Followed[] {
  return all.flatMap((coached) => {
    const work = works.find(({ person }) => person.id === coached.personId)
    return work === undefined
      ? []
      : [
          {
            ...coached,
            done: isDone(coached, work, since),
            moved: coached.dealIds.some((id) => hasMoved(id, work, since)),
          },
        ]
  })
}

function isDone({ behaviour, dealIds }: Coached, work: Work, since: Day): boolean {
  const isMeant = (dealId: string) => dealIds.length === 0 || dealIds.includes(dealId)
  const isSince = (at: string) => dayOf(new Date(at)) >= since
  switch (behaviour) {
    case 'touch-frequency':
    case 'second-touch': {
      const customers = new Set(work.deals.filter(({ id }) => isMeant(id)).map(({ customerId }) => customerId))
      return touchesOf(work).some(({ on, customerId }) => on >= since && customers.has(customerId))
    }
    case 'response-time':
      return work.events.some(({ dealId, from, at }) => isMeant(dealId) && from === 'rep' && isSince(at))
    case 'customisation':
    case 'plan-likeness':
      return plansOf(work).some(({ deal, at }) => isMeant(deal.id) && isSince(at))
    case 'teamwork':
      return [...dealsWithColleagues(work, since)].some(isMeant)
    case 'promises-kept':
      return work.tasks.some(({ dealId, doneAt }) => isMeant(dealId) && doneAt !== undefined && isSince(doneAt))
    default:
      return false
  }
}

function hasMoved(dealId: string, { deals }: Work, since: Day): boolean {
  const predictions = deals.find(({ id }) => id === dealId)?.predictions ?? []
  const before = predictions.findLast(({ at }) => dayOf(new Date(at)) < since)
  const now = predictions.at(-1)
  return before !== undefined && now !== undefined && Math.abs(now.probability - before.probability) >= move
}
