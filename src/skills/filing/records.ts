import { pathOf } from '../../sales/library/library.ts'
import { pathFor } from '../../sales/paths/index.ts'
import type { Entry } from '../../sales/record/entry.ts'
import { changed } from '../../sales/record/field-change.ts'
import type { Ports } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import type { Records } from './filer.ts'
import { takeBack } from './take-back.ts'

/** The records as whoever asks may see them, now. */
export function asTheyStand(
  {
    deals,
    customers,
    contacts,
    decisions,
    libraries,
  }: Pick<Ports, 'deals' | 'customers' | 'contacts' | 'decisions' | 'libraries'>,
  cases: Cases,
): Records {
  return {
    deal: ({ person }, id) => deals.byId(person, id),
    standing: cases.ofDeal,
    customer: ({ person }, id) => customers.byId(person, id),
    contacts: ({ person }, id) => contacts.of(person, id),
    peers: ({ person }, industry) => decisions.peers(person.tenantId, industry),
    path: async ({ person }, industry) => pathOf(await libraries.of(person.tenantId), pathFor(industry).id),
  }
}

/** The records without what this entry wrote. */
export function without({ changes }: Entry, records: Records, cases: Cases): Records {
  return {
    ...records,
    standing: cases.recorded,
    async deal(turn, id) {
      const deal = await records.deal(turn, id)
      if (deal === undefined) return undefined
      const own = takeBack(changes).filter((change) => change.kind === 'deal.changed' && change.subject === id)
      return own.reduce(
        (record, change) =>
          change.kind === 'deal.changed' ? { ...changed(record, change.changes), updatedAt: change.at } : record,
        deal,
      )
    },
  }
}
