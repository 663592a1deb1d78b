import type { Ownership } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { Ports } from '../ports.ts'

/** A colleague whom the chat's platform knows, by `userId`. */
export type Reachable = Person & { userId: string }

/**
 * Who belongs in a deal's own chat: of `kept` those who may see the deal still, whose deal it is, and the nearest manager above
 * (another one than `asking`); as far as they are on the platform.
 */
export function openChatMembers({ deals, people }: Pick<Ports, 'deals' | 'people'>) {
  return async (
    dealId: string,
    { tenantId, ownerId, teamId }: Ownership,
    kept: readonly string[],
    { platform, corp, asking }: { platform: string; corp: string; asking?: string },
  ): Promise<Reachable[]> => {
    const [owner, managers, ...known] = await Promise.all([
      people.byId(tenantId, ownerId),
      people.above(tenantId, 'manager', [teamId]),
      ...kept.map((id) => people.byId(tenantId, id)),
    ])
    const nearest = managers.find(({ id }) => id !== ownerId && id !== asking)
    const found = new Map<string, Reachable>()
    for (const one of [...known, owner, nearest]) {
      if (one === undefined || (await deals.byId(one, dealId)) === undefined) continue
      const addresses = await people.addressesOf(tenantId, one.id)
      const here = addresses.find((address) => address.platform === platform && address.corp === corp)
      if (here !== undefined) found.set(one.id, { ...one, userId: here.userId })
    }
    return [...found.values()]
  }
}
