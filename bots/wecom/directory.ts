import { type Department, type Directory, PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

/** The company's members, as far as the app's visible scope goes. */
export function openDirectory(client: Client): Directory {
  return {
    async department(id) {
      const line = await lineFrom(client, Number(id))
      const [own, ...above] = line
      return own && { ...own, above }
    },

    async parents() {
      const { department_id } = await client.departments()
      return new Map(department_id.map(({ id, parentid = 0 }) => [String(id), String(parentid)]))
    },

    async isThere(userId) {
      const user = await unlessRefused(client.user(userId))
      return user && isActive(user)
    },

    async member(userId) {
      const user = await unlessRefused(client.user(userId))
      if (user === undefined) return undefined
      const id = user.main_department ?? user.department?.[0]
      return {
        userId: user.userid ?? userId,
        name: user.name ?? userId,
        active: isActive(user),
        ...(id === undefined ? {} : { department: await departmentOf(client, id) }),
      }
    },
  }
}

/** Others are 2 disabled, 4 not activated, 5 left. https://developer.work.weixin.qq.com/document/path/90196 */
const activated = 1

/** What an app may see of a member varies; one who is found without a status is not one who was disabled. */
function isActive({ status = activated }: Awaited<ReturnType<Client['user']>>): boolean {
  return status === activated
}

/** No such member, a malformed id, or one outside the visible scope: the directory does not vouch for them. */
const notVouchedFor: readonly (string | number)[] = [60111, 40003, 60011]

/** Deeper than any company; what leads in a circle is left there. */
const deepest = 15

/** The department and those above it, as far as they lie in the app's visible scope; its member's own may not. */
async function departmentOf(client: Client, id: number): Promise<Department> {
  const [own = { id: String(id), name: `部门 ${id}` }, ...above] = await lineFrom(client, id)
  return { ...own, above }
}

/** From a department to the top, nearest first; nothing where it is out of sight itself. */
async function lineFrom(client: Client, id: number): Promise<{ id: string; name: string }[]> {
  const line: { id: string; name: string }[] = []
  for (let next: number | undefined = id; next !== undefined && next > 0 && line.length < deepest; ) {
    const answer: Awaited<ReturnType<Client['department']>> | undefined = await unlessRefused(
      client.department(String(next)),
      'all',
    )
    if (answer === undefined) break
    line.push({ id: String(next), name: answer.department.name ?? `部门 ${next}` })
    next = answer.department.parentid
  }
  return line
}

/** `codes`: the refusals that are an answer; `all` where any is, for what is only nice to know. */
async function unlessRefused<T>(
  asked: Promise<T>,
  codes: typeof notVouchedFor | 'all' = notVouchedFor,
): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (codes === 'all' ? error.retry === 'never' : codes.includes(error.code)) return undefined
    throw error
  }
}
