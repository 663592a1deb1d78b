import { expect, test } from 'vitest'
import { nothingKnown } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { lin, talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩', teamId: 'two' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const, teamId: 'all' },
]
const deals = [aDeal(), aDeal({ customer: '明道零售', ownerId: 'zhou', teamId: 'two' })]
const event = { at: '2026-11-24T08:50:00+08:00', source: 'chat', from: 'customer', who: '王磊', customer: '宏达精密' }

test('what may turn a deal is flagged to its rep and to the manager at once, once, and one tap says how to go on', async () => {
  const bot = await talk({ people, deals })
  const threat = { ...event, id: 'e1', text: '再拖一周不到货，我们就解除合同' }
  await bot.pushes(threat)
  for (const userId of ['lin', 'xu']) expect(bot.last(userId)).toMatch(/^宏达精密：合同有危险\n[\s\S]*再拖一周不到货/)
  expect(bot.heard('zhou')).toEqual([])
  await bot.pushes(threat)
  expect(bot.heard('lin')).toHaveLength(1)

  await bot.presses('lin', '知道了，继续')
  expect(bot.written()).toContain('tipping.resumed')
  expect(bot.last('lin')).toContain('林晓：知道了，继续。')
  await bot.presses('xu', '先停着')
  expect(bot.last('xu')).toBe('林晓已经回应了：知道了，继续。')
})

test('at night too, and not for what is denied, supposed, merely asked or long past', async () => {
  const bot = await talk({ people, deals })
  bot.at('2026-11-24T02:00:00+08:00')
  await bot.pushes(
    { ...event, id: 'a', text: '合同什么时候能签' },
    { ...event, id: 'b', text: '有人说我们要换供应商，没这回事' },
  )
  expect(bot.heard('lin')).toEqual([])
  await bot.pushes({ ...event, id: 'old', at: '2026-10-01T08:50:00+08:00', text: '再拖一周不到货，我们就解除合同' })
  expect(bot.heard('lin')).toEqual([])
  await bot.pushes({ ...event, id: 'c', text: '对手报价比你们低两成' })
  expect(bot.last('lin')).toContain('对手报价了')
})

test('an event belongs by name, alias, short form or contact; two open deals of one customer are told apart or left open', async () => {
  const contact = { name: '邹平', role: { value: 'TB' as const, source: 'said' as const, on: '2026-11-01' } }
  const bot = await talk({
    people,
    deals: [
      aDeal({ customer: '澜州恒拓精密制造有限公司', facts: { ...nothingKnown, contacts: [contact] } }),
      aDeal({ id: 'first', customer: '明道零售', name: '收银' }),
      aDeal({ id: 'second', customer: '明道零售', name: '客流' }),
    ],
  })
  const taken = await bot.pushes(
    { ...event, id: '1', customer: '恒拓精密制造', text: '收到' },
    { ...event, id: '2', customer: '恒柘精密制造', text: '收到' },
    { ...event, id: '3', customer: undefined, who: '邹平', text: '收到' },
    { ...event, id: '4', customer: '明道零售', text: '收到' },
    { ...event, id: '5', customer: '明道零售', text: '客流那个项目收到了' },
  )
  expect(taken.map((one) => ('deal' in one ? one.deal?.matchedBy : undefined))).toEqual([
    'short',
    undefined,
    'contact',
    undefined,
    'name',
  ])
  expect(await bot.moves('lin', '5', 'first')).toBe(true)
  expect((await bot.storage.dealEvents.ofDeal(await lin(bot), 'first', 5))[0]).toMatchObject({
    id: '5',
    matchedBy: 'person',
  })
})

test('a chat group belongs to the deal somebody put it to, and tells by its name whose it is while nobody has', async () => {
  const bot = await talk({
    people: [...people, { userId: 'gu', name: '顾盼', role: 'sales-ops', teamId: 'all' }],
    deals: [aDeal({ id: 'first', customer: '明道零售', name: '收银' }), aDeal({ id: 'second', customer: '宏达精密' })],
  })
  const said = { ...event, customer: undefined, who: '小马' }
  const matched = async (...told: object[]) =>
    (await bot.pushes(...told)).map((one) => ('deal' in one ? [one.deal?.id, one.deal?.matchedBy] : []))
  expect(
    await matched(
      { ...said, id: 'g1', group: '收银升级小分队', text: '收到' },
      { ...said, id: 'g2', group: '明道零售对接群', text: '收到' },
      { ...said, id: 'g3', group: '明道零售对接群', customer: '宏达精密', text: '收到' },
    ),
  ).toEqual([[], ['first', 'group'], ['second', 'name']])

  expect(await bot.moves('zhou', 'g1', 'first', true)).toBe(false)
  expect(await bot.moves('lin', 'g1', 'first', true)).toBe(false)
  expect(await bot.moves('gu', 'g1', 'first', true)).toBe(true)
  expect(await matched({ ...said, id: 'g4', group: '收银升级小分队', text: '改到周五' })).toEqual([['first', 'group']])
  // Put right once more, by the rep whose deals they are; then taken from everybody.
  expect(await bot.moves('lin', 'g4', 'second', true)).toBe(true)
  expect(await matched({ ...said, id: 'g5', group: '收银升级小分队', text: '收到' })).toEqual([['second', 'group']])
  expect(await bot.moves('lin', 'g5', null, true)).toBe(true)
  expect(await matched({ ...said, id: 'g6', group: '收银升级小分队', text: '收到' })).toEqual([[]])
})

test('a group that was said to be nobody’s stays so, whatever its name holds; whom an event itself names goes before', async () => {
  const bot = await talk({
    people: [...people, { userId: 'gu', name: '顾盼', role: 'sales-ops', teamId: 'all' }],
    deals: [aDeal({ id: 'first', customer: '明道零售' }), aDeal({ id: 'second', customer: '宏达精密' })],
  })
  const said = { ...event, customer: undefined, who: '小马', group: '明道零售球友群' }
  const matched = async (told: object) =>
    (await bot.pushes({ ...said, ...told })).map((one) => ('deal' in one ? [one.deal?.id, one.deal?.matchedBy] : []))
  expect(await matched({ id: 'n1', text: '周六踢球' })).toEqual([['first', 'group']])
  expect(await bot.moves('lin', 'n1', null, true)).toBe(true)
  expect(await matched({ id: 'n2', text: '周日也踢' })).toEqual([[]])
  expect(await matched({ id: 'n3', from: 'system', text: '宏达精密发来公告' })).toEqual([[]])
  expect(await matched({ id: 'n4', customer: '宏达精密', text: '收到' })).toEqual([['second', 'name']])
  // What was put aside with its group waits for nobody.
  const { person } = await bot.turnOf('gu')
  expect(await bot.storage.dealEvents.unclaimed(person, 5)).toEqual([])
  expect(await bot.moves('lin', 'n4', 'first', true)).toBe(true)
  expect(await matched({ id: 'n5', text: '改到周五' })).toEqual([['first', 'group']])
})

test('what was said of a group is taken back by whoever sees the whole company: its name counts again, what it put aside waits', async () => {
  const bot = await talk({
    people: [...people, { userId: 'gu', name: '顾盼', role: 'sales-ops', teamId: 'all' }],
    deals: [aDeal({ id: 'first', customer: '明道零售' })],
  })
  const said = { ...event, customer: undefined, who: '小马', group: '明道零售球友群' }
  await bot.pushes({ ...said, id: 'b1', text: '周六踢球' })
  expect(await bot.moves('lin', 'b1', null, true)).toBe(true)
  await bot.pushes({ ...said, id: 'b2', text: '合同改到周五签' })

  const { chatGroups, dealEvents } = bot.storage
  const [{ person: gu }, { person: rep }] = [await bot.turnOf('gu'), await bot.turnOf('lin')]
  expect(await chatGroups.list(rep, 5)).toEqual([])
  expect(await chatGroups.list(gu, 5)).toMatchObject([{ name: '明道零售球友群', by: '林晓' }])
  expect(await chatGroups.takeBack(rep, '明道零售球友群')).toBe(false)
  expect(await chatGroups.takeBack(gu, '明道零售球友群')).toBe(true)
  expect(await chatGroups.list(gu, 5)).toEqual([])
  expect(await chatGroups.takeBack(gu, '明道零售球友群')).toBe(false)
  // The one a person marked stays 无关; the one that merely went with its group waits.
  expect((await dealEvents.unclaimed(gu, 5)).map(({ id }) => id)).toEqual(['b2'])
  expect(await bot.pushes({ ...said, id: 'b3', text: '周五见' })).toMatchObject([
    { deal: { id: 'first', matchedBy: 'group' } },
  ])
  expect(await bot.moves('gu', 'b2', 'first', true)).toBe(true)
  expect(await chatGroups.list(gu, 5)).toMatchObject([{ deal: { id: 'first', customer: '明道零售' }, by: '顾盼' }])
})

test('an event put to the deal it is on already keeps what was answered to it', async () => {
  const bot = await talk({ people, deals: [aDeal({ id: 'mine' })] })
  await bot.pushes({ ...event, id: 'threat', text: '再拖一周不到货，我们就解除合同' })
  await bot.presses('lin', '知道了，继续')
  expect(await bot.moves('lin', 'threat', 'mine', true)).toBe(true)
  const { person } = await bot.turnOf('lin')
  expect(await bot.storage.dealEvents.pauseOf(person, 'mine')).toBeUndefined()
  expect(await bot.storage.dealEvents.ofDeal(person, 'mine', 5)).toMatchObject([{ answer: 'go-on', answeredBy: 'lin' }])
})

test('moved to another deal, an event is judged anew: the one is held back no longer, the other is, and its people hear of it', async () => {
  const bot = await talk({
    people,
    deals: [aDeal({ id: 'mine' }), aDeal({ id: 'theirs', customer: '明道零售', ownerId: 'zhou', teamId: 'two' })],
  })
  await bot.pushes({ ...event, id: 'threat', text: '再拖一周不到货，我们就解除合同' })
  await bot.presses('xu', '知道了，继续')
  await bot.pushes({ ...event, id: 'price', text: '对手报价比你们低两成' })
  const pause = async (userId: string, dealId: string) => {
    const { person } = await bot.turnOf(userId)
    return (await bot.storage.dealEvents.pauseOf(person, dealId))?.tipping
  }
  expect(await pause('xu', 'mine')).toEqual(['competitor_price'])
  expect(await bot.moves('xu', 'price', 'theirs')).toBe(true)
  expect(await pause('xu', 'mine')).toBeUndefined()
  expect(await pause('xu', 'theirs')).toEqual(['competitor_price'])
  expect(bot.last('zhou')).toMatch(/^明道零售：对手报价了/)
  // What was answered for one deal says nothing for another.
  expect(await bot.moves('xu', 'threat', 'theirs')).toBe(true)
  expect(await pause('xu', 'theirs')).toContain('contract_threat')
  expect(await bot.moves('xu', 'price', null)).toBe(true)
  expect(await pause('xu', 'theirs')).toEqual(['contract_threat'])
})

test('a notice of a system’s is of whom it names; of two it is nobody’s', async () => {
  const bot = await talk({ people, deals })
  const notice = { id: 'n', at: event.at, source: 'tender', from: 'system' }
  const taken = await bot.pushes(
    { ...notice, id: 'n1', text: '宏达精密产线改造项目更正公告' },
    { ...notice, id: 'n2', text: '宏达精密与明道零售成立合资公司' },
    { ...notice, id: 'n3', from: 'customer', text: '宏达精密也在看这个' },
  )
  expect(taken.map((one) => ('deal' in one ? one.deal?.matchedBy : undefined))).toEqual(['text', undefined, undefined])
})
