import { type Day, dayOf } from '../../language/calendar.ts'
import { sidesOf } from '../two-sides.ts'
import type { Work, WorkedEvent } from './work.ts'

/** A customer was really spoken to: once a day counts, however often. */
export interface Touch {
  customerId: string
  on: Day
  /** ISO 8601, of the first word of that day. */
  at: string
}

/**
 * Real touches, the oldest first. A call nobody took, a door nobody opened, and words sent alike to several customers on one day
 * are none; what the customer wrote by themselves is none of ours.
 */
export function touchesOf({ deals, visits, events }: Work): Touch[] {
  const customerOf = new Map(deals.map(({ id, customerId }) => [id, customerId]))
  const all = [
    ...visits
      .filter(({ text }) => isMet(text))
      .map(({ dealId, customerId, on, at }) => ({
        customerId: customerId ?? customerOf.get(dealId ?? ''),
        on,
        at,
      })),
    ...spoken(events, customerOf).map(({ dealId, at }) => ({
      customerId: customerOf.get(dealId),
      on: dayOf(new Date(at)),
      at,
    })),
  ]
  const first = new Map<string, Touch>()
  for (const { customerId, on, at } of all.toSorted((one, other) => one.at.localeCompare(other.at))) {
    const key = `${customerId} ${on}`
    if (customerId !== undefined && !first.has(key)) first.set(key, { customerId, on, at })
  }
  return [...first.values()].toSorted((one, other) => one.on.localeCompare(other.on))
}

const missed =
  /没[见打]?[到着通成]|没人接|没接|未接|不接|没联系上|扑了?空|爽约|放鸽子|没在(?:办公室|公司|单位|厂里)?(?:$|[，。])/

/** Not met, unless the same words tell what the customer said. */
function isMet(text: string): boolean {
  return (
    !missed.test(text) || sidesOf(text).some(({ side, text: clause }) => side === 'customer' && !missed.test(clause))
  )
}

/** So many customers with the same words on a day are a circular 群发. */
const circular = 3

function spoken(events: readonly WorkedEvent[], customerOf: ReadonlyMap<string, string>): WorkedEvent[] {
  const ours = events.filter(({ from }) => from === 'rep')
  const reached = new Map<string, Set<string | undefined>>()
  const keyOf = ({ at, text }: WorkedEvent) => `${dayOf(new Date(at))} ${text.replace(/\s/g, '')}`
  for (const event of ours) {
    const key = keyOf(event)
    reached.set(key, (reached.get(key) ?? new Set()).add(customerOf.get(event.dealId)))
  }
  return ours.filter((event) => (reached.get(keyOf(event))?.size ?? 0) < circular)
}
