import { expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { type Bot, lin, talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const, teamId: 'all' },
  { userId: 'ops', name: '罗运', role: 'sales-ops' as const, teamId: 'all' },
]
const threat = {
  id: 'threat',
  at: '2026-11-24T08:50:00+08:00',
  source: 'chat',
  from: 'customer',
  who: '王磊',
  customer: '宏达精密',
  text: '再拖一周不到货，我们就解除合同',
}

/** 林晓 sees 王总 on the 25th at 14:00, and the customer has threatened the contract. */
async function threatened(): Promise<Bot> {
  const bot = await talk({ people, deals: [aDeal()] })
  await bot.says('lin', '周三下午两点约了宏达精密的王总')
  await bot.presses('lin', '记下')
  await bot.says('lin', '明天下午一点提醒我给宏达精密的王总打电话')
  await bot.pushes(threat)
  return bot
}

async function unasked(bot: Bot, time: string): Promise<string> {
  const before = bot.heard('lin').length
  await bot.passes(`2026-11-${time}:00+08:00`)
  return bot.heard('lin').slice(before).join('\n')
}

test('until somebody answers nothing is done by itself about the deal; what was asked for comes, with the alert on it', async () => {
  const bot = await threatened()
  expect(bot.last('lin')).toContain('会前一页纸、会后追问我先不发；你问的照答')
  expect(await unasked(bot, '25T13:00')).toMatch(/提醒：[\s\S]*先看这个：合同有危险（11月24日），还没人回应/)
  expect(await unasked(bot, '25T13:35')).toBe('')
  await bot.says('lin', '宏达精密怎么推进')
  expect(bot.last('lin')).toMatch(/赢单概率[\s\S]*合同有危险（11月24日），还没人回应/)
  await bot.says('lin', '宏达精密的拜访准备')
  expect(bot.heard('lin').slice(-2).join('\n')).toContain('一页纸')

  await bot.presses('xu', '知道了，继续')
  expect(await unasked(bot, '25T13:40')).toContain('一页纸')
  expect(await bot.storage.dealEvents.pauseOf(await lin(bot), 'deal-宏达精密')).toBeUndefined()
})

test('held, it stays still over a restart until it is let go on; what is told later waits for an answer of its own', async () => {
  const first = await threatened()
  await first.presses('lin', '先停着')
  expect(first.written()).toContain('tipping.held')

  const bot = await talk({ people, storage: first.storage })
  expect(await unasked(bot, '25T13:35')).not.toContain('一页纸')
  await bot.says('lin', '宏达精密这单健康吗')
  expect(bot.last('lin')).toContain('合同有危险（11月24日），林晓说先停着；这一单我不主动发东西')
  await bot.presses('lin', '继续')
  expect(await unasked(bot, '25T15:05')).toContain('记一下')

  await bot.pushes({ ...threat, id: 'later', at: '2026-11-25T07:00:00Z', text: '对手报价比你们低两成' })
  expect(await bot.storage.dealEvents.pauseOf(await lin(bot), 'deal-宏达精密')).toMatchObject({ eventId: 'later' })
})

test('only who may change the deal answers, and an old card answers nothing that came after it', async () => {
  const bot = await threatened()
  const [ops, xu] = [await bot.storage.people.byId('acme', 'ops'), await bot.storage.people.byId('acme', 'xu')]
  if (ops === undefined || xu === undefined) throw new Error('they are not there')
  bot.at('2026-11-24T10:00:00+08:00')
  await bot.pushes({ ...threat, id: 'later', text: '对手报价比你们低两成' })
  expect(await bot.storage.dealEvents.answer(ops, 'later', 'go-on')).toBe(false)
  expect(await bot.storage.dealEvents.answer(xu, 'threat', 'go-on')).toBe(true)
  expect(await bot.storage.dealEvents.pauseOf(xu, 'deal-宏达精密')).toMatchObject({ eventId: 'later' })
  expect(await bot.storage.dealEvents.answer(xu, 'later', 'hold')).toBe(true)
  expect(await bot.storage.dealEvents.pauseOf(xu, 'deal-宏达精密')).toMatchObject({ heldBy: '许蔚' })
  expect(await bot.storage.firstBrokenAudit('acme')).toBeUndefined()
})

test('the morning does not urge a deal on that waits for an answer to an alert, and says why; what was agreed stands', async () => {
  const bot = await talk({ people, deals: [aDeal(), aDeal({ customer: '明道零售' })], mornings: true })
  await bot.says('lin', '今天三件事')
  expect(bot.last('lin')).toMatch(/宏达精密[\s\S]*明道零售|明道零售[\s\S]*宏达精密/)
  await bot.pushes(threat)
  await bot.says('lin', '今天三件事')
  expect(bot.last('lin')).toContain('宏达精密没有排进来：合同有危险（11月24日），还没人回应')
  expect(bot.last('lin')).not.toMatch(/[①②③]宏达精密/)
  await bot.presses('lin', '知道了，继续')
  await bot.says('lin', '今天三件事')
  expect(bot.last('lin')).toMatch(/[①②③]宏达精密/)
})
