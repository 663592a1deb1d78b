import type { Deal } from '../deal.ts'
import type { DealEvent } from '../events/deal-event.ts'
import type { Money } from '../facts.ts'
import type { Visit } from '../visit.ts'
import type { CaseEvent, RiskCase } from './case.ts'

/** What is on record of a deal and its customer. */
export interface Told {
  aliases: readonly string[]
  /** The group the customer belongs to, where somebody has said so; and the other customers on file that do. */
  group: string | null
  kin: readonly string[]
  /** The deal's newest, in any order. */
  events: readonly DealEvent[]
  /** What concerns the customer whatever the deal, however long ago: complaints, and what systems told. */
  history: readonly DealEvent[]
  visits: readonly Visit[]
}

export const nothingTold: Told = { aliases: [], group: null, kin: [], events: [], history: [], visits: [] }

/** A deal of ours as the signals look at it: what is on file, what was told of visits, and what other systems sent. */
export function caseOfDeal(
  { customer, customerId, stage, facts, ownerName }: Deal,
  { aliases, group, kin, events, history, visits }: Told,
  asOf: string,
): RiskCase {
  const told = visits.map(
    ({ id, at, text }): CaseEvent => ({ visitId: id, at, source: 'visit', from: 'rep', who: ownerName, text }),
  )
  const sent = events.filter(({ complaint }) => complaint === undefined)
  return {
    asOf,
    deal: {
      customer,
      aliases,
      group,
      kin,
      product: facts.product?.value ?? '',
      stage: stage ?? 'lead',
      size: middle(facts.amount?.value),
      quote: middle(facts.quote?.value),
      budget: bounds(facts.budget?.value),
    },
    contacts: facts.contacts
      .filter(({ left, name, title }) => left === undefined && (name ?? title) !== undefined)
      .map(({ name, title, dept, role, stance, touched }) => ({
        name: name ?? title ?? '',
        title: title ?? '',
        dept: dept ?? '',
        role: role?.value ?? null,
        stance: stance?.value ?? 'unknown',
        lastTouch: touched?.value === true ? `${touched.on}T12:00:00+08:00` : null,
      })),
    complaints: history.flatMap(({ id, customer: named, customerId: of, matchedBy, complaint, text, at }) =>
      complaint === undefined
        ? []
        : [
            {
              id,
              // Whoever put it to this customer knows better than its name.
              customer: named === undefined || (matchedBy === 'person' && of === customerId) ? customer : named,
              product: complaint.product,
              text,
              opened: at,
              closed: complaint.closed,
              severity: complaint.severity,
            },
          ],
    ),
    events: [...told, ...sent].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
  }
}

/** In yuan, of fen. */
function bounds(money: Money | undefined): { min: number; max: number } | null {
  const [min, max] = [money?.min ?? money?.max, money?.max ?? money?.min]
  return min === undefined || max === undefined ? null : { min: min / 100, max: max / 100 }
}

function middle(money: Money | undefined): number | null {
  const figure = bounds(money)
  return figure === null ? null : (figure.min + figure.max) / 2
}
