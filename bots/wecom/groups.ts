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
export function openGroups(client: Pick<Client, 'makeChat' | 'hasChat'>): Groups {
  return {
    size: { least: 2, most: 2000 },
    longestName: 50,
    async make({ key, name, owner, members }) {
      // At most 32 letters and digits: a UUID without its dashes.
      const chatid = key.replaceAll('-', '')
      try {
        await client.makeChat({ chatid, name, owner, userlist: [...members] })
      } catch (error) {
        if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
        // With which errcode a taken id is refused is not documented: one that is there was made by an earlier try.
        const isThere = await client.hasChat(chatid).catch(() => false)
        if (!isThere) return { unfit: reasons.get(Number(error.code)) ?? `企业微信没有收（${error.code}）` }
      }
      return { address: `${prefix}${chatid}` }
    },
  }
}

/** https://developer.work.weixin.qq.com/document/path/90313 */
const reasons = new Map([
  [60011, '企业微信只让可见范围是整个公司的应用建群。请管理员在应用详情把可见范围设成最上级部门'],
  [86006, '人数不对，企业微信的群要 2 到 2000 人，也不能超过管理后台设的群成员人数上限'],
])
