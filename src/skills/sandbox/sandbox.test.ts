import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const mainJob = '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进'

describe('the decision sandbox', () => {
  test('one sentence brings one card: probability with interval and basis, reasons, three sets with their own numbers, one question', async () => {
    const bot = await talk()
    await bot.says('lin', mainJob)
    const [card, ...more] = bot.heard('lin')
    expect(more).toEqual([])
    expect(card).toMatch(/^赢单概率 \d+ %（\d+–\d+ %）\n经验先验，本公司尚无同类成交/)
    expect(card).toContain('华东 · 医疗')
    expect(card).toContain('预算 80 万')
    expect(card).toContain('竞品 迈瑞')
    expect(card).toMatch(/张主任（.*疑似把关人/)
    expect(card).toMatch(/＋ 客户报了预算/)
    expect(card).toMatch(/－ 在等/)
    expect(card?.match(/[①②③] .+ 预期 \d+ %（先验）/g)).toHaveLength(3)
    expect(card).toContain('三套差异尚无证据，按匹配度排序')
    expect(card?.match(/只问一句/g)).toHaveLength(1)
    expect(card).toContain('[用①] [用②] [用③] [如果…] [记拜访]')
  })

  test('① brings the full words as text, and the card shows it was used', async () => {
    const bot = await talk()
    await bot.says('lin', mainJob)
    await bot.presses('lin', '用①')
    const [, words, redrawn] = bot.heard('lin')
    for (const part of ['先说', '接住', '约下一步', '别这么说', '带上']) expect(words).toContain(`【${part}】`)
    expect(words).not.toMatch(/[{}]/)
    expect(redrawn).toContain('[✓ 用①] [用②]')
    expect(bot.deliveries('lin').map(({ outgoing }) => outgoing.kind)).toEqual(['card', 'text', 'update'])
  })

  test('a hypothesis shows old and new, and changes nothing the talk is about', async () => {
    const bot = await talk()
    await bot.says('lin', mainJob)
    const before = bot.last('lin').split('\n')[0]
    await bot.says('lin', '如果预算砍到60万呢')
    expect(bot.last('lin')).toMatch(/^如果预算砍到60万：\d+ % → \d+ %（－\d+）/)
    expect(bot.last('lin')).toContain('预算在缩')
    await bot.presses('lin', '回到原来')
    expect(bot.last('lin').split('\n')[0]).toBe(before)
  })

  test('a deal named in a hypothesis is talked on about; its title leaves the question out', async () => {
    const bot = await talk({ deals: [aDeal(), aDeal({ customer: '远航电子' })] })
    await bot.says('lin', '宏达精密怎么推进')
    await bot.says('lin', '假如给远航电子打九二折，赢率能涨几个点')
    expect(bot.last('lin')).toMatch(/^如果给远航电子打九二折：\d+ % → \d+ %/)
    await bot.says('lin', '这单赢率多少')
    expect(bot.last('lin')).toContain('远航电子')
  })

  test('the levers on 如果… move the figure as they promise', async () => {
    const bot = await talk()
    await bot.says('lin', mainJob)
    await bot.presses('lin', '如果…')
    const lever = /\[([^\]]+ ＋(\d+))\]/.exec(bot.last('lin'))
    await bot.presses('lin', lever?.[1] ?? '')
    expect(bot.last('lin')).toContain(`（＋${lever?.[2]}）`)
  })

  test('each lever says what it rests on and takes, and one tap makes it something to do', async () => {
    const bot = await talk()
    await bot.says('lin', mainJob)
    await bot.presses('lin', '如果…')
    const [, first = ''] = /① ＋\d+：([^（]+)（经验先验，约/.exec(bot.last('lin')) ?? []
    expect(bot.last('lin')).toContain('不代表做了就一定涨')
    await bot.presses('lin', '①记待办')
    expect(first).not.toBe('')
    expect(bot.last('lin')).toContain(`记进待办：${first}`)
  })

  test('the answer to the one question moves the same case on', async () => {
    const bot = await talk()
    await bot.says('lin', mainJob)
    const first = chance(bot.last('lin'))
    await bot.says('lin', '分管副院长是拍板的，他支持我们')
    expect(bot.last('lin')).toContain('预算 80 万')
    expect(chance(bot.last('lin'))).toBeGreaterThan(first)
  })

  test('a bare figure after the question about the budget is the budget', async () => {
    const bot = await talk()
    await bot.says('lin', '苏州一家做锂电的，嫌交期长，怎么说')
    await bot.says('lin', '总经理是拍板的，他支持我们')
    expect(bot.last('lin')).toContain('只问一句：预算批了没有')
    await bot.says('lin', '80万')
    expect(bot.last('lin')).toContain('苏州 · 新能源 ｜ 预算 80 万')
  })

  test('a known deal brings its record along, and two that fit are asked about', async () => {
    const deals = [aDeal(), aDeal({ id: 'second', name: '二期扩容' }), aDeal({ id: 'third', customer: '远航电子' })]
    const bot = await talk({ deals })
    await bot.says('lin', '远航电子嫌贵，怎么推进')
    expect(bot.last('lin')).toContain('远航电子 ｜ 方案测试')
    await bot.says('lin', '宏达精密怎么推进')
    expect(bot.last('lin')).toContain('你说的是哪一单？')
    await bot.presses('lin', '宏达精密 二期扩容')
    expect(bot.last('lin')).toMatch(/^赢单概率/)
  })

  test('a hypothesis is never filed as a fact: not on a deal’s record, not about nobody, not after choosing a deal', async () => {
    const bot = await talk({
      deals: [
        aDeal(),
        aDeal({ id: 'second', customer: '远航电子' }),
        aDeal({ id: 'third', customer: '远航电子', name: '二期' }),
      ],
    })
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    await bot.says('lin', '如果宏达精密预算砍到60万呢')
    expect(bot.last('lin')).toMatch(/^如果/)
    expect(await bot.storage.decisions.latestOf(lin, 'deal-宏达精密')).toBeUndefined()
    await bot.says('lin', '如果远航电子预算砍到60万呢')
    await bot.presses('lin', '远航电子 二期')
    expect(bot.last('lin')).toMatch(/^如果/)
    expect(await bot.storage.decisions.latestOf(lin, 'third')).toBeUndefined()
    const fresh = await talk()
    await fresh.says('lin', '要是预算砍到60万呢')
    expect(fresh.last('lin')).toMatch(/^如果预算砍到60万/)
    await fresh.presses('lin', '回到原来')
    expect(fresh.last('lin')).not.toContain('60 万')
  })

  test('what belongs to another team does not exist, by name or by button', async () => {
    const deals = [aDeal({ customer: '远航电子', ownerId: 'zhou', teamId: 'two' })]
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'zhou', name: '周岩', teamId: 'two' },
    ]
    const bot = await talk({ deals, people })
    await bot.says('zhou', '远航电子嫌贵，怎么推进')
    expect(bot.last('zhou')).toContain('方案测试')
    await bot.says('lin', '远航电子嫌贵，怎么推进')
    expect(bot.last('lin')).not.toContain('方案测试')
    const stolen = bot.deliveries('zhou')[0]
    if (stolen?.outgoing.kind !== 'card') throw new Error('zhou saw no card')
    const decision = stolen.outgoing.card.buttons?.[0]?.argument.split(':')[0] ?? ''
    const lin = await bot.storage.people.byId('acme', 'lin')
    if (lin === undefined) throw new Error('lin is not there')
    expect(await bot.storage.decisions.byId(lin, decision)).toBeUndefined()
  })
})

function chance(card: string): number {
  return Number(/赢单概率 (\d+)/.exec(card)?.[1])
}
