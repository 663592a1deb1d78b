import type { Work } from './work.ts'

/** The same work without these deals and what is on record of them. */
export function without(work: Work, dealIds: ReadonlySet<string>): Work {
  if (dealIds.size === 0) return work
  const stays = ({ dealId }: { dealId?: string }) => dealId === undefined || !dealIds.has(dealId)
  return {
    person: work.person,
    deals: work.deals.filter(({ id }) => !dealIds.has(id)),
    visits: work.visits.filter(stays),
    events: work.events.filter(stays),
    tasks: work.tasks.filter(stays),
    appointments: work.appointments.filter(stays),
  }
}
