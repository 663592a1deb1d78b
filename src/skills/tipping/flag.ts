import type { Conversation } from '../../conversation/index.ts'
import type { People } from '../../people/person.ts'
import type { Deal } from '../../sales/deal.ts'
import type { DealEvent } from '../../sales/events/deal-event.ts'
import type { Writes } from '../ports.ts'
import { reach } from '../talk/reach.ts'
import { tippingCard } from './tipping-card.ts'

/**
 * Tells the rep and the nearest managers above, each once, at any hour, what may turn a deal. `touchedAt`: when it reached us, in
 * milliseconds, where it is told as it comes.
 */
export type Flag = (event: DealEvent, deal: Deal, touchedAt?: number) => Promise<void>

export function openFlag(parts: {
  people: Pick<People, 'addressesOf' | 'above'>
  announce: Conversation<Writes>['announce']
}): Flag {
  const { people, announce } = parts
  return async (event, deal, touchedAt) => {
    const managers = await people.above(deal.tenantId, 'manager', [deal.teamId])
    const ids = new Set([deal.ownerId, ...managers.map(({ id }) => id)])
    const found = await Promise.all(
      [...ids].map(async (id) => ({ id, to: await reach(people, { tenantId: deal.tenantId, id }, '') })),
    )
    const reached = found.flatMap(({ id, to }) => (to === undefined ? [] : [{ id, to }]))
    if (reached.length === 0) return
    await announce({
      // Moved to another deal, it is news to others.
      key: `tipping ${event.id} ${deal.id}`,
      tenantId: deal.tenantId,
      replies: reached.map(({ id, to }) => ({
        kind: 'card',
        card: tippingCard(event, deal),
        to,
        ...(touchedAt === undefined || id !== deal.ownerId ? {} : { answers: { personId: id, touchedAt } }),
      })),
      wished: true,
    })
  }
}
