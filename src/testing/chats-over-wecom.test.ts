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
