import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import type { Sandtable } from '../main.ts'
import type { Person, Role } from '../people/person.ts'
import { aDeal, customerId, furnitureOf } from './build.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

const [lin, zhou, gu] = ['LinXia', 'ZhouYan', 'GuChen'] as const

/** A rep with a deal, a colleague beside them, and their manager. */
let company: WecomCompany
let sandtable: Sandtable
async function open(withheld: 'company'[] = []): Promise<void> {
  company = await wecomCompany({ members: [lin, zhou, gu], withheld })
  sandtable = await company.start()
  await appoint(zhou, 'rep')
  await appoint(gu, 'manager')
  const { tenantId, id: ownerId, teamId } = await appoint(lin, 'rep')
  const deal = aDeal({ tenantId, ownerId, teamId, customerId: customerId(ownerId, '宏达精密') })
  await sandtable.storage.furnish({
    tenantId,
    platform: 'wecom',
    teams: [],
    people: [],
    visits: [],
    ...furnitureOf([deal]),
  })
}
afterEach(async () => {
  await sandtable.close()
  await company.remove()
})

test('a rep has a chat made of who may see the deal, after seeing who that is', async () => {
  await open()
  const { wecom } = company
  await wecom.says(lin, '给宏达这单拉个内部群')
  const card = await offered()
  expect(JSON.stringify(card.card)).toContain(`员工${lin}、员工${gu}`)
  expect(wecom.chats.all()).toEqual([])

  await taps(card, '建群')
  await expect.poll(() => wecom.chats.all()[0]?.said.length, { timeout: 15_000 }).toBe(1)
  const [chat] = wecom.chats.all()
  expect(chat).toMatchObject({ name: '宏达精密 · 产线改造', owner: lin, members: [lin, gu] })
  expect(chat?.said[0]).toMatchObject({ kind: 'markdown', to: [lin, gu] })
  expect(chat?.said[0]?.content).toContain('客户不在里面')
  expect(chat?.said[0]?.content).toContain('/h5/deals/deal-宏达精密')

  // Asked for once more, there is one; its owner may have ended it in the client.
  await wecom.says(lin, '给宏达这单拉个内部群')
  const again = await wecom.waitForBubble(
    lin,
    ({ card }) => card?.main_title?.title?.includes('已经有内部群了') === true,
    8000,
  )
  await taps(again, '重新建一个')
  await expect.poll(() => wecom.chats.all().length, { timeout: 15_000 }).toBe(2)
}, 60_000)

test('an answer of WeCom that got lost makes no second chat, and nobody is told twice', async () => {
  await open()
  const { wecom } = company
  await wecom.says(lin, '给宏达这单拉个内部群')
  const card = await offered()
  wecom.fail('appchat/create', 'executeThenReset')
  await taps(card, '建群')
  await expect.poll(() => wecom.chats.all()[0]?.said.length, { timeout: 15_000 }).toBe(1)
  expect(wecom.chats.all()).toHaveLength(1)
  expect(wecom.callsOf('appchat/create')).toHaveLength(2)
}, 60_000)

test('a colleague with the button of another’s deal gets no chat of it', async () => {
  await open()
  const { wecom } = company
  await wecom.says(zhou, '在吗')
  await wecom.deliver(wecom.writes.menu(zhou, 'swarm.make|deal-宏达精密'))
  await wecom.waitForBubble(zhou, ({ content }) => content?.includes('不在你名下') === true, 15_000)
  expect(wecom.chats.all()).toEqual([])
}, 60_000)

test('an app that is not for the whole company says so, with what to do', async () => {
  await open(['company'])
  const { wecom } = company
  await wecom.says(lin, '给宏达这单拉个内部群')
  await taps(await offered(), '建群')
  const told = await wecom.waitForBubble(lin, ({ content }) => content?.includes('群没有建成') === true, 15_000)
  expect(told.content).toContain('把可见范围设成最上级部门')
}, 60_000)

test('handed over, the chat has the new owner in it and the old one out, though an answer of WeCom got lost', async () => {
  await open()
  const { wecom } = company
  const chat = await made()
  wecom.fail('appchat/update', 'executeThenReset')
  await handOver(lin, zhou)
  await expect.poll(() => chat().members, { timeout: 30_000 }).toEqual([gu, zhou])
  expect(chat().owner).toBe(zhou)
  await expect.poll(kept, { timeout: 15_000 }).toEqual([gu, zhou])
  expect(wecom.callsOf('appchat/update')).toHaveLength(1)
  expect(actions()).toContain('deal-chat.followed')

  // Whom its people brought in is theirs to know.
  chat().members.push('GuestOne')
  await handOver(zhou, lin)
  await expect.poll(() => chat().members, { timeout: 30_000 }).toEqual([gu, 'GuestOne', lin])
}, 120_000)

test('a leaver leaves the chat; where two would not be left it is told, and done once the deal has a new owner', async () => {
  await open()
  const { wecom } = company
  const chat = await made()
  await wecom.deliver(wecom.writes.leaves(lin, true))
  const told = await wecom.waitForBubble(gu, ({ content }) => content?.includes('没有跟着这一单换好') === true, 30_000)
  expect(told.content).toContain('不到两个人')
  expect(chat().members).toEqual([lin, gu])
  await handOver(lin, zhou)
  await expect.poll(() => chat().members, { timeout: 30_000 }).toEqual([gu, zhou])
  await expect.poll(kept, { timeout: 15_000 }).toEqual([gu, zhou])
}, 120_000)

test('whom WeCom does not take costs nobody else their going, and is told once', async () => {
  await open()
  const { wecom } = company
  const chat = await made()
  chat().members.push('GuestOne')
  // Together, and then the joining alone.
  wecom.fail('appchat/update', 'errcode:40031', 2)
  await handOver(lin, zhou)
  await expect.poll(() => chat().members, { timeout: 30_000 }).toEqual([gu, 'GuestOne'])
  expect(chat().owner).toBe(gu)
  await expect.poll(kept, { timeout: 15_000 }).toEqual([gu])
  expect(reasons()).toEqual(['有人不在应用的可见范围里'])
}, 120_000)

test('one whose owner ended it is forgotten', async () => {
  await open()
  const { wecom } = company
  const chat = await made()
  wecom.chats.dissolve(chat().id)
  await handOver(lin, zhou)
  await expect.poll(kept, { timeout: 30_000 }).toEqual([])
  expect(actions()).toContain('deal-chat.ended')
}, 120_000)

/** The rep has a chat made of their deal. */
async function made() {
  const { wecom } = company
  await wecom.says(lin, '给宏达这单拉个内部群')
  await taps(await offered(), '建群')
  await expect.poll(() => wecom.chats.all()[0]?.said.length, { timeout: 15_000 }).toBe(1)
  return () => {
    const [chat] = wecom.chats.all()
    if (chat === undefined) throw new Error('there is no chat')
    return chat
  }
}

async function handOver(from: string, to: string): Promise<void> {
  const { handOvers, people } = sandtable.storage
  const tenantId = (await people.tenantFor('wecom', company.config.wecom?.corpId ?? ''))?.id ?? ''
  const [giver, taker, manager] = await Promise.all(
    [from, to, gu].map((userId) => people.known(tenantId, { platform: 'wecom', userId })),
  )
  if (giver === undefined || taker === undefined || manager === undefined) throw new Error('somebody is not known')
  const customers = await handOvers.of(manager, giver.id, '2026-11-24')
  const what = { id: `${from} to ${to}`, fromId: giver.id, toId: taker.id, customerIds: customers.map(({ id }) => id) }
  await handOvers.handOver(manager, what, Date.now(), '2026-11-24')
}

/** User ids that the product takes for being in the chat through it. */
function kept(): string[] {
  return query('SELECT members FROM deal_chats').flatMap(({ members }) =>
    (JSON.parse(String(members)) as { userId: string }[]).map(({ userId }) => userId),
  )
}

function reasons(): unknown[] {
  return query('SELECT trouble FROM deal_chats').map(({ trouble }) => trouble)
}

function actions(): unknown[] {
  return query('SELECT action FROM audit').map(({ action }) => action)
}

function query(sql: string): Record<string, unknown>[] {
  const database = new Database(company.config.databaseFile, { readonly: true })
  const rows = database.prepare(sql).all() as Record<string, unknown>[]
  database.close()
  return rows
}

function offered() {
  return company.wecom.waitForBubble(
    lin,
    ({ card }) => card?.main_title?.title?.includes('拉个内部群？') === true,
    8000,
  )
}

async function taps(bubble: Awaited<ReturnType<typeof offered>>, label: string): Promise<void> {
  const key = bubble.card?.button_list?.find(({ text }) => text === label)?.key
  if (key === undefined) throw new Error(`no ${label} on ${JSON.stringify(bubble.card)}`)
  await company.wecom.clicks(lin, bubble, key)
}

async function appoint(userId: string, role: Role): Promise<Person> {
  const { people, companies } = sandtable.storage
  const tenantId = (await people.tenantFor('wecom', company.config.wecom?.corpId ?? ''))?.id ?? ''
  const member = await sandtable.platforms[0]?.directory?.member(userId)
  if (member === undefined) throw new Error(`no ${userId} in the directory`)
  return companies.appoint(tenantId, { platform: 'wecom', userId }, member, role)
}
