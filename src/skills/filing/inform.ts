import type { Reply, Turn } from '../../conversation/skill.ts'
import type { Ports } from '../ports.ts'
import { reach } from '../talk/reach.ts'
import type { Informed } from './filer.ts'

/** The cards for colleagues whom an entry concerns, wherever each can be reached; who is nowhere is left out. */
export async function informing(
  people: Pick<Ports['people'], 'addressesOf'>,
  { person: { tenantId }, platform }: Pick<Turn, 'person' | 'platform'>,
  informs: readonly Informed[],
): Promise<Reply[]> {
  const told: Reply[] = []
  for (const { personId, card } of informs) {
    const to = await reach(people, { tenantId, id: personId }, platform)
    if (to !== undefined) told.push({ kind: 'card', card, to })
  }
  return told
}
