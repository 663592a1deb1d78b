import { describe, expect, test } from 'vitest'
import { amongDeals, hongda, known, people, recorded } from '../../testing/among-deals.ts'
import { aDeal } from '../../testing/build.ts'

describe('更新商机', () => {
  test('facts, people and stage told together are one card, old → new', async () => {
    const { bot, deal, person } = await amongDeals()
    await bot.says('lin', '把宏达精密的预算改成60万，阶段改到立项')
    expect(bot.last('lin')).toContain('阶段：方案测试 → 立项')
    expect(bot.last('lin')).toContain('预算：80 万 → 60 万')
    expect(bot.last('lin')).toContain('预算状态：— → 被砍')
    expect((await deal()).stage).toBe('solution')
    await bot.presses('lin', '记下')
    expect(await deal()).toMatchObject({ stage: 'budget', facts: { budget: { value: { max: 60_000_000 } } } })
    const history = await bot.storage.deals.history(await person('lin'), hongda.id, 9)
    expect(history.map(({ field }) => field).sort()).toEqual(['fact.budget', 'fact.budgetState', 'fact.stage'])
  })

  test('a rival more or less leaves the others in', async () => {
    const facts = { ...known, competitors: recorded(['华为', '锐捷']) }
    const { bot, deal } = await amongDeals({ people, deals: [aDeal({ facts })] })
    await bot.says('lin', '宏达精密的竞品不是华为，华三倒是来过两次')
    await bot.presses('lin', '记下')
    expect((await deal()).facts.competitors?.value).toEqual(['锐捷', '华三'])
  })

  test('who is about to leave stays where they are, with what to do before', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '宏达精密技术部的陈工支持我们')
    await bot.presses('lin', '记下')
    await bot.says('lin', '宏达的陈工要走了，听说跳槽去别家')
    expect(bot.last('lin')).toContain('陈工还没走，决策链先不动他')
    await bot.says('lin', '宏达的陈工离职了')
    await bot.presses('lin', '记下')
    expect((await deal()).facts.contacts.find(({ name }) => name === '陈工')?.left?.value).toBe(true)
  })

  test('who is who: said is said, inferred is 疑似, and what is inferred does not overrule what was said', async () => {
    const { bot, deal, person } = await amongDeals()
    await bot.says('lin', '宏达精密的张总是拍板的，技术部的陈工支持我们')
    expect(bot.last('lin')).toContain('张总（拍板人）')
    expect(bot.last('lin')).toMatch(/陈工（.*疑似把关人/)
    await bot.presses('lin', '记下')
    await bot.says('lin', '刚见了宏达精密的采购总监张总')
    await bot.presses('lin', '记下')
    const zhang = (await deal()).facts.contacts.find(({ name }) => name === '张总')
    expect(zhang?.role).toMatchObject({ value: 'EB', source: 'said' })
    const { customerId } = await deal()
    const onFile = await bot.storage.contacts.of(await person('lin'), customerId)
    expect(onFile.map(({ name }) => name).sort()).toEqual(['张总', '陈工'])
  })

  test('an answer to the card’s question is shown for the record too', async () => {
    const { bot, deal } = await amongDeals({ people, deals: [aDeal()] })
    await bot.says('lin', '宏达精密的王总是拍板的，他支持我们，怎么推进')
    expect(bot.last('lin')).toContain('只问一句：预算批了没有')
    await bot.says('lin', '三五十万吧，还没批')
    expect(bot.last('lin')).toContain('预算：— → 30–50 万')
    await bot.presses('lin', '记下')
    expect((await deal()).facts.budget?.value).toEqual({ min: 30_000_000, max: 50_000_000 })
  })

  test('how the customer took it is kept with the update, at its three levels', async () => {
    const { bot, person } = await amongDeals()
    await bot.says('lin', '宏达精密更新一下：王总不耐烦了，说预算砍到60万')
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/原来 \d+ %，这次 －\d+/)
    const kept = await bot.storage.exchanges.ofDeal(await person('lin'), hongda.id, 9)
    expect(kept).toMatchObject([{ intent: 'deal.update', offered: [], mood: { mood: 'upset' } }])
    await bot.presses('lin', '撤销')
    expect(await bot.storage.exchanges.ofDeal(await person('lin'), hongda.id, 9)).toEqual([])
  })

  test('what is on record already is not written again', async () => {
    const { bot } = await amongDeals()
    await bot.says('lin', '把宏达精密的预算改成80万')
    expect(bot.last('lin')).toContain('已经是这样了')
  })

  test('news of somebody without a deal is talked through, and said not to be on record', async () => {
    const { bot, open } = await amongDeals({ people })
    await bot.says('lin', '苏州明道科技预算砍到60万了')
    expect(bot.heard('lin').at(-2)).toMatch(/^赢单概率/)
    expect(bot.last('lin')).toContain('没有写进记录')
    expect(await open()).toEqual([])
  })

  test('another team’s deal does not exist: not to update, not to close', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('zhou', '宏达精密丢了，输给用友')
    expect(bot.last('zhou')).toContain('没找到宏达精密在跟的商机')
    await bot.says('zhou', '把宏达精密的阶段改到合同')
    expect(bot.last('zhou')).not.toContain('方案测试')
    expect(await deal()).toMatchObject({ stage: 'solution', status: 'open' })
  })

  test('a manager who changed it meanwhile is named, and the card shows itself anew', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '把宏达精密的预算改成60万')
    bot.at('2026-11-24T09:04:00+08:00')
    await bot.says('he', '把宏达精密的预算改成70万')
    await bot.presses('he', '记下')
    await bot.presses('lin', '记下')
    expect(bot.heard('lin').at(-2)).toContain('预算 80 万 → 70 万（何组长，09:04）')
    expect(bot.last('lin')).toContain('预算：70 万 → 60 万')
    await bot.presses('lin', '记下')
    expect((await deal()).facts.budget?.value.max).toBe(60_000_000)
  })

  test('a correction puts an update right, and undo takes it back', async () => {
    const { bot, deal } = await amongDeals()
    const before = await deal()
    await bot.says('lin', '宏达精密的竞品是迈瑞')
    await bot.presses('lin', '记下')
    await bot.says('lin', '不是迈瑞，是联影')
    expect(bot.last('lin')).toContain('竞品 迈瑞 → 联影')
    expect((await deal()).facts.competitors?.value).toEqual(['联影'])
    await bot.says('lin', '撤销')
    expect(await deal()).toEqual(before)
  })

  test('a bare day puts right the day that was told, in the week it was told of', async () => {
    const { bot, deal } = await amongDeals()
    await bot.says('lin', '宏达精密预计下周三签约')
    await bot.says('lin', '记错了是周四')
    expect(bot.last('lin')).toContain('预计签约：— → 12月3日 周四')
    await bot.presses('lin', '记下')
    expect((await deal()).facts.closeDate?.value).toBe('2026-12-03')
  })
})
