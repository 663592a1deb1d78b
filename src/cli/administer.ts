import { silent } from '../conversation/log.ts'
import type { Platform } from '../conversation/platform.ts'
import { type Identity, type Member, type Role, roleLabels, roles } from '../people/person.ts'
import { Refusal } from '../people/refusal.ts'
import { bindPlatforms } from '../setup/bind-platforms.ts'
import { readConfig } from '../setup/config.ts'
import { openStorage } from '../setup/database.ts'
import { openPlatforms } from '../setup/platforms.ts'
import type { Storage } from '../storage/storage.ts'

/** `sandtable appoint wecom:USERID NAME ROLE`: the first administrator, and any role after that. */
export async function appoint(who: string, name: string, role: string): Promise<void> {
  if (!isRole(role)) throw new Refusal(`角色只能是 ${roles.join('、')}，收到的是 ${role}`)
  await inCompany(who, async ({ storage, tenantId, identity, platform }) => {
    const member = await memberBehind(platform, identity, name)
    const person = await storage.companies.appoint(tenantId, identity, member, role)
    const { team } = await storage.people.placeOf(person)
    console.log(`${name}（${who}）现在是${roleLabels[role]}，在“${team.name}”。`)
  })
}

/** `sandtable dismiss wecom:USERID`: ends somebody's access and every session of theirs. */
export async function dismiss(who: string): Promise<void> {
  await inCompany(who, async ({ storage, tenantId, identity }) => {
    const found = await storage.companies.setActive(tenantId, identity, false)
    console.log(found ? `${who} 已停用，立即生效。` : `没有 ${who} 这个人。`)
  })
}

/** `sandtable link feishu:ou_… dingtalk:USERID`: the second is the same person as the first. Nothing but this says so. */
export async function link(who: string, other: string): Promise<void> {
  await inCompany(who, async ({ storage, tenantId, identity }) => {
    await inCompany(other, async (there) => {
      if (there.tenantId !== tenantId) throw new Refusal('两个平台以前各是一家公司，数据分开着，不能把人合到一起。')
      const outcome = await storage.companies.link(tenantId, identity, there.identity)
      if (outcome === 'unknown') throw new Refusal(`还不认识 ${who}：先让他说一句话，或者用 appoint 登记。`)
      if (outcome === 'has-work')
        throw new Refusal(`${other} 名下已经有商机或记录，合并会丢，没有合。先把那些转给别人。`)
      const line = { tenantId, at: Date.now(), actor: 'operator', action: 'person.linked', level: 'human' } as const
      await storage.note({ ...line, subject: `${who} = ${other}` })
      console.log(`${other} 和 ${who} 现在是同一个人。`)
    })
  })
}

const joiningWords = {
  join: '通讯录里的同事第一次说话就能用。',
  ask: '新同事要管理员点同意。',
  closed: '不再接受新同事。',
} as const

/** `sandtable joining join|ask|closed`: what happens when a colleague speaks for the first time. */
export async function setJoining(how: string): Promise<void> {
  if (how !== 'join' && how !== 'ask' && how !== 'closed') {
    throw new Refusal('只能是 join（自动加入）、ask（问管理员）或 closed（关闭）')
  }
  const platforms = openPlatforms(readConfig(process.env), silent)
  if (platforms.length === 0) throw new Refusal('还没有配置聊天平台，先填好环境变量（见 README）。')
  for (const { name } of platforms) {
    await inCompany(`${name}:`, ({ storage, tenantId }) => storage.companies.setJoining(tenantId, how))
  }
  console.log(joiningWords[how])
}

/** `sandtable stuck` lists dead messages and undelivered answers; `sandtable stuck retry ID` puts one back to work. */
export async function stuck(action: string | undefined, id: string | undefined): Promise<void> {
  const storage = openStorage(readConfig(process.env))
  if (action === 'retry' && id !== undefined) {
    const found = await storage.journal.retry(id, Date.now())
    console.log(found ? '已放回队列，服务几秒内会再处理。' : `没有编号 ${id} 的滞留条目。`)
  } else {
    const rows = await storage.journal.stuck(100)
    if (rows.length === 0) console.log('没有滞留的消息或回复。')
    for (const { id, what, state, conversation, at, reason } of rows) {
      console.log(`${new Date(at).toISOString()} ${what} ${state} ${id} ${conversation} ${reason}`)
    }
  }
  await storage.close()
}

interface Place {
  storage: Storage
  tenantId: string
  platform: Platform
  identity: Identity
}

async function inCompany(who: string, work: (place: Place) => Promise<void>): Promise<void> {
  const [name = '', ...rest] = who.split(':')
  const config = readConfig(process.env)
  const platforms = openPlatforms(config, silent)
  const platform = platforms.find((candidate) => candidate.name === name)
  if (platform === undefined) {
    throw new Refusal('写成 平台:用户编号，例如 wecom:zhangsan；那个平台的环境变量要先配好（见 README）。')
  }
  const storage = openStorage(config)
  await bindPlatforms(storage, platforms)
  const tenantId = (await storage.people.tenantFor(name, platform.corp))?.id ?? ''
  await work({ storage, tenantId, platform, identity: { platform: name, userId: rest.join(':') } })
  await storage.close()
}

/** As the directory has them, so that they stand in their own department; by name alone where it cannot be asked. */
async function memberBehind({ directory }: Platform, { userId }: Identity, name: string): Promise<Member> {
  try {
    const member = await directory?.member(userId)
    if (member !== undefined) return { ...member, name }
    console.error(`通讯录里查不到 ${userId}：先按你给的姓名登记，部门未知。`)
  } catch (error) {
    console.error(`通讯录暂时问不到（${String(error)}）：先按你给的姓名登记，部门未知。`)
  }
  return { userId, name, active: true }
}

function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role)
}
