import { type Directory, PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

/** The company's members, as far as the app's visible scope goes. */
export function openDirectory(client: Client): Directory {
  return {
    async member(userId) {
      const user = await unlessRefused(client.user(userId))
      if (user === undefined) return undefined
      const id = user.main_department
      return {
        userId: user.userid ?? userId,
        name: user.name ?? userId,
        active: user.status === activated,
        ...(id === undefined ? {} : { department: { id: String(id), name: await departmentName(client, id) } }),
      }
    },
  }
}

/** Others are 2 disabled, 4 not activated, 5 left. https://developer.work.weixin.qq.com/document/path/90196 */
const activated = 1

/** No such member, a malformed id, or one outside the visible scope: the directory does not vouch for them. */
const notVouchedFor: readonly (string | number)[] = [60111, 40003, 60011]

/** A department may lie outside the visible scope although its member does not. */
async function departmentName(client: Client, id: number): Promise<string> {
  const answer = await unlessRefused(client.department(String(id)), [60011, 60123])
  return answer?.department.name ?? `部门 ${id}`
}

async function unlessRefused<T>(asked: Promise<T>, codes = notVouchedFor): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof PlatformError && codes.includes(error.code)) return undefined
    throw error
  }
}
