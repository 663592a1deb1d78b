import type { Card } from '../../conversation/card.ts'
import type { Reply } from '../../conversation/skill.ts'
import type { Approval } from '../../sales/approval.ts'
import type { Ports } from '../ports.ts'
import { reach } from '../talk/reach.ts'
import { foundDeciders } from './raise.ts'

type Telling = Exclude<Reply, { kind: 'redraw' }>

/** Said to whoever asked, where they asked. */
export async function toAsker(
  people: Pick<Ports['people'], 'addressesOf'>,
  { tenantId, ownerId, platform }: Approval,
  reply: Telling,
): Promise<Reply[]> {
  const to = await reach(people, { tenantId, id: ownerId }, platform)
  return to === undefined ? [] : [{ ...reply, to }]
}

/** Said to all who may decide it, but `except` one who knows. */
export async function toDeciders(
  people: Pick<Ports['people'], 'addressesOf' | 'above'>,
  approval: Approval,
  what: string | Card,
  except?: string,
): Promise<Reply[]> {
  const told: Reply[] = []
  for (const { id, tenantId } of await foundDeciders(people, approval)) {
    const to = id === except ? undefined : await reach(people, { tenantId, id }, approval.platform)
    if (to === undefined) continue
    told.push(typeof what === 'string' ? { kind: 'text', text: what, to } : { kind: 'card', card: what, to })
  }
  return told
}
