import { type Department, type Directory, PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'

/** The company's members, as far as the app may see them (通讯录权限范围). */
export function openDirectory(client: Client): Directory {
  return {
    async member(openId) {
      const user = (await unlessRefused(client.user(openId)))?.data.user
      if (user === undefined) return undefined
      const [id] = user.department_ids ?? []
      return {
        userId: user.open_id,
        name: user.name ?? openId,
        // What an app may see of a member varies; one who is found without a status is not one who was disabled.
        active: !gone.some((state) => user.status?.[state] === true),
        ...(id === undefined || id === root ? {} : { department: await departmentOf(client, id) }),
      }
    },
  }
}

/** https://open.feishu.cn/document/server-docs/contact-v3/user/get */
const gone = ['is_frozen', 'is_resigned', 'is_exited', 'is_unjoin']

const root = '0'

/** Deeper than any company; what leads in a circle is left there. */
const deepest = 15

/** The department and those above it, as far as the app may see them; its member's own may not be among them. */
async function departmentOf(client: Client, id: string): Promise<Department> {
  const line: { id: string; name: string }[] = []
  for (let next: string | undefined = id; next !== undefined && next !== root && line.length < deepest; ) {
    const answer: Awaited<ReturnType<Client['department']>> | undefined = await unlessRefused(
      client.department(next),
      'all',
    )
    if (answer === undefined) break
    const { name, parent_department_id }: { name?: string | undefined; parent_department_id?: string | undefined } =
      answer.data.department
    line.push({ id: next, name: name ?? '未命名部门' })
    next = parent_department_id
  }
  const [own = { id, name: '未命名部门' }, ...above] = line
  return { ...own, above }
}

/** No such person, a malformed id or one of another app, or outside the range: the directory does not vouch for them. */
const notVouchedFor: readonly (string | number)[] = [40001, 41012, 41050, 99992351, 99992361]

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
