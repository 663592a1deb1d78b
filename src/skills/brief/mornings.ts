import type { Card } from '../../conversation/card.ts'
import type { Day } from '../../language/calendar.ts'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { coachedIn, saysSomething } from '../../sales/behaviour/morning/brief.ts'
import type { Coached } from '../../sales/behaviour/morning/coaching.ts'
import { keptAs } from '../../sales/behaviour/morning/things.ts'
import type { Briefing } from './briefing.ts'
import { morningCard } from './card.ts'
import type { OwnDay } from './own-day.ts'
import { thingsCard } from './things-card.ts'

/** What somebody is told of a morning, and what of it is kept for the next one. */
interface Morning {
  card: Card
  items: readonly Coached[]
  /** Nothing in it is worth speaking to anybody unasked. */
  isEmpty: boolean
}

/** The morning of a manager is their team’s, that of a rep their own day. */
export type Mornings = (person: Person, now: Date, today: Day, isWeekly: boolean) => Promise<Morning>

export function openMornings({ briefing, ownDay }: { briefing: Briefing; ownDay: OwnDay }): Mornings {
  return async (person, now, today, isWeekly) => {
    if (isForTeam(person)) {
      const brief = await briefing(person, today)
      return { card: morningCard(brief, isWeekly), items: coachedIn(brief.focus), isEmpty: !saysSomething(brief) }
    }
    const { things, paused } = await ownDay(person, now, today)
    return {
      card: thingsCard(things, paused, isWeekly),
      items: keptAs(things, person.id),
      isEmpty: things.length === 0,
    }
  }
}

/** Who answers for a team hears of the team. */
export function isForTeam(person: Person): boolean {
  return reachOf(person, 'see', 'deal') === 'team'
}
