import type { Conversation } from '../../conversation/index.ts'
import type { Recipient } from '../../conversation/skill.ts'
import type { People } from '../../people/person.ts'
import type { Deal } from '../../sales/deal.ts'
import type { DealEvent } from '../../sales/events/deal-event.ts'
import type { Writes } from '../ports.ts'
import { reach } from '../talk/reach.ts'
import { tippingCard } from './tipping-card.ts'

/** Tells the rep and the nearest managers above, each once, at any hour, what may turn a deal. */
export type Flag = (event: DealEvent, deal: Deal) => Promise<void>

export function openFlag(parts: {
  people: Pick<People, 'addressesOf' | 'above'>
  announce: Conversation<Writes>['announce']
}): Flag {
  const { people, announce } = parts
  return async (event, deal) => {
    const managers = await people.above(deal.tenantId, 'manager', [deal.teamId])
    const ids = new Set([deal.ownerId, ...managers.map(({ id }) => id)])
    const found = await Promise.all([...ids].map((id) => reach(people, { tenantId: deal.tenantId, id }, '')))
    const to = found.filter((recipient): recipient is Recipient => recipient !== undefined)
    if (to.length === 0) return
    await announce({
      // Moved to another deal, it is news to others.
      key: `tipping ${event.id} ${deal.id}`,
      tenantId: deal.tenantId,
      replies: to.map((recipient) => ({ kind: 'card', card: tippingCard(event, deal), to: recipient })),
      wished: true,
    })
  }
}
