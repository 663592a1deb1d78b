import { addDays, type Day } from '../language/calendar.ts'
import type { Work, WorkedDeal, WorkedEvent, WorkedVisit } from '../sales/behaviour/work.ts'
import { nothingKnown } from '../sales/facts.ts'

/** Twelve weeks up to a Sunday. */
export const quarter = { from: '2026-08-31', to: '2026-11-22' }

/** A rep at work; say only what the test is about. */
export function aWork(of: Partial<Work> = {}): Work {
  return {
    person: { id: 'lin', name: '林晓', role: 'rep', teamId: 'one', teamName: '一组' },
    deals: [],
    visits: [],
    events: [],
    tasks: [],
    appointments: [],
    ...of,
  }
}

export function aWorkedDeal(customer: string, of: Partial<WorkedDeal> = {}): WorkedDeal {
  return {
    id: `deal-${customer}`,
    customerId: `customer-${customer}`,
    customer,
    stage: 'solution',
    status: 'open',
    since: '2026-06-01',
    facts: nothingKnown,
    predictions: [],
    ...of,
  }
}

export function aWorkedVisit(customer: string, on: Day, text = '见了王总，他说再看看'): WorkedVisit {
  return { dealId: `deal-${customer}`, customerId: `customer-${customer}`, on, at: `${on}T03:00:00.000Z`, text }
}

export function aWorkedEvent(customer: string, at: string, of: Partial<WorkedEvent> = {}): WorkedEvent {
  const instant = new Date(at).toISOString()
  return {
    id: `${customer} ${at}`,
    dealId: `deal-${customer}`,
    at: instant,
    source: 'chat',
    from: 'rep',
    text: '发您了',
    ...of,
  }
}

/** Visits to each of these customers on these days of every week of the quarter, 0 for Monday. */
export function everyWeek(customers: readonly string[], weekdays: readonly number[], weeks = 12): WorkedVisit[] {
  return Array.from({ length: weeks }, (_, week) => addDays(quarter.from, 7 * week)).flatMap((monday) =>
    customers.flatMap((customer) => weekdays.map((day) => aWorkedVisit(customer, addDays(monday, day)))),
  )
}
