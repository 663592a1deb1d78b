import { expect, test } from 'vitest'
import { aDeal, type Furnished } from '../../testing/build.ts'
import { type Bot, lin, talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩', teamId: 'two' },
  { userId: 'gu', name: '顾盼', role: 'sales-ops' as const, teamId: 'all' },
]
const hengtuo = '澜州恒拓精密制造有限公司'
const complaint = {
  id: 'c1',
  at: '2026-11-01T09:00:00+08:00',
  source: 'complaint',
  from: 'customer',
  customer: '恒拓精密制造',
  text: '报修两周没人来',
  complaint: { product: '售后服务', severity: 'mid' },
}
const deal = (of: Partial<Furnished> = {}) => aDeal({ customer: hengtuo, ...of })

async function asked(bot: Bot, userId = 'lin', about = hengtuo): Promise<string> {
  await bot.says(userId, `${about}这单健康吗`)
  return bot.last(userId)
}

test('a complaint of a customer with two open deals is theirs, and weighs on both', async () => {
  const bot = await talk({ people, deals: [deal({ id: 'mes', name: 'MES' }), deal({ id: 'agv', name: 'AGV' })] })
  expect(await bot.pushes(complaint)).toMatchObject([
    { outcome: 'kept', customer: { name: hengtuo, matchedBy: 'short' } },
  ])
  const { dealEvents } = bot.storage
  const person = await lin(bot)
  for (const id of ['mes', 'agv']) expect(await dealEvents.besideDeal(person, id, 5)).toMatchObject([{ id: 'c1' }])
  for (const name of ['MES', 'AGV'])
    expect(await asked(bot, 'lin', `${hengtuo}${name}`)).toContain('1 起投诉压着这一单')
  const gu = await bot.storage.people.byId('acme', 'gu')
  expect(gu && (await dealEvents.unclaimed(gu, 5))).toEqual([])
})

test('a complaint made before there was a deal, or even the customer, is seen by the deal that comes later', async () => {
  const bot = await talk({ people, deals: [aDeal({ customer: '明道零售' })] })
  await bot.pushes({ ...complaint, customer: '远航电气', at: '2026-03-01T09:00:00+08:00' })
  await bot.says('lin', '新建商机：客户远航电气，产线改造，预算80万')
  await bot.presses('lin', '记下')
  expect(await asked(bot, 'lin', '远航电气')).toContain('1 起投诉压着这一单，1 起还没结')
})

test('however much is told afterwards, a complaint of the last year stays in sight', async () => {
  const bot = await talk({ people, deals: [deal()] })
  await bot.pushes(complaint)
  const chatter = Array.from({ length: 60 }, (_, day) => ({
    id: `d${day}`,
    at: new Date(Date.parse('2026-11-02T00:00:00Z') + day * 8 * 3_600_000).toISOString(),
    source: 'device',
    customer: hengtuo,
    text: `温度 ${20 + day} 度`,
  }))
  await bot.pushes(...chatter)
  expect(await asked(bot)).toContain('报修两周没人来')
})

test('companies of one group share their complaints once somebody says that they are one; and no longer when it is taken back', async () => {
  const other = '海川机械有限公司'
  const bot = await talk({
    people,
    deals: [deal(), aDeal({ customer: other, ownerId: 'zhou', teamId: 'two' })],
  })
  await bot.pushes({ ...complaint, customer: other })
  expect(await asked(bot)).not.toContain('投诉')
  const { customers } = bot.storage
  const group = async (userId: string, customer: string, to: string) => {
    const person = await bot.storage.people.byId('acme', userId)
    return person && customers.setGroup(person, `customer-${userId}-${customer}`, to, 0)
  }
  expect(await group('lin', other, '拓野控股集团')).toBe(false)
  expect(await group('lin', hengtuo, '拓野控股集团')).toBe(true)
  expect(await group('zhou', other, '拓野控股集团')).toBe(true)
  expect(await asked(bot)).toContain('1 起投诉压着这一单')
  await group('zhou', other, '')
  expect(await asked(bot)).not.toContain('投诉')
  // The group itself, which is nobody's customer.
  await bot.pushes({ ...complaint, id: 'c2', customer: '拓野控股集团', text: '整个集团都在催' })
  expect(await asked(bot)).toContain('整个集团都在催')
})

test('whose a complaint is can be put right: to another customer, to a deal, to nobody', async () => {
  const bot = await talk({ people, deals: [deal(), aDeal({ customer: '宏达精密' })] })
  await bot.pushes(complaint)
  expect(await asked(bot)).toContain('1 起投诉')
  expect(await bot.moves('zhou', 'c1', null)).toBe(false)
  expect(await bot.moves('lin', 'c1', null, false, 'customer-lin-宏达精密')).toBe(true)
  expect(await asked(bot)).not.toContain('投诉')
  expect(await asked(bot, 'lin', '宏达精密')).toContain('1 起投诉')
  expect(await bot.storage.dealEvents.ofCustomer(await lin(bot), 'customer-lin-宏达精密', 5)).toMatchObject([
    { id: 'c1', matchedBy: 'person' },
  ])
  expect(await bot.moves('lin', 'c1', null)).toBe(true)
  expect(await asked(bot, 'lin', '宏达精密')).not.toContain('投诉')
})
