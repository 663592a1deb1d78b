import { expect, test } from 'vitest'
import { type Facts, nothingKnown } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const told = <T>(value: T) => ({ value, source: 'said' as const, on: '2026-11-20' })
const facts: Facts = { ...nothingKnown, deadline: told('2026-11-26'), procurement: told('邀标') }

test('papers of a tender are ticked off in a sentence, and the deadline says what is missing until nothing is', async () => {
  const bot = await talk({ deals: [aDeal({ facts, stage: 'bidding' })] })
  const asked = async () => {
    await bot.says('lin', '宏达精密这单健康吗')
    return bot.last('lin')
  }
  expect(await asked()).toContain('资料齐没齐没有记录；这种采购一般要授权书、保证金、资质证书、标书')
  await bot.says('lin', '授权书拿到了')
  expect(bot.last('lin')).toContain('是哪一单的资料')
  await bot.says('lin', '宏达精密的授权书拿到了')
  expect(bot.last('lin')).toMatch(/资料[^\n]*授权书/)
  await bot.presses('lin', '记下')
  expect(await asked()).toContain('2026-11-26 截止，还缺保证金、资质证书、标书')
  await bot.says('lin', '宏达精密的保证金交了，资质也备齐了，标书还没做完')
  await bot.presses('lin', '记下')
  expect(await asked()).toContain('还缺标书')
  await bot.says('lin', '宏达精密的标书做完了')
  await bot.presses('lin', '记下')
  expect(await asked()).not.toContain('截止，')
  await bot.says('lin', '撤销')
  expect(await asked()).toContain('还缺标书')
})

test('a paper asked for, promised or to be fetched ticks nothing', async () => {
  const bot = await talk({ deals: [aDeal({ facts, stage: 'bidding' })] })
  for (const text of ['宏达精密的授权书拿到了吗', '提醒我明天去拿宏达精密的授权书', '要是授权书拿到了就能投'])
    await bot.says('lin', text)
  expect(bot.written().filter((kind) => kind === 'deal.changed')).toEqual([])
  const person = await bot.storage.people.byId('acme', 'lin')
  expect(person && (await bot.storage.deals.byId(person, 'deal-宏达精密'))?.facts.papers).toBeUndefined()
})
