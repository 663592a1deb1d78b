import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OutsideCustomer } from '../../bots/wecom/emulator/options.ts'
import type { Sandtable } from '../main.ts'
import type { Person } from '../people/person.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

const wang: OutsideCustomer = {
  externalUserId: 'wmWang',
  name: '王建国',
  corpName: '宏达精密机械有限公司',
  position: '设备科长',
  of: ['LinXia', 'ZhouYan'],
  notes: { LinXia: { remark: '王工', tags: ['重点'], addWay: 1, state: '上海展会', createtime: 1_795_500_000 } },
}
const li: OutsideCustomer = { externalUserId: 'wmLi', name: '李总', of: ['LinXia'] }
const zhao: OutsideCustomer = { externalUserId: 'wmZhao', name: '赵琳', corpName: '宏达', position: '采购', of: [] }

let company: WecomCompany
let sandtable: Sandtable
let lin: Person

beforeEach(async () => {
  company = await wecomCompany({ timeScale: 1, customers: [wang, li], members: ['LinXia', 'ZhouYan', 'Root'] })
  sandtable = await company.start()
  for (const person of ['LinXia', 'Root']) await hears(person, () => company.wecom.says(person, '你好'))
  const { people, companies, furnish } = sandtable.storage
  const tenant = await people.tenantFor('wecom', company.config.wecom?.corpId ?? '')
  const known = await people.known(tenant?.id ?? '', { platform: 'wecom', userId: 'LinXia' })
  if (tenant === undefined || known === undefined) throw new Error('LinXia is not known')
  lin = known
  const root = { userId: 'Root', name: '管理员', active: true }
  await companies.appoint(tenant.id, { platform: 'wecom', userId: 'Root' }, root, 'administrator')
  const customers = ['宏达精密机械', '宏达科技'].map((name, at) => ({
    id: `customer-${at}`,
    tenantId: lin.tenantId,
    ownerId: lin.id,
    teamId: lin.teamId,
    name,
    aliases: [],
    existing: false,
  }))
  await furnish({ tenantId: tenant.id, teams: [], people: [], platform: 'wecom', customers, deals: [], visits: [] })
})

afterEach(async () => {
  await sandtable.close()
  await company.remove()
})

test('nothing is read before the company allows it and the rep agrees; then all of it, with whence and why, and a tap puts it to its customer', async () => {
  const { wecom } = company
  expect(await says('LinXia', '授权客户联系人')).toContain('公司还没有开启')
  expect(await says('LinXia', '开启客户联系人')).toContain('要由管理员来')
  await wecom.deliver(wecom.writes.notes('LinXia', 'wmWang', { remark: '王科长' }))
  await allow()
  expect(await says('LinXia', '我的客户联系人')).toContain('没有授权，不读')
  expect(await says('LinXia', '授权客户联系人')).toContain('不读：聊天内容、手机号')
  expect(asked()).toEqual([])

  await agree()
  expect(last('LinXia')).toContain('读到 2 位客户联系人')
  expect(last('LinXia')).toContain('名称一致 1 位 ｜ 要你来认 1 位')
  expect(last('LinXia')).toContain('王科长')
  expect(await contacts()).toEqual([])
  await pressed('LinXia', '这 1 位都对', '归好了 1 位')
  expect(await contacts()).toMatchObject([
    {
      name: '王科长',
      title: '设备科长',
      outsideId: 'wmWang',
      legalBasis: 'contract',
      origin: '企业微信：员工LinXia 2026-11-24 通过扫描二维码添加（渠道 上海展会）',
    },
  ])
  const known = (await sandtable.storage.outsideContacts.of(lin)).find(({ card }) => card.id === 'wmWang')
  expect(JSON.stringify(known)).not.toContain('13800000001')
  expect(known).toMatchObject({ legalBasis: 'contract', card: { tags: ['重点'], company: '宏达精密机械有限公司' } })
  expect(audit()).toContain('outside-contacts.consented')
}, 60_000)

test('changes come at once; what is not plain is asked, a wrong answer is taken back, and of who is gone the deal keeps all', async () => {
  const { wecom } = company
  await allow()
  await agree()
  const arrived = await hears('LinXia', () => wecom.deliver(wecom.writes.meets('LinXia', zhao)))
  expect(arrived).toContain('新客户联系人：赵琳')
  expect(arrived).toContain('宏达科技')
  expect(arrived).toContain('都不是')
  await pressed('LinXia', '宏达科技', '赵琳 → 宏达科技')
  expect(await contacts(1)).toMatchObject([{ name: '赵琳' }])
  expect(await hears('LinXia', () => presses('LinXia', '归错了'))).toContain('已从宏达科技名下拿掉赵琳')
  expect(await contacts(1)).toEqual([])
  await pressed('LinXia', '这 1 位都对', '归好了')

  await wecom.deliver(wecom.writes.notes('LinXia', 'wmWang', { remark: '王副总' }))
  await expect.poll(() => cardOf('wmWang'), { timeout: 8000 }).toMatchObject({ remark: '王副总' })
  const lost = wecom.writes.parts('LinXia', 'wmWang', 'customer')
  expect(await hears('LinXia', () => wecom.deliver(lost))).toContain('王副总不再是你的客户联系人')
  expect(last('LinXia')).toContain('宏达精密机械的联系人、商机和记录都还在')
  expect(await contacts()).toMatchObject([{ outsideId: 'wmWang' }])
  expect(await hears('LinXia', () => wecom.deliver(wecom.writes.parts('LinXia', 'wmLi', 'member')))).toContain(
    '读来的资料已删',
  )
  expect(await cardOf('wmLi')).toEqual({ id: 'wmLi', name: '', tags: [] })
  // Of a colleague who agreed to nothing, nothing is asked.
  const before = asked().length
  await wecom.deliver(wecom.writes.notes('ZhouYan', 'wmWang', { remark: '别人的' }))
  await expect.poll(() => count(`SELECT count(*) FROM inbox WHERE state = 'received'`)).toBe(0)
  expect(asked().length).toBe(before)
}, 60_000)

test('what callbacks lost is found the next day, once, with a handful of calls', async () => {
  const { wecom } = company
  await allow()
  await agree()
  // Written down by the platform, and never delivered.
  wecom.writes.meets('LinXia', zhao)
  wecom.writes.parts('LinXia', 'wmLi', 'member')
  wecom.writes.notes('LinXia', 'wmWang', { remark: '王总工' })
  const calls = asked().length
  await sandtable.close()
  change(`UPDATE contact_consents SET read_on = '2026-01-01'`)
  const before = wecom.bubbles('LinXia').length
  sandtable = await company.start()
  await expect.poll(() => wecom.bubbles('LinXia').length, { timeout: 15_000 }).toBeGreaterThan(before + 1)
  const told = wecom.bubbles('LinXia').slice(before).map(wordsOf).join('\n')
  expect(told).toContain('对账补上 1 位客户联系人')
  expect(told).toContain('李总不再是你的客户联系人')
  expect(await cardOf('wmWang')).toMatchObject({ remark: '王总工' })
  expect(asked().length - calls).toBeLessThanOrEqual(3)
  expect(company.logged.join('\n')).toMatch(/"added":1,"changed":1,"back":0,"lost":1.*customers were compared/)
  await new Promise((resolve) => setTimeout(resolve, 6000))
  expect(wecom.bubbles('LinXia').length).toBe(before + 2)
  expect(asked().length - calls).toBeLessThanOrEqual(3)
}, 60_000)

test('withdrawn, or forbidden by the company, what was read is gone and no more is; what the rep filed stays', async () => {
  const { wecom } = company
  await allow()
  await agree()
  await pressed('LinXia', '这 1 位都对', '归好了')
  expect(await says('LinXia', '撤回客户联系人授权')).toContain('读来的 2 位资料当场删除')
  expect(count('SELECT count(*) FROM outside_contacts')).toBe(0)
  expect(count('SELECT count(*) FROM contact_consents WHERE withdrawn_at IS NOT NULL')).toBe(1)
  expect(await contacts()).toHaveLength(1)
  const before = asked().length
  await wecom.deliver(wecom.writes.meets('LinXia', zhao))
  await expect.poll(() => count(`SELECT count(*) FROM inbox WHERE state = 'received'`)).toBe(0)
  expect(asked().length).toBe(before)
  await agree()
  expect(count('SELECT count(*) FROM outside_contacts')).toBe(3)
  await says('Root', '停用客户联系人')
  expect(await hears('Root', () => presses('Root', '停用并删除'))).toContain('读来的资料已全部删除')
  expect(count('SELECT count(*) FROM outside_contacts')).toBe(0)
  expect(await says('LinXia', '授权客户联系人')).toContain('公司还没有开启')
}, 60_000)

test('where the ground is the customer’s own consent, nobody is taken before somebody notes how it was given', async () => {
  const { wecom } = company
  await says('Root', '开启客户联系人')
  expect(await hears('Root', () => presses('Root', '客户本人同意'))).toContain('没有就不收')
  await agree()
  // Until then no more is kept than by what to ask for it.
  expect(await cardOf('wmWang')).toEqual({ id: 'wmWang', name: '王建国', remark: '王工', tags: [] })
  await pressed('LinXia', '这 1 位都对', '还没有记下本人同意')
  expect(await contacts()).toEqual([])
  expect(audit().filter((action) => action === 'outside-contact.refused')).toHaveLength(1)

  const arrived = await hears('LinXia', () => wecom.deliver(wecom.writes.meets('LinXia', zhao)))
  expect(arrived).toContain('新客户联系人：赵琳')
  await pressed('LinXia', '宏达科技', '赵琳本人同意了吗？')
  expect(await contacts(1)).toEqual([])
  expect(audit().filter((action) => action === 'outside-contact.refused')).toHaveLength(2)
  await pressed('LinXia', '还没问过', '没有归到宏达科技')
  expect(await contacts(1)).toEqual([])
  await wecom.deliver(wecom.writes.menu('LinXia', 'outsiders.place|wmZhao:customer-1'))
  await expect.poll(() => last('LinXia'), { timeout: 8000 }).toContain('微信里回的')
  await pressed('LinXia', '微信里回的', '赵琳 → 宏达科技')
  const consent = { way: 'wrote', by: lin.id, byName: '员工LinXia', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }
  expect(await contacts(1)).toMatchObject([{ name: '赵琳', legalBasis: 'consent', consent }])
  // From now on everything is kept of them, and of nobody else.
  await wecom.deliver(wecom.writes.notes('LinXia', 'wmZhao', { remark: '赵工' }))
  await expect.poll(() => cardOf('wmZhao'), { timeout: 8000 }).toMatchObject({ remark: '赵工', company: '宏达' })
  expect(await cardOf('wmWang')).not.toHaveProperty('company')
}, 60_000)

test('another firm’s directory and talk with customers are refused, with a line in the audit trail', async () => {
  expect(await says('LinXia', '把宏达精密的员工名单导进来')).toContain('没有对方公司的同意记录')
  expect(await says('LinXia', '读一下我和王总的聊天记录')).toContain('会话内容存档')
  expect(audit()).toEqual(expect.arrayContaining(['directory.refused', 'chat-history.refused']))
  expect(asked()).toEqual([])
}, 60_000)

test('an app without the right says so once, and loses no consent by it', async () => {
  const { wecom } = company
  await allow()
  wecom.fail('externalcontact/list', 'errcode:48002')
  await agree()
  expect(last('LinXia')).toContain('读不到你的客户联系人（48002）')
  expect(count('SELECT count(*) FROM contact_consents WHERE withdrawn_at IS NULL')).toBe(1)
}, 60_000)

async function allow(): Promise<void> {
  await says('Root', '开启客户联系人')
  expect(await hears('Root', () => presses('Root', '履行合同必需'))).toContain('已开启')
}

/** Agrees, and waits for what was read. */
async function agree(): Promise<void> {
  await says('LinXia', '授权客户联系人')
  const before = company.wecom.bubbles('LinXia').length
  await presses('LinXia', '同意')
  await expect.poll(() => company.wecom.bubbles('LinXia').length, { timeout: 15_000 }).toBeGreaterThan(before + 1)
}

function says(person: string, text: string): Promise<string> {
  return hears(person, () => company.wecom.says(person, text))
}

/** What follows from a deed, in words. */
async function hears(person: string, deed: () => Promise<unknown>): Promise<string> {
  const before = company.wecom.bubbles(person).length
  await deed()
  await expect.poll(() => company.wecom.bubbles(person).length, { timeout: 8000 }).toBeGreaterThan(before)
  return last(person)
}

async function pressed(person: string, label: string, becomes: string): Promise<void> {
  await presses(person, label)
  const words = () => company.wecom.bubbles(person).map(wordsOf).join('\n')
  await expect.poll(words, { timeout: 8000 }).toContain(becomes)
}

async function presses(person: string, label: string): Promise<void> {
  const has = ({ card }: Seen) => card?.button_list?.some(({ text }) => text === label)
  const bubble = company.wecom.bubbles(person).findLast(has)
  const key = bubble?.card?.button_list?.find(({ text }) => text === label)?.key
  if (bubble === undefined || key === undefined) throw new Error(`${person} has no ${label}: ${last(person)}`)
  await company.wecom.clicks(person, bubble, key)
}

type Seen = ReturnType<WecomCompany['wecom']['bubbles']>[number]

function last(person: string): string {
  const bubble = company.wecom.bubbles(person).at(-1)
  return bubble === undefined ? '' : wordsOf(bubble)
}

function wordsOf({ content = '', card }: Seen): string {
  return content + JSON.stringify(card ?? '')
}

function contacts(at = 0) {
  return sandtable.storage.contacts.of(lin, `customer-${at}`)
}

async function cardOf(id: string) {
  return (await sandtable.storage.outsideContacts.of(lin)).find(({ card }) => card.id === id)?.card
}

/** Everything asked of WeCom about customers. */
function asked() {
  return company.wecom.calls.filter(({ endpoint }) => endpoint.startsWith('externalcontact/'))
}

function audit(): unknown[] {
  return query('SELECT action FROM audit').map(({ action }) => action)
}

function count(sql: string): number {
  return Number(Object.values(query(sql)[0] ?? {})[0])
}

function query(sql: string): Record<string, unknown>[] {
  const database = new Database(company.config.databaseFile, { readonly: true })
  const rows = database.prepare(sql).all() as Record<string, unknown>[]
  database.close()
  return rows
}

function change(sql: string): void {
  const database = new Database(company.config.databaseFile)
  database.exec(sql)
  database.close()
}
