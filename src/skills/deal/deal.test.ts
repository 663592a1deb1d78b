import { describe, expect, test } from 'vitest'
import type { Deal } from '../../sales/deal.ts'
import { nothingKnown } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { type Bot, talk, type World } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩', teamId: 'two' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const, teamId: 'all' },
  { userId: 'he', name: '何组长', role: 'manager' as const, teamId: 'one' },
]
const recorded = <T>(value: T) => ({ value, source: 'record' as const, on: '2026-11-01' })
const known = {
  ...nothingKnown,
  stage: recorded('solution' as const),
  industry: recorded('机械' as const),
  budget: recorded({ min: 80_000_000, max: 80_000_000 }),
  nextStep: recorded('11月25日 演示'),
}
const hongda = aDeal({ facts: known })

async function aBot(world: World = { deals: [hongda], people }) {
  const bot = await talk(world)
  const person = async (id: string) => {
    const found = await bot.storage.people.byId('acme', id)
    if (found === undefined) throw new Error(`no ${id}`)
    return found
  }
  const deal = async (id = hongda.id, as = 'lin'): Promise<Deal> => {
    const found = await bot.storage.deals.byId(await person(as), id)
    if (found === undefined) throw new Error(`no deal ${id}`)
    return found
  }
  const open = async (as = 'lin') => bot.storage.deals.open(await person(as))
  return { bot, person, deal, open }
}

describe('建商机', () => {
  const order = '建个商机 明道零售 门店巡检 120万 预计12月底签 竞品用友'

  test('one sentence is shown with all it was taken for; the tap writes deal and customer, and pays back', async () => {
    const { bot, person, open } = await aBot({ people })
    await bot.says('lin', order)
    for (const line of [
      '新客户：明道零售',
      '商机：门店巡检',
      '阶段：线索',
      '金额：120 万',
      '竞品：用友',
      '预计签约：12月31日',
    ]) {
      expect(bot.last('lin')).toContain(line)
    }
    expect(await open()).toEqual([])
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toMatch(/^已记下，赢单概率 \d+ %（\d+–\d+ %）/)
    expect(bot.last('lin')).toContain('下一步最值得做')
    const [deal, ...more] = await open()
    expect(more).toEqual([])
    expect(deal).toMatchObject({ customer: '明道零售', stage: 'lead', ownerName: '林晓' })
    expect(deal?.facts).toMatchObject({ amount: { value: { max: 120_000_000 } }, closeDate: { value: '2026-12-31' } })
    expect(await bot.storage.customers.of(await person('lin'))).toMatchObject([{ name: '明道零售' }])
    expect((await bot.storage.decisions.latestOf(await person('lin'), deal?.id ?? ''))?.dealId).toBe(deal?.id)
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('已经记过了')
    expect(await open()).toHaveLength(1)
  })

  test('only what is missing is asked for, and a short answer fills the card', async () => {
    const { bot, open } = await aBot({ people })
    await bot.says('lin', '建个商机')
    expect(bot.last('lin')).toContain('哪家客户')
    await bot.says('lin', '明道零售')
    expect(bot.last('lin')).toContain('金额没说')
    await bot.says('lin', '50万')
    expect(bot.last('lin')).toContain('金额 — → 50 万')
    expect(await open()).toEqual([])
    await bot.presses('lin', '记下')
    expect(await open()).toMatchObject([{ customer: '明道零售', facts: { amount: { value: { max: 50_000_000 } } } }])
  })

  test('asked whose it is, another matter is heard as what it is', async () => {
    const { bot, open } = await aBot()
    await bot.says('lin', '建个商机')
    await bot.says('lin', '宏达精密进商务谈判了')
    expect(bot.last('lin')).toContain('阶段：方案测试 → 商务谈判')
    expect(await open()).toHaveLength(1)
  })

  test('undone, deal and customer are gone; once something rests on it, it stays', async () => {
    const { bot, person, open } = await aBot({ people })
    await bot.says('lin', order)
    await bot.presses('lin', '记下')
    await bot.says('lin', '撤销')
    expect(await open()).toEqual([])
    expect(await bot.storage.customers.of(await person('lin'))).toEqual([])
    await bot.says('lin', order)
    await bot.presses('lin', '记下')
    await bot.says('lin', '刚见了明道零售的王总，他支持我们')
    await bot.presses('lin', '记下')
    await bot.presses('lin', '撤销', 1)
    expect(bot.last('lin')).toContain('建单以后又记了别的')
    expect(await open()).toHaveLength(1)
  })

  test('an own deal with the same customer is offered instead, by short name or slip; another one takes a press', async () => {
    const { bot, deal, open } = await aBot()
    await bot.says('lin', '建个商机，客户宏达，90万')
    expect(bot.last('lin')).toContain('这家客户已经有在跟的商机')
    expect(bot.last('lin')).toContain('产线改造，方案测试，你')
    await bot.presses('lin', '更新产线改造')
    expect(bot.last('lin')).toContain('金额：— → 90 万')
    await bot.presses('lin', '记下')
    expect((await deal()).facts.amount?.value.max).toBe(90_000_000)
    expect(await open()).toHaveLength(1)
    await bot.says('lin', '建个商机，客户宏达精密，二期，60万')
    await bot.presses('lin', '另建一单')
    expect(bot.last('lin')).toContain('客户：宏达精密')
    await bot.presses('lin', '记下')
    const [one, other] = await open()
    expect(one?.customerId).toBe(other?.customerId)
  })

  test('a colleague’s deal that one may see is said to be theirs', async () => {
    const { bot } = await aBot()
    await bot.says('he', '建个商机，客户宏达精密，90万')
    expect(bot.last('he')).toContain('是同事在跟的')
    expect(bot.last('he')).toContain('林晓')
  })

  test('who may only look opens nothing', async () => {
    const { bot } = await aBot({ people: [{ userId: 'ops', name: '运营', role: 'sales-ops' as const }] })
    await bot.says('ops', order)
    expect(bot.last('ops')).toContain('只能查看')
  })
})

describe('撞单', () => {
  const theirs = aDeal({ id: 'theirs', customer: '明道零售', ownerId: 'zhou', teamId: 'two', facts: known })
  const order = '建个商机 明道零售 收银改造 50万'
  const world = { people, deals: [theirs] }

  test('goes to the manager of both; the asker learns nothing of owner, stage or amount', async () => {
    const { bot, open } = await aBot(world)
    await bot.says('lin', order)
    expect(bot.heard('lin')).toHaveLength(1)
    expect(bot.last('lin')).toContain('请主管先确认')
    expect(bot.last('lin')).not.toMatch(/周岩|方案|80|产线|已有/)
    expect(bot.last('xu')).toContain('林晓要建单，周岩已经在跟')
    expect(bot.heard('he')).toEqual([])
    expect(bot.heard('zhou')).toEqual([])
    expect(await open()).toEqual([])
    await bot.says('lin', order)
    expect(bot.heard('xu')).toHaveLength(1)
  })

  test('granted, the asker goes on; decided once, by the arbiter alone', async () => {
    const { bot, open } = await aBot(world)
    await bot.says('lin', order)
    const card = bot.deliveries('xu').at(-1)?.outgoing
    const id = card?.kind === 'card' ? (card.card.buttons?.[0]?.argument ?? '') : ''
    await bot.pressesAs('lin', 'deal.grant', id)
    expect(bot.last('lin')).toContain('不由你来定')
    await bot.pressesAs('lin', 'deal.resume', id)
    expect(bot.last('lin')).toContain('还没有定下来')
    await bot.presses('xu', '同意另建')
    await bot.presses('xu', '先不建')
    expect(bot.last('xu')).toContain('已经定过了')
    await bot.presses('lin', '接着建单')
    await bot.presses('lin', '记下')
    expect(await open()).toMatchObject([{ customer: '明道零售' }])
    expect(await open('zhou')).toMatchObject([{ id: 'theirs' }])
  })

  test('declined, nothing is opened, and nothing more is told', async () => {
    const { bot, open } = await aBot(world)
    await bot.says('lin', order)
    await bot.presses('xu', '先不建')
    expect(bot.last('lin')).toContain('先不由你建单')
    expect(bot.last('lin')).not.toContain('周岩')
    expect(await open()).toEqual([])
  })
})

describe('更新商机', () => {
  test('facts, people and stage told together are one card, old → new', async () => {
    const { bot, deal, person } = await aBot()
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
    const { bot, deal } = await aBot({ people, deals: [aDeal({ facts })] })
    await bot.says('lin', '宏达精密的竞品不是华为，华三倒是来过两次')
    await bot.presses('lin', '记下')
    expect((await deal()).facts.competitors?.value).toEqual(['锐捷', '华三'])
  })

  test('who is who: said is said, inferred is 疑似, and what is inferred does not overrule what was said', async () => {
    const { bot, deal, person } = await aBot()
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
    const { bot, deal } = await aBot({ people, deals: [aDeal()] })
    await bot.says('lin', '宏达精密的王总是拍板的，他支持我们，怎么推进')
    expect(bot.last('lin')).toContain('只问一句：预算批了没有')
    await bot.says('lin', '三五十万吧，还没批')
    expect(bot.last('lin')).toContain('预算：— → 30–50 万')
    await bot.presses('lin', '记下')
    expect((await deal()).facts.budget?.value).toEqual({ min: 30_000_000, max: 50_000_000 })
  })

  test('what is on record already is not written again', async () => {
    const { bot } = await aBot()
    await bot.says('lin', '把宏达精密的预算改成80万')
    expect(bot.last('lin')).toContain('已经是这样了')
  })

  test('news of somebody without a deal is talked through, and said not to be on record', async () => {
    const { bot, open } = await aBot({ people })
    await bot.says('lin', '苏州明道科技预算砍到60万了')
    expect(bot.heard('lin').at(-2)).toMatch(/^赢单概率/)
    expect(bot.last('lin')).toContain('没有写进记录')
    expect(await open()).toEqual([])
  })

  test('another team’s deal does not exist: not to update, not to close', async () => {
    const { bot, deal } = await aBot()
    await bot.says('zhou', '宏达精密丢了，输给用友')
    expect(bot.last('zhou')).toContain('没找到宏达精密在跟的商机')
    await bot.says('zhou', '把宏达精密的阶段改到合同')
    expect(bot.last('zhou')).not.toContain('方案测试')
    expect(await deal()).toMatchObject({ stage: 'solution', status: 'open' })
  })

  test('a manager who changed it meanwhile is named, and the card shows itself anew', async () => {
    const { bot, deal } = await aBot()
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
    const { bot, deal } = await aBot()
    const before = await deal()
    await bot.says('lin', '宏达精密的竞品是迈瑞')
    await bot.presses('lin', '记下')
    await bot.says('lin', '不是迈瑞，是联影')
    expect(bot.last('lin')).toContain('竞品 迈瑞 → 联影')
    expect((await deal()).facts.competitors?.value).toEqual(['联影'])
    await bot.says('lin', '撤销')
    expect(await deal()).toEqual(before)
  })
})

describe('阶段', () => {
  test('upwards, what the trade’s path asks for and the record does not show is said; one may go on knowingly', async () => {
    const { bot, deal } = await aBot()
    await bot.says('lin', '宏达精密进立项了')
    expect(bot.last('lin')).toContain('阶段：方案测试 → 立项')
    expect(bot.last('lin')).toContain('选一条线做的 POC 有验收结论')
    await bot.presses('lin', '记下')
    expect((await deal()).stage).toBe('budget')
  })

  test('what the record shows is not asked for', async () => {
    const facts = { ...known, milestone: recorded('POC通过') }
    const { bot } = await aBot({ people, deals: [aDeal({ facts })] })
    await bot.says('lin', '宏达精密进立项了')
    expect(bot.last('lin')).not.toContain('POC 有验收结论')
    expect(bot.last('lin')).toContain('接口清单和设备联网清单列出来了')
  })

  test('downwards nothing is asked', async () => {
    const { bot, deal } = await aBot()
    await bot.says('lin', '宏达精密退回需求确认')
    expect(bot.last('lin')).toContain('阶段：方案测试 → 需求确认')
    expect(bot.last('lin')).not.toContain('记录里还看不到')
    await bot.presses('lin', '记下')
    expect((await deal()).stage).toBe('need')
  })

  test('parked, it is out of the list but can be taken up again', async () => {
    const { bot, deal, open } = await aBot()
    await bot.says('lin', '宏达精密先搁置')
    expect(bot.last('lin')).toContain('状态：跟进中 → 搁置')
    await bot.presses('lin', '记下')
    expect(await open()).toEqual([])
    await bot.says('lin', '宏达精密推到立项')
    expect(bot.last('lin')).toContain('状态：搁置 → 跟进中')
    await bot.presses('lin', '记下')
    expect(await deal()).toMatchObject({ status: 'open', stage: 'budget' })
  })

  test('parked until a time, it comes back as a task; taken back, so is the task', async () => {
    const { bot, person } = await aBot()
    const tasks = async () => (await bot.storage.tasks.open(await person('lin'))).map(({ due }) => due?.value)
    await bot.says('lin', '宏达精密先搁置吧，年后再说')
    expect(bot.last('lin')).toContain('提醒：')
    await bot.presses('lin', '记下')
    expect(await tasks()).toEqual(['2027-02'])
    await bot.presses('lin', '撤销')
    expect(await tasks()).toEqual([])
  })

  test('a sum in another currency is not written, and said not to be', async () => {
    const { bot, deal } = await aBot()
    await bot.says('lin', '宏达精密这单按美元报，12万美金')
    expect(bot.last('lin')).toContain('金额都按人民币记')
    expect(await deal()).toMatchObject({ facts: known })
  })
})

describe('赢单与丢单', () => {
  test('won: closed with sum, day and payment, and counted among the company’s own', async () => {
    const { bot, deal, person, open } = await aBot()
    await bot.says('lin', '宏达精密签了，合同120万，回款3-3-4')
    expect(bot.last('lin')).toContain('状态：跟进中 → 赢单')
    expect(await open()).toHaveLength(1)
    await bot.presses('lin', '记下')
    expect(bot.last('lin')).toContain('恭喜，宏达精密赢下来了')
    expect(bot.last('lin')).toContain('本公司机械类已结 1 单，赢了 1 单')
    expect(await deal()).toMatchObject({
      status: 'won',
      stage: 'contract',
      closing: { on: '2026-11-24', amount: { max: 120_000_000 } },
      facts: { payment: { value: '3-3-4' } },
    })
    expect((await deal()).facts.nextStep).toBeUndefined()
    expect(await bot.storage.decisions.peers('acme', '机械')).toEqual({ won: 1, lost: 0 })
    expect(await bot.storage.customers.of(await person('lin'))).toMatchObject([{ existing: true }])
  })

  test('undo opens it again, all of it', async () => {
    const { bot, deal, person } = await aBot()
    const before = await deal()
    await bot.says('lin', '宏达精密签了，合同120万')
    await bot.presses('lin', '记下')
    await bot.says('lin', '撤销')
    expect(await deal()).toEqual(before)
    expect(await bot.storage.decisions.peers('acme', '机械')).toEqual({ won: 0, lost: 0 })
    expect(await bot.storage.customers.of(await person('lin'))).toMatchObject([{ existing: false }])
  })

  test('lost: what was left out can be told before the tap, and is no condition', async () => {
    const { bot, deal } = await aBot()
    await bot.says('lin', '宏达精密丢了')
    expect(bot.last('lin')).toContain('输给谁、为什么丢没说')
    await bot.says('lin', '输给用友，价格高')
    expect(bot.last('lin')).toContain('对手 用友，嫌贵')
    expect((await deal()).status).toBe('open')
    await bot.presses('lin', '记下')
    expect(await deal()).toMatchObject({ status: 'lost', closing: { competitors: ['用友'], reasons: ['PRICE'] } })
  })

  test('nobody is closed by guessing: without a name the talk decides, and a closed deal is not closed again', async () => {
    const { bot, deal } = await aBot()
    await bot.says('lin', '丢了，输给用友')
    expect(bot.last('lin')).toContain('说的是哪一单')
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '签了，348万')
    await bot.presses('lin', '记下')
    expect((await deal()).status).toBe('won')
    await bot.says('lin', '丢了')
    expect(bot.last('lin')).toContain('什么都没改')
    expect((await deal()).status).toBe('won')
  })
})

describe('several asks in one message', () => {
  test('each is answered, none twice', async () => {
    const { bot, deal } = await aBot()
    await bot.says('lin', '上午见了宏达精密的王总，他支持我们，顺便把阶段改到立项，提醒我周五下午寄样品')
    const [visit = '', stage = '', task = '', ...more] = bot.heard('lin')
    expect(more).toEqual([])
    expect(visit).toContain('联系人：＋王总')
    expect(visit).not.toContain('阶段：')
    expect(stage).toContain('阶段：方案测试 → 立项')
    expect(stage).not.toContain('王总')
    expect(task).toContain('提醒')
    await bot.presses('lin', '记下', 1)
    await bot.presses('lin', '记下')
    expect(await deal()).toMatchObject({ stage: 'budget', facts: { contacts: [{ name: '王总' }] } })
  })

  test('news and a question: the record is offered, the question answered', async () => {
    const { bot } = await aBot()
    await bot.says('lin', '宏达精密预算砍到60万了，怎么推进')
    expect(bot.heard('lin')).toHaveLength(2)
    expect(bot.heard('lin')[0]).toContain('预算：80 万 → 60 万')
    expect(bot.last('lin')).toMatch(/^赢单概率/)
  })

  test('which deal is asked once, and then everything goes on', async () => {
    const { bot } = await aBot({ people, deals: [hongda, aDeal({ id: 'second', name: '二期', facts: known })] })
    await bot.says('lin', '宏达精密预算砍到60万了，怎么推进')
    expect(bot.heard('lin')).toHaveLength(1)
    await askedFor(bot)
    expect(bot.heard('lin')).toHaveLength(3)
    expect(bot.heard('lin')[1]).toContain('商机：宏达精密 二期')
  })
})

async function askedFor(bot: Bot): Promise<void> {
  expect(bot.last('lin')).toContain('你说的是哪一单？')
  await bot.presses('lin', '宏达精密 二期')
}
