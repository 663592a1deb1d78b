import { addDays, type Day } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import { practicesIn } from '../../sales/behaviour/morning/best-practice.ts'
import type { Brief, Briefs } from '../../sales/behaviour/morning/brief.ts'
import { followed } from '../../sales/behaviour/morning/coaching.ts'
import { focusOf } from '../../sales/behaviour/morning/focus.ts'
import { answersTo, type Due } from '../../sales/behaviour/morning/questions.ts'
import { teamGaps } from '../../sales/capability/team.ts'
import type { Standings } from '../behaviour/standings.ts'
import type { Reports } from '../capability/reports.ts'
import type { Ports } from '../ports.ts'

/** What a manager is told of a morning, from what is on record by the evening before. */
export type Briefing = (person: Person, today: Day) => Promise<Brief>

/** How far back pushbacks are read, in days. */
const lately = 28

export function openBriefing(
  ports: Pick<Ports, 'tasks' | 'calendar' | 'exchanges' | 'libraries'> & { briefs: Briefs },
  standings: Standings,
  reports: Reports,
): Briefing {
  return async (person, today) => {
    const [all, unassessed, kept, due, library, { people }] = await Promise.all([
      standings.now(person, today),
      standings.unassessed(person, today),
      ports.briefs.before(person, today),
      dueOn(person, today),
      ports.libraries.of(person.tenantId),
      reports(person, today),
    ])
    const works = all.map(({ work }) => work)
    const since = `${addDays(today, -lately)}T00:00:00+08:00`
    const exchanges = await Promise.all(works.map(({ person: { id } }) => ports.exchanges.ofOwner(person, id, since)))
    const practice = practicesIn(works, today)[0]?.practice
    const [teamGap] = teamGaps(
      people.filter(({ seller }) => seller.id !== person.id).map(({ seller: { id }, report }) => ({ id, report })),
    )
    return {
      focus: focusOf(all.filter(({ work }) => work.person.id !== person.id)),
      ...(practice === undefined ? {} : { practice }),
      // What is worth most today and who recommends us is of deals, whoever has them.
      answers: answersTo([...works, ...unassessed], { due, exchanges, library: library.tracks, today, teamGap }),
      followed: kept === undefined ? [] : followed(kept.items, works, kept.day),
      unassessed: unassessed.length,
    }
  }

  async function dueOn(person: Person, today: Day): Promise<Due[]> {
    const [booked, tasks] = await Promise.all([ports.calendar.between(person, today, today), ports.tasks.open(person)])
    const end = Date.parse(`${addDays(today, 1)}T00:00:00+08:00`)
    return [
      ...booked.map(({ dealId, title }) => ({ dealId, text: title })),
      ...tasks
        .filter(({ remindAt }) => remindAt !== undefined && Date.parse(remindAt) < end)
        .map(({ dealId, text }) => ({ dealId, text })),
    ].flatMap(({ dealId, text }) => (dealId === undefined ? [] : [{ dealId, text }]))
  }
}
