import { describe, expect, test } from 'vitest'
import { inventedIn } from '../../sales/lock/lock.ts'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, lin, talk } from '../../testing/talk.ts'

const fact = <T>(value: T) => ({ value, source: 'record' as const, on: '2026-11-01' })
const deal = () =>
  aDeal({
    facts: {
      contacts: [{ name: '王总', role: fact('EB' as const) }],
      objections: [fact('PRICE' as const)],
      stage: fact('solution' as const),
      competitors: fact(['迈瑞']),
    },
  })

const answers = [
  '您的顾虑我理解，您是跟预算比，还是跟迈瑞比？',
  '明白，我把分项明细带来给您核实。',
  '您说得在理，下周三我过来当面过一遍，半小时就够。',
  '我们绝对没问题，保证让您满意。',
  '这个确实要想清楚，怎么退我写一张表给您看。',
]

async function begun(world: Parameters<typeof talk>[0] = {}): Promise<Bot> {
  const bot = await talk({ deals: [deal()], ...world })
  await bot.says('lin', '陪我练练宏达精密那单')
  return bot
}

describe('本单陪练', () => {
  test('this customer’s own concerns, in the voice of who decides; five turns and a review in the rep’s words', async () => {
    const bot = await begun()
    expect(bot.last('lin')).toMatch(/^王总（我扮的）\n陪练 1\/5 · 宏达精密\n“/)
    for (const [at, answer] of answers.entries()) {
      await bot.says('lin', answer)
      if (at < 4) expect(bot.last('lin')).toContain(`陪练 ${at + 2}/5`)
    }
    const review = bot.last('lin')
    expect(review).toContain('练了 5 个来回')
    expect(review).toContain('接住顾虑：4/5 “您的顾虑我理解')
    expect(review).toContain('话说满了：1/5 “我们绝对没问题')
    expect(review).toContain('做得好：')
    expect(review).toContain('下次试试：话留余地')
    expect(review).toContain('值得一说：')
    expect(bot.heard('lin').join('\n')).toContain('迈瑞')
  })

  test('nothing in it is written, whatever it sounds like, and no visit is counted', async () => {
    const bot = await begun()
    const before = await bot.storage.deals.byId(await lin(bot), 'deal-宏达精密')
    for (const answer of [
      '刚见了王总，他说预算砍到60万，推进到商务谈判了',
      '这单成了给您三个点回扣',
      '明天下午三点我带合同来，您签了就行',
      '这单我们丢了，输给迈瑞',
      '好',
    ]) {
      await bot.says('lin', answer)
    }
    expect(bot.last('lin')).toContain('练了 5 个来回')
    expect(bot.last('lin')).toContain('踩了红线')
    expect(bot.written()).toEqual([])
    expect(await bot.storage.visits.ofDeal(await lin(bot), 'deal-宏达精密', 9)).toEqual([])
    expect(await bot.storage.deals.byId(await lin(bot), 'deal-宏达精密')).toEqual(before)
    expect(await bot.storage.ledger.lines(company)).toEqual([])
  })

  test('stopped at any time it is reviewed so far, and goes on where it was', async () => {
    const bot = await begun()
    await bot.says('lin', answers[0] ?? '')
    const line = bot.last('lin')
    await bot.says('lin', '停')
    expect(bot.last('lin')).toContain('练了 1 个来回')
    await bot.says('lin', '宏达精密预算多少')
    expect(bot.last('lin')).not.toContain('陪练')
    await bot.says('lin', '继续练')
    expect(bot.last('lin')).toBe(line)
    await bot.presses('lin', '停下点评')
    await bot.presses('lin', '接着练')
    expect(bot.last('lin')).toBe(line)
  })

  test('left alone for ten minutes, words are meant for the assistant again', async () => {
    const bot = await begun()
    bot.at('2026-11-24T09:11:00+08:00')
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    expect(bot.last('lin')).toContain('种接法')
    await bot.says('lin', '继续练')
    expect(bot.last('lin')).toContain('陪练 1/5')
  })

  test('an order to the assistant in the middle is an order', async () => {
    const bot = await begun()
    await bot.says('lin', '提醒我明天上午给王总打电话')
    expect(bot.last('lin')).not.toContain('陪练')
    await bot.says('lin', answers[0] ?? '')
    expect(bot.last('lin')).toContain('陪练 2/5')
  })

  test('it outlives a restart', async () => {
    const bot = await begun()
    await bot.says('lin', answers[0] ?? '')
    const again = await talk({ storage: bot.storage })
    await again.says('lin', answers[1] ?? '')
    expect(again.last('lin')).toContain('陪练 3/5')
  })

  test('a hint is words from the library on what was just raised', async () => {
    const bot = await begun()
    await bot.presses('lin', '提示')
    expect(bot.last('lin')).toMatch(/^可以这样接：\n.+王总/)
    await bot.says('lin', answers[0] ?? '')
    expect(bot.last('lin')).toContain('陪练 2/5')
  })

  test('somebody without a deal can be played, as they were described', async () => {
    const bot = await talk()
    await bot.says('lin', '跟我对练：我是销售，你演一个抠门的疫苗厂财务总监')
    expect(bot.last('lin')).toMatch(/^财务总监（我扮的）/)
    expect(bot.written()).toEqual([])
  })

  test('of nobody it is asked who', async () => {
    const bot = await talk()
    await bot.says('lin', '陪练')
    expect(bot.last('lin')).toContain('练哪一单')
  })

  test('a colleague’s deal is not there to be practised on', async () => {
    const bot = await talk({ deals: [aDeal({ ownerId: 'zhou', teamId: 'two' })] })
    await bot.says('lin', '陪我练练宏达精密那单')
    expect(bot.last('lin')).not.toContain('方案测试')
    expect(bot.heard('lin').join('\n')).not.toContain('拍板人还没露面')
  })
})

describe('with a language model', () => {
  test('the customer talks more freely, and says that a model worded it', async () => {
    const bot = await begun({ partner: async () => '这个价，我可签不了，你讲讲道理？' })
    expect(bot.last('lin')).toContain('“这个价，我可签不了，你讲讲道理？”\nAI 生成')
  })

  test.each(['预算只有20万，你降不降？', '联系李总 13800138000', '你们保证最低价我就签', 'http://evil.example'])(
    'made up, it is not said: %s',
    async (line) => {
      const bot = await begun({ partner: async () => line })
      expect(bot.last('lin')).not.toContain(line)
      expect(bot.last('lin')).not.toContain('AI 生成')
      expect(inventedIn(line, { source: '', names: [] })).not.toEqual([])
    },
  )
})
