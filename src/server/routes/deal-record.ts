import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Calendar } from '../../sales/calendar.ts'
import type { Deals } from '../../sales/deal.ts'
import type { DealEvents } from '../../sales/events/deal-event.ts'
import type { Libraries } from '../../sales/library/libraries.ts'
import { pathOf } from '../../sales/library/library.ts'
import { chainOf } from '../../sales/sandbox/chain.ts'
import type { Decisions } from '../../sales/sandbox/decision.ts'
import { trailOf } from '../../sales/sandbox/trail.ts'
import { sayDay } from '../../sales/say-day.ts'
import { sayWhy } from '../../sales/solutions/match.ts'
import type { Solutions } from '../../sales/solutions/solution.ts'
import type { Tasks } from '../../sales/task.ts'
import type { Visits } from '../../sales/visit.ts'
import type { VisitAttachments } from '../../sales/visit-attachment.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { Board } from '../../skills/risk/board.ts'
import type { Cases } from '../../skills/sandbox/cases.ts'
import { openFitting } from '../../skills/solutions/fitting.ts'
import type { DealRecord } from '../contract.ts'
import { notFound } from '../failures.ts'
import { solutionRow } from '../solution-row.ts'
import { appointmentRow, taskRow } from '../timed-rows.ts'
import { timelineOf } from '../timeline.ts'

const predictionsShown = 60
const timelineShown = 40
/** Visits whose words are held against the company's solutions. */
const visitsTold = 3

/** What stands behind a deal's figure: every prediction and what moved it, who decides, what is to come, signals, what happened. */
export function dealRecordRoutes(
  router: Router,
  parts: {
    cases: Cases
    board: Board
    deals: Deals
    decisions: Decisions
    visits: Visits
    visitAttachments: VisitAttachments
    dealEvents: DealEvents
    tasks: Tasks
    calendar: Calendar
    libraries: Libraries
    solutions: Solutions
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const fitting = openFitting(parts)
  const {
    cases,
    board,
    deals,
    decisions,
    visits,
    visitAttachments,
    dealEvents,
    tasks,
    calendar,
    libraries,
    whoAsks,
    view,
  } = parts

  router.get('/api/deals/:id/record', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { person, today, now } = viewing
    const deal = await deals.byId(person, String(ctx.params['id']))
    if (deal === undefined) throw notFound()
    const { id } = deal
    const [standing, kept, seen, changes, events, open, booked, library, found] = await Promise.all([
      cases.ofDeal(viewing, deal),
      decisions.ofDeal(person, id, predictionsShown),
      visits.ofDeal(person, id, timelineShown),
      deals.history(person, id, timelineShown),
      dealEvents.ofDeal(person, id, timelineShown),
      tasks.open(person),
      calendar.between(person, today, '9999-12-31'),
      libraries.of(person.tenantId),
      board.one(person, id, today),
    ])
    const attached = await visitAttachments.of(person, idsOf(seen))
    const lately = seen.slice(0, visitsTold).map(({ text }) => text)
    const fits = await fitting(viewing, { text: lately.join('\n'), facts: standing.facts, news: standing.facts })
    const oldestFirst = kept.toReversed()
    const all = oldestFirst.at(-1)?.id === standing.id ? oldestFirst : [...oldestFirst, standing]
    const isOfDeal = ({ dealId }: { dealId?: string }) => dealId === id
    ctx.body = {
      points: all.map(({ at, estimate: { value, low, high } }) => ({ at, value, low, high })),
      steps: (trailOf(all, before)?.steps ?? [])
        .toReversed()
        .map(({ on, ...step }) => ({ on: sayDay(on, today), ...step })),
      chain: chainOf(standing.facts, pathOf(library, standing.pathId)),
      ahead: [
        ...booked.filter(isOfDeal).map((one) => appointmentRow(one, today)),
        ...open.filter(isOfDeal).map((one) => taskRow(one, today, now)),
      ],
      signals: (found?.cells ?? [])
        .filter(({ finding: { level } }) => level === 'high' || level === 'watch')
        .map(({ signal: { name }, finding: { level, reason, suggestion } }) => ({ name, level, reason, suggestion })),
      solutions: fits.map((match) => solutionRow(match.solution, sayWhy(match))),
      timeline: timelineOf({ visits: seen, attached, changes, events }, person.id, timelineShown),
    } satisfies DealRecord
  })
}

function idsOf(all: readonly { id: string }[]): string[] {
  return all.map(({ id }) => id)
}

/** Earlier than anything was said: the whole way is wanted. */
const before = '0000-01-01'
