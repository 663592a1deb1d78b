import { type Department, type Directory, PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

/** The company's members, as far as the app may see them (通讯录权限范围). */
export function openDirectory(client: Client, now: () => number = Date.now): Directory {
  const departments = new Map<number, { answer: Promise<Answer | undefined>; until: number }>()

  /** Asked once for all who belong to it: whoever looks at ten thousand people looks at the same few hundred departments. */
  function department(id: number): Promise<Answer | undefined> {
    const known = departments.get(id)
    if (known !== undefined && now() < known.until) return known.answer
    const answer = unlessRefused(client.department(id))
    departments.set(id, { answer, until: now() + keptMs })
    answer.catch(() => departments.delete(id))
    return answer
  }

  return {
    async member(userId) {
      const user = (await unlessRefused(client.user(userId)))?.result
      if (user === undefined) return undefined
      const { userid, name, active, dept_id_list: ids } = user
      const id = ids.find((one) => one !== root)
      return {
        userId: userid,
        name,
        active,
        ...(id === undefined ? {} : { department: await departmentOf(department, id) }),
      }
    },
  }
}

type Answer = Awaited<ReturnType<Client['department']>>

/** How long a department stays as it was, in milliseconds. */
const keptMs = 10 * 60_000

/** The company itself. */
const root = 1

/** Deeper than any company; what leads in a circle is left there. */
const deepest = 15

/** The department and those above it, as far as the app may see them; its member's own may not be among them. */
async function departmentOf(department: (id: number) => Promise<Answer | undefined>, id: number): Promise<Department> {
  const line: { id: string; name: string }[] = []
  for (let next: number | undefined = id; next !== undefined && next !== root && line.length < deepest; ) {
    const answer = await department(next)
    if (answer === undefined) break
    line.push({ id: String(next), name: answer.result.name })
    next = answer.result.parent_id
  }
  const [own = { id: String(id), name: '未命名部门' }, ...above] = line
  return { ...own, above }
}

/** No such person or department, a malformed id, or outside the range: the directory does not vouch for them. */
const notVouchedFor: readonly (string | number)[] = [33012, 40035, 50002, 50004, 60003, 60121, 400002]

async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof PlatformError && notVouchedFor.includes(error.code)) return undefined
    throw error
  }
}
