import type { Person } from '../../people/person.ts'
import type { Customers } from '../../sales/customer.ts'
import type { Deal } from '../../sales/deal.ts'
import type { DealEvent, DealEvents } from '../../sales/events/deal-event.ts'
import { assess } from '../../sales/risk/assess.ts'
import { caseOfDeal, nothingTold } from '../../sales/risk/case-of-deal.ts'
import type { TippingKind } from '../../sales/risk/tipping/point.ts'

/** What of an event may turn its deal, in the light of what was told of the deal before. */
export type Judge = (event: DealEvent, deal: Deal, now: Date) => Promise<TippingKind[]>

/** As many events of a deal are read when a new one comes. */
const eventsRead = 60

/** What happened longer ago has turned its deal by now, or has not: it is judged with the rest, and alarms nobody. Of 2026-11-22. */
const newsForMs = 14 * 86_400_000

/** Judges events of one round; what was told of a deal is read once, and each event judged is told to those after it. */
export function openJudge(
  { dealEvents, customers }: { dealEvents: Pick<DealEvents, 'ofDeal'>; customers: Customers },
  reader: Person,
): Judge {
  const byDeal = new Map<string, Promise<{ aliases: readonly string[]; events: DealEvent[] }>>()
  return async (event, deal, now) => {
    const told = byDeal.get(deal.id) ?? read(deal)
    byDeal.set(deal.id, told)
    const { aliases, events } = await told
    const earlier = events.filter(({ id }) => id !== event.id)
    events.unshift(event)
    events.splice(eventsRead)
    const isNews = now.getTime() - Date.parse(event.at) < newsForMs
    if (event.complaint !== undefined || !isNews) return []
    const risk = caseOfDeal(deal, { ...nothingTold, aliases, events: [event, ...earlier] }, now.toISOString())
    const place = risk.events.indexOf(event)
    return assess(risk)
      .tipping_points.filter((point) => point.event === place)
      .map(({ kind }) => kind)
  }

  async function read({ id, customerId }: Deal): Promise<{ aliases: readonly string[]; events: DealEvent[] }> {
    const [customer, events] = await Promise.all([
      customers.byId(reader, customerId),
      dealEvents.ofDeal(reader, id, eventsRead),
    ])
    return { aliases: customer?.aliases ?? [], events }
  }
}
