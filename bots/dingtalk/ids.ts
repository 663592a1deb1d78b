import type { Client } from './client.ts'

/**
 * The two ids a person has, kept together: the robot, the directory and approvals know them by the user id, calendars by the union
 * id. Both come from the directory; neither ever changes.
 */
export interface Ids {
  unionIdOf(userId: string): Promise<string>
  /** `undefined`: nobody of the company. */
  userIdOf(unionId: string): Promise<string | undefined>
  /** The user id, if it was met before. */
  met(unionId: string): string | undefined
}

const most = 50_000

export function openIds(client: Pick<Client, 'user' | 'userByUnionId'>): Ids {
  const unionIds = new Map<string, string>()
  const userIds = new Map<string, string>()

  function keep(userId: string, unionId: string): void {
    if (unionIds.size >= most) {
      unionIds.clear()
      userIds.clear()
    }
    unionIds.set(userId, unionId)
    userIds.set(unionId, userId)
  }

  return {
    async unionIdOf(userId) {
      const known = unionIds.get(userId)
      if (known !== undefined) return known
      const { unionid } = (await client.user(userId)).result
      keep(userId, unionid)
      return unionid
    },
    async userIdOf(unionId) {
      const known = userIds.get(unionId)
      if (known !== undefined) return known
      const userId = await client.userByUnionId(unionId)
      if (userId !== undefined) keep(userId, unionId)
      return userId
    },
    met: (unionId) => userIds.get(unionId),
  }
}
