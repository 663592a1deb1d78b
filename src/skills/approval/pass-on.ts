import type { Card } from '../../conversation/card.ts'
import type { Reply, Turn } from '../../conversation/skill.ts'
import type { Approval } from '../../sales/approval.ts'
import type { Ports } from '../ports.ts'
import { reach } from '../talk/reach.ts'
import { decidersOf } from './raise.ts'

type Telling = Exclude<Reply, { kind: 'redraw' }>

/** Said to whoever asked, where they asked. */
export async function toAsker(
  people: Pick<Ports['people'], 'addressesOf'>,
  { person }: Turn,
  { ownerId, platform }: Approval,
  reply: Telling,
): Promise<Reply[]> {
  const to = await reach(people, { tenantId: person.tenantId, id: ownerId }, platform)
  return to === undefined ? [] : [{ ...reply, to }]
}

/** Said to all who may decide it. */
export async function toDeciders(
  people: Pick<Ports['people'], 'addressesOf' | 'above'>,
  { person }: Turn,
  approval: Approval,
  what: string | Card,
): Promise<Reply[]> {
  const told: Reply[] = []
  for (const { id } of await decidersOf(people, approval)) {
    const to = await reach(people, { tenantId: person.tenantId, id }, approval.platform)
    if (to === undefined) continue
    told.push(typeof what === 'string' ? { kind: 'text', text: what, to } : { kind: 'card', card: what, to })
  }
  return told
}
