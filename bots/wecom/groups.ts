import type { Groups } from '../../src/conversation/groups.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

/** No user id has a colon in it, so a group's address is taken for nobody's. */
const prefix = 'appchat:'

/** The group an address leads to; `undefined` where it is a member's. */
export function chatAt(address: string): string | undefined {
  return address.startsWith(prefix) ? address.slice(prefix.length) : undefined
}

/** Chats the app makes 应用群聊. https://developer.work.weixin.qq.com/document/path/90245 */
export function openGroups(client: Pick<Client, 'makeChat' | 'changeChat' | 'chat'>): Groups {
  return {
    size,
    longestName: 50,
    async make({ key, name, owner, members }) {
      // At most 32 letters and digits: a UUID without its dashes.
      const chatid = key.replaceAll('-', '')
      const reason = await reasonAgainst(() => client.makeChat({ chatid, name, owner, userlist: [...members] }))
      // With which errcode a taken id is refused is not documented: one that is there was made by an earlier try.
      if (reason !== undefined && (await client.chat(chatid).catch(() => undefined)) === undefined) {
        return { unfit: reason }
      }
      return { address: `${prefix}${chatid}` }
    },

    async change(address, { join, leave, owners }) {
      const chatid = chatAt(address) ?? ''
      const chat = await client.chat(chatid)
      if (chat === undefined) return 'ended'
      const there = { members: chat.userlist, owner: chat.owner ?? '' }
      const joining = join.filter((userId) => !isAmong(there.members, userId))
      const leaving = leave.filter((userId) => isAmong(there.members, userId))
      const unfit = await alter(joining, leaving)
      if (unfit === undefined) return { members: there.members }
      // All at once is refused where one of them is: whoever may come or go alone does.
      if (joining.length > 0 && leaving.length > 0) {
        await alter(joining, [])
        await alter([], leaving)
      }
      return { members: there.members, unfit }

      async function alter(joins: readonly string[], leaves: readonly string[]): Promise<string | undefined> {
        if (joins.length + leaves.length === 0) return undefined
        const members = [...there.members, ...joins].filter((userId) => !isAmong(leaves, userId))
        if (members.length < size.least) return tooFew
        const isLed = isAmong(members, there.owner)
        const owner = isLed ? there.owner : (owners.find((one) => isAmong(members, one)) ?? members[0] ?? '')
        const reason = await reasonAgainst(() =>
          client.changeChat({
            chatid,
            ...(isLed ? {} : { owner }),
            ...(joins.length > 0 && { add_user_list: [...joins] }),
            ...(leaves.length > 0 && { del_user_list: [...leaves] }),
          }),
        )
        if (reason === undefined) Object.assign(there, { members, owner })
        return reason
      }
    },
  }
}

const size = { least: 2, most: 2000 }

const tooFew = '有人移出后群里就不到两个人，企业微信不允许。请群里的人再拉一位同事进来，或者由群主把群解散'

/** WeCom takes ids that differ only in case for the same. */
function isAmong(userIds: readonly string[], userId: string): boolean {
  return userIds.some((one) => one.toLowerCase() === userId.toLowerCase())
}

/** Why WeCom refused for good, in a sentence; `undefined` where it did not. */
async function reasonAgainst(ask: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await ask()
    return undefined
  } catch (error) {
    if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
    return reasons.get(Number(error.code)) ?? `企业微信没有收（${error.code}）`
  }
}

/** https://developer.work.weixin.qq.com/document/path/90313 */
const reasons = new Map([
  [60011, '企业微信只让可见范围是整个公司的应用建群。请管理员在应用详情把可见范围设成最上级部门'],
  [86006, '人数不对，企业微信的群要 2 到 2000 人，也不能超过管理后台设的群成员人数上限'],
  [40031, '有人不在应用的可见范围里'],
])
