import type { Occasion } from '../../conversation/dispatch.ts'
import { recipientOf } from '../../conversation/reception.ts'
import type { ChatMember } from '../../sales/deal-chat.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import { openChatMembers, type Reachable } from './members.ts'

/**
 * A deal's own chat follows it: who may not see the deal any more leaves, whose it has become joins. What the platform refuses is
 * told once to whose deal it is, and tried again by the clock.
 */
export function openFollowDeal({ dealChats, deals, people }: Pick<Ports, 'dealChats' | 'deals' | 'people'>) {
  const membersOf = openChatMembers({ deals, people })
  return async (dealId: string, { tenant, platform }: Occasion): Promise<SalesAnswer> => {
    const { name, corp, groups } = platform
    const [found] = await dealChats.followed(tenant.id, name, dealId)
    if (found === undefined || groups === undefined) return { replies: [] }
    const { chat, deal } = found
    const kept = chat.members.map(({ personId }) => personId)
    const wanted = await membersOf(dealId, deal, kept, { platform: name, corp })
    const leaving = chat.members.filter(({ personId }) => wanted.every(({ id }) => id !== personId))
    const owners = wanted.toSorted((one, other) => Number(other.id === deal.ownerId) - Number(one.id === deal.ownerId))
    const became = await groups.change(chat.address, {
      join: wanted.map(({ userId }) => userId),
      leave: leaving.map(({ userId }) => userId),
      owners: owners.map(({ userId }) => userId),
    })
    if (became === 'ended') {
      return { replies: [], changes: [{ kind: 'deal-chat.ended', level: 'auto', subject: dealId, platform: name }] }
    }
    const followed = { kind: 'deal-chat.followed', level: 'auto', subject: dealId, platform: name } as const
    const members = [...wanted.map(({ id, userId }): ChatMember => ({ personId: id, userId })), ...leaving].filter(
      ({ userId }) => became.members.some((one) => one.toLowerCase() === userId.toLowerCase()),
    )
    const { unfit: trouble } = became
    const isNews = trouble !== undefined && trouble !== chat.trouble
    const text = `内部群「${chat.name}」的成员没有跟着这一单换好：${trouble}。我会接着试。`
    const told = isNews ? await responsible(tenant.id, name, owners) : undefined
    return {
      replies: told === undefined ? [] : [{ kind: 'text', text, to: recipientOf({ platform: name, corp }, told) }],
      changes: [{ ...followed, members, ...(trouble && { trouble }) }],
    }
  }

  /** Whose deal it is or who stands above it; where none of them is here, an administrator. */
  async function responsible(tenantId: string, on: string, owners: readonly Reachable[]): Promise<string | undefined> {
    const [owner] = owners
    if (owner !== undefined) return owner.userId
    const administrators = await people.withRole(tenantId, 'administrator')
    return administrators.flatMap(({ identities }) => identities).find(({ platform }) => platform === on)?.userId
  }
}
