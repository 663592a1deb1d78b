import { expect, test } from 'vitest'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'wu', name: '吴越' },
  { userId: 'boss', name: '许航', role: 'manager' as const },
]

async function handOver(bot: Bot, at: string): Promise<void> {
  const boss = await bot.storage.people.byId(company, 'boss')
  if (boss === undefined) throw new Error('nobody answers for them')
  const [customer] = await bot.storage.handOvers.of(boss, 'lin', '2026-11-24')
  const what = { id: 'h1', fromId: 'lin', toId: 'wu', customerIds: [customer?.id ?? ''] }
  await bot.storage.handOvers.handOver(boss, what, Date.parse(at), '2026-11-24')
}

test('the new owner has a card for each customer, once: how it stands, what was promised, what is to do', async () => {
  const bot = await talk({ people, deals: [aDeal({ customer: '宏达精密', name: '产线改造' })] })
  await bot.says('lin', '刚见了宏达精密的王总，说好下周三给他演示')
  await bot.presses('lin', '记下')
  await handOver(bot, '2026-11-24T09:30:00+08:00')
  await bot.passes('2026-11-24T09:31:00+08:00')
  await bot.passes('2026-11-24T09:32:00+08:00')
  const [card, ...more] = bot.heard('wu')
  expect(more).toEqual([])
  expect(card).toContain('宏达精密交接给你了\n原来是林晓在跟，许航安排的')
  expect(card).toMatch(/产线改造：方案.*，\d+ %（\d+–\d+ %）/)
  expect(card).toMatch(/答应过：11月24日说好：“.*下周三给他演示”/)
  await bot.presses('wu', '一页纸')
  expect(bot.heard('wu').join('\n')).toContain('【上次】')
  await bot.says('lin', '宏达精密现在几成')
  expect(bot.last('lin')).not.toContain('赢单概率')
  await bot.close()
})

test('what is handed over at night is told in the morning; what is taken back before that is not told', async () => {
  const bot = await talk({ people, deals: [aDeal({ customer: '宏达精密' })] })
  await handOver(bot, '2026-11-24T23:30:00+08:00')
  await bot.passes('2026-11-24T23:31:00+08:00')
  expect(bot.heard('wu')).toEqual([])
  await bot.passes('2026-11-25T09:00:00+08:00')
  expect(bot.heard('wu')).toHaveLength(1)
  await bot.close()
})
