import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandtable } from '../main.ts'
import type { Person, Role } from '../people/person.ts'
import { aDeal, customerId, furnitureOf } from './build.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

const [lin, gu, zhou] = ['LinXia', 'GuChen', 'ZhouYan'] as const
const [first, second, east, south] = [2, 3, 4, 5] as const
const customers = ['宏达精密', '远航电子']

/** A rep of 一组 below 华东 with one open deal and one that is won, and the managers of 华东 and of 华南. */
let company: WecomCompany
let sandtable: Sandtable
beforeEach(async () => {
  company = await wecomCompany({
    members: [lin, gu, zhou],
    departments: [
      { id: 1, name: '示例公司', parentid: 0 },
      { id: first, name: '一组', parentid: east },
      { id: second, name: '二组', parentid: south },
      { id: east, name: '华东', parentid: 1 },
      { id: south, name: '华南', parentid: 1 },
    ],
  })
  company.wecom.writes.moves(gu, east)
  company.wecom.writes.moves(zhou, south)
  sandtable = await company.start()
  await appoint(gu, 'manager')
  await appoint(zhou, 'manager')
  const { tenantId, id: ownerId, teamId } = await appoint(lin, 'rep')
  const of = (customer = '') => ({ tenantId, ownerId, teamId, customer, customerId: customerId(ownerId, customer) })
  const deals = [aDeal(of(customers[0])), { ...aDeal(of(customers[1])), status: 'won' as const }]
  await sandtable.storage.furnish({
    tenantId,
    platform: 'wecom',
    teams: [],
    people: [],
    visits: [],
    ...furnitureOf(deals),
  })
  expect(await seen()).toEqual({ [gu]: ['宏达精密', '远航电子'], [zhou]: [] })
})
afterEach(async () => {
  await sandtable.close()
  await company.remove()
})

test('a department that moves takes its team along, and one that is renamed its name', async () => {
  const { wecom } = company
  await wecom.deliver(wecom.writes.reorganises(first, south))
  await expect.poll(seen, { timeout: 8000 }).toEqual({ [gu]: [], [zhou]: ['宏达精密', '远航电子'] })

  await wecom.deliver(wecom.writes.reorganises(first, east, '大客户组'))
  await expect.poll(seen, { timeout: 8000 }).toEqual({ [gu]: ['宏达精密', '远航电子'], [zhou]: [] })
  expect((await sandtable.storage.people.placeOf(await known(lin))).team.name).toBe('大客户组')
}, 30_000)

test('whoever moves to another department has a new manager for what is in hand; what is over stays where it was', async () => {
  const { wecom } = company
  await wecom.deliver(wecom.writes.moves(lin, second))
  await expect.poll(seen, { timeout: 8000 }).toEqual({ [gu]: ['远航电子'], [zhou]: ['宏达精密'] })
  // Told once more, as platforms do, nothing more happens.
  await wecom.deliver(wecom.writes.moves(lin, second))
  await wecom.says(lin, '我有哪些单')
  const told = await wecom.waitForBubble(lin, () => true, 8000)
  expect(told.content).toContain('宏达精密')
  expect(await seen()).toEqual({ [gu]: ['远航电子'], [zhou]: ['宏达精密'] })
}, 30_000)

test('a department closed with nobody left in it changes nothing for those who moved before', async () => {
  const { wecom } = company
  await wecom.deliver(wecom.writes.moves(lin, second))
  wecom.writes.moves('GoneHua', second)
  await wecom.deliver(wecom.writes.closes(first))
  await expect.poll(seen, { timeout: 8000 }).toEqual({ [gu]: ['远航电子'], [zhou]: ['宏达精密'] })
}, 30_000)

/** Customers of the deals that each manager may see. */
async function seen(): Promise<Record<string, string[]>> {
  const of = async (manager: string) => {
    const person = await known(manager)
    const deals = await Promise.all(
      customers.map((customer) => sandtable.storage.deals.byId(person, `deal-${customer}`)),
    )
    return [manager, customers.filter((_, at) => deals[at] !== undefined)] as const
  }
  return Object.fromEntries([await of(gu), await of(zhou)])
}

async function known(userId: string): Promise<Person> {
  const person = await sandtable.storage.people.known(await tenantId(), { platform: 'wecom', userId })
  if (person === undefined) throw new Error(`${userId} is not known`)
  return person
}

async function appoint(userId: string, role: Role): Promise<Person> {
  const member = await sandtable.platforms[0]?.directory?.member(userId)
  if (member === undefined) throw new Error(`no ${userId} in the directory`)
  return sandtable.storage.companies.appoint(await tenantId(), { platform: 'wecom', userId }, member, role)
}

async function tenantId(): Promise<string> {
  return (await sandtable.storage.people.tenantFor('wecom', company.config.wecom?.corpId ?? ''))?.id ?? ''
}
