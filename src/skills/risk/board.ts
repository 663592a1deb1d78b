import { openBreathing } from '../../conversation/breathe.ts'
import { addDays } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import type { Deal } from '../../sales/deal.ts'
import { type Cell, cellsOf, weightOf } from '../../sales/risk/board.ts'
import type { Visit } from '../../sales/visit.ts'
import type { Ports } from '../ports.ts'

/** One deal with all its signals. */
export interface BoardRow {
  deal: Deal
  cells: Cell[]
}

export interface Board {
  /** Every open deal somebody may see, those with the gravest signals first. */
  all(person: Person, today: string): Promise<BoardRow[]>
  /** One of them; `undefined` where it is not open or not theirs to see. */
  one(person: Person, dealId: string, today: string): Promise<BoardRow | undefined>
}

/** Of each deal so many of the newest events are read, and visits of so many days. */
const eventsRead = 40
const visitDays = 180

/** The signals of deals, worked out again only where something was told since. */
export function openBoard(ports: Pick<Ports, 'deals' | 'customers' | 'dealEvents' | 'visits' | 'activities'>): Board {
  const { deals, customers, dealEvents, visits, activities } = ports
  const kept = new Map<string, { mark: string; cells: Cell[] }>()

  return {
    async all(person, today) {
      const [open, known, events, lastVisits, seen] = await Promise.all([
        deals.open(person),
        customers.of(person),
        dealEvents.ofOpenDeals(person, eventsRead),
        activities.lastVisits(person),
        visits.between(person, addDays(today, -visitDays), today),
      ])
      const aliases = new Map(known.map((customer) => [customer.id, customer.aliases]))
      const byDeal = grouped(seen)
      const breathe = openBreathing()
      const rows: BoardRow[] = []
      for (const deal of open) {
        const of = {
          aliases: aliases.get(deal.customerId) ?? [],
          events: events.get(deal.id) ?? [],
          visits: byDeal.get(deal.id) ?? [],
          lastVisit: lastVisits.get(deal.id),
        }
        rows.push({ deal, cells: cellsKept(deal, of, today) })
        await breathe()
      }
      return rows.sort((one, other) => weightOf(other.cells) - weightOf(one.cells))
    },

    async one(person, dealId, today) {
      return (await this.all(person, today)).find(({ deal }) => deal.id === dealId)
    },
  }

  function cellsKept(deal: Deal, of: Parameters<typeof cellsOf>[1], today: string): Cell[] {
    const mark = [
      today,
      deal.updatedAt,
      of.lastVisit,
      of.visits.length,
      of.events.length,
      newest(of.events),
      of.aliases.length,
    ].join()
    const known = kept.get(deal.id)
    if (known?.mark === mark) return known.cells
    const cells = cellsOf(deal, of, today)
    if (kept.size >= mostKept) kept.clear()
    kept.set(deal.id, { mark, cells })
    return cells
  }
}

const mostKept = 20_000

function newest(events: readonly { receivedAt: string; dealId?: string }[]): string {
  return events.reduce((latest, { receivedAt }) => (receivedAt > latest ? receivedAt : latest), '')
}

function grouped(visits: readonly Visit[]): Map<string, Visit[]> {
  const byDeal = new Map<string, Visit[]>()
  for (const visit of visits) {
    if (visit.dealId !== undefined) byDeal.set(visit.dealId, [...(byDeal.get(visit.dealId) ?? []), visit])
  }
  return byDeal
}
