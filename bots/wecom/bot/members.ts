import { type Directory, PlatformError } from '../../../src/conversation/platform.ts'
import type { Client } from '../client.ts'

/** Who is behind the ids that a bot hears. */
export interface BotMembers {
  /** The member's own id; `undefined` for somebody who is none of this company. Throws while it cannot be found out. */
  behind(id: string): Promise<string | undefined>
}

/** So many are remembered; the first are forgotten first. */
const most = 20_000

/**
 * Unless a super administrator made the bot it hears ids that only it knows, and nothing in the message says which kind it is: so
 * each is asked about once, and one that is no such id is a member's own where the directory knows it.
 * https://developer.work.weixin.qq.com/document/path/101521
 */
export function openBotMembers(client: Client, directory: Directory): BotMembers {
  const known = new Map<string, string>()

  return {
    async behind(id) {
      const remembered = known.get(id)
      if (remembered !== undefined) return remembered
      const member = (await unlessForbidden(client.memberBehind(id))) ?? (await directory.member(id))?.userId
      if (member === undefined) return undefined
      known.set(id, member)
      for (const oldest of known.keys()) {
        if (known.size <= most) break
        known.delete(oldest)
      }
      return member
    },
  }
}

/** An app that may not ask is told plain ids alone, or none that the directory would know. */
async function unlessForbidden(asked: Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof PlatformError && error.retry === 'never') return undefined
    throw error
  }
}
