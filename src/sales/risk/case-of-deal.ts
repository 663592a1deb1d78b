import type { Deal } from '../deal.ts'
import type { DealEvent } from '../events/deal-event.ts'
import type { Money } from '../facts.ts'
import type { Visit } from '../visit.ts'
import type { CaseEvent, RiskCase } from './case.ts'

/** A deal of ours as the signals look at it: what is on file, what was told of visits, and what other systems sent. */
export function caseOfDeal(
  { customer, stage, facts, ownerName }: Deal,
  aliases: readonly string[],
  events: readonly DealEvent[],
  visits: readonly Visit[],
  asOf: string,
): RiskCase {
  const told = visits.map(({ at, text }): CaseEvent => ({ at, source: 'visit', from: 'rep', who: ownerName, text }))
  const sent = events.filter(({ complaint }) => complaint === undefined)
  return {
    asOf,
    deal: {
      customer,
      aliases,
      group: null,
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
    complaints: events.flatMap(({ id, customer: named, complaint, text, at }) =>
      complaint === undefined
        ? []
        : [
            {
              id,
              customer: named ?? customer,
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
