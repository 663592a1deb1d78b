import { v7 as uuid } from 'uuid'
import { openStorage } from '../main.ts'
import { type Joining, type Role, roleLabels, roles } from '../people/person.ts'
import type { Storage } from '../storage/storage.ts'
import { type Config, readConfig } from './config.ts'

/** `sandtable appoint wecom:USERID NAME ROLE`: the first administrator, and any role after that. */
export async function appoint(who: string, name: string, role: string): Promise<void> {
  if (!isRole(role)) throw new Error(`角色只能是 ${roles.join('、')}，收到的是 ${role}`)
  await inCompany(who, async (storage, tenantId, userId, platform) => {
    const person = await storage.companies.appoint(tenantId, { platform, userId }, name, role)
    console.log(`${person.name}（${who}）现在是${roleLabels[role]}。`)
  })
}

/** `sandtable dismiss wecom:USERID`: ends somebody's access and every session of theirs. */
export async function dismiss(who: string): Promise<void> {
  await inCompany(who, async (storage, tenantId, userId, platform) => {
    const found = await storage.companies.setActive(tenantId, { platform, userId }, false)
    console.log(found ? `${who} 已停用，立即生效。` : `没有 ${who} 这个人。`)
  })
}

/** `sandtable joining join|ask|closed`: what happens when a colleague speaks for the first time. */
export async function setJoining(how: string): Promise<void> {
  if (how !== 'join' && how !== 'ask' && how !== 'closed')
    throw new Error('只能是 join（自动加入）、ask（问管理员）或 closed（关闭）')
  await inCompany('wecom:', async (storage, tenantId) => {
    await storage.companies.setJoining(tenantId, how satisfies Joining)
    console.log(
      { join: '通讯录里的同事第一次说话就能用。', ask: '新同事要管理员点同意。', closed: '不再接受新同事。' }[how],
    )
  })
}

/** `sandtable stuck` lists dead messages and undelivered answers; `sandtable stuck retry ID` puts one back to work. */
export async function stuck(action: string | undefined, id: string | undefined): Promise<void> {
  const storage = openStorage(readConfig(process.env))
  if (action === 'retry' && id !== undefined) {
    console.log(
      (await storage.journal.retry(id, Date.now()))
        ? '已放回队列，服务几秒内会再处理。'
        : `没有编号 ${id} 的滞留条目。`,
    )
  } else {
    const rows = await storage.journal.stuck(100)
    if (rows.length === 0) console.log('没有滞留的消息或回复。')
    for (const { id, what, state, conversation, at, reason } of rows) {
      console.log(`${new Date(at).toISOString()} ${what} ${state} ${id} ${conversation} ${reason}`)
    }
  }
  await storage.close()
}

async function inCompany(
  who: string,
  work: (storage: Storage, tenantId: string, userId: string, platform: string) => Promise<void>,
): Promise<void> {
  const [platform = '', ...rest] = who.split(':')
  const config = readConfig(process.env)
  const corp = corpOn(platform, config)
  const storage = openStorage(config)
  const company = { id: uuid(), name: '本公司', kind: 'company' as const, joining: 'join' as const }
  const tenant = await storage.companies.ensure(company, { platform, corp })
  await work(storage, tenant.id, rest.join(':'), platform)
  await storage.close()
}

function corpOn(platform: string, { wecom }: Config): string {
  if (platform !== 'wecom') throw new Error('写成 平台:用户编号，例如 wecom:zhangsan')
  if (wecom === undefined) throw new Error('先配置好企业微信的环境变量，再设置人员（见 README）。')
  return wecom.corpId
}

function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role)
}
