import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩', teamId: 'two' },
]
const known = <T>(value: T) => ({ value, source: 'record' as const, on: '2026-11-01' })
const withContact = (name: string, title: string) => ({
  ...aDeal().facts,
  contacts: [{ name, title, role: known('TB' as const) }],
})

describe('查资料', () => {
  test('谁在跟: who, how far, since when', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密谁在跟')
    expect(bot.last('lin')).toBe('宏达精密 产线改造：林晓在跟，方案测试，11月1日动过')
  })

  test('上次聊到哪: what was noted, in its words, with its day and by whom', async () => {
    const bot = await talk({ deals: [aDeal()], today: '2026-11-18' })
    await bot.says('lin', '刚见了宏达精密的王总，他说预算月底批')
    await bot.presses('lin', '记下')
    bot.at('2026-11-24T10:00:00+08:00')
    await bot.says('lin', '宏达精密上次聊到哪了')
    expect(bot.last('lin')).toContain('11月18日 周三拜访（你记的）：“刚见了宏达精密的王总，他说预算月底批”')
    await bot.says('lin', '上次跟王总聊到哪了')
    expect(bot.last('lin')).toContain('11月18日 周三拜访（你记的）')
    await bot.says('lin', '上次跟贾总聊到哪了')
    expect(bot.last('lin')).toContain('没有记过贾总')
  })

  test('a customer without a deal is read back as well, by their name and from the talk', async () => {
    const bot = await talk({ people, deals: [], today: '2026-11-18' })
    await bot.says('lin', '刚见了苏州恒达的张总，预算一百来万')
    await bot.presses('lin', '记下')
    const told = '苏州恒达：你的客户，还没有商机\n今天拜访（你记的）：“刚见了苏州恒达的张总，预算一百来万”'
    await bot.says('lin', '上次聊到哪了')
    expect(bot.last('lin')).toBe(told)
    bot.at('2026-11-24T10:00:00+08:00')
    await bot.says('lin', '恒达上次聊到哪了')
    expect(bot.last('lin')).toBe(told.replace('今天拜访', '11月18日 周三拜访'))
    await bot.says('zhou', '苏州恒达上次聊到哪了')
    expect(bot.last('zhou')).toContain('你看得到的客户里没有“苏州恒达”')
  })

  test('what somebody said last is one visit, and of it what names them; who is asked about by name is told of alone', async () => {
    const deal = aDeal({ facts: withContact('王总', '总经理') })
    const bot = await talk({ deals: [deal], today: '2026-11-16' })
    await bot.says('lin', '刚见了宏达精密的王总，他说预算月底批')
    await bot.presses('lin', '记下')
    bot.at('2026-11-18T10:00:00+08:00')
    await bot.says('lin', '刚见了宏达精密的王总和李工。王总说要再看一家。李工领着转了车间')
    await bot.presses('lin', '记下')
    bot.at('2026-11-24T10:00:00+08:00')
    await bot.says('lin', '宏达精密王总上次怎么说的')
    expect(bot.last('lin')).toContain('王总说要再看一家')
    expect(bot.last('lin')).not.toContain('月底批')
    expect(bot.last('lin')).not.toContain('转了车间')
    await bot.says('lin', '宏达精密的李工什么来头')
    expect(bot.last('lin')).toContain('李工')
    expect(bot.last('lin')).not.toContain('王总（')
  })

  test('a customer who comes up again after some days comes with the last promise, and its date', async () => {
    const bot = await talk({ deals: [aDeal()], today: '2026-11-18' })
    await bot.says('lin', '刚见了宏达精密的王总。答应下周三带样机过去')
    await bot.presses('lin', '记下')
    await bot.says('lin', '宏达精密怎么推进')
    expect(bot.last('lin')).not.toContain('说过')
    bot.at('2026-11-24T10:00:00+08:00')
    await bot.says('lin', '宏达精密怎么推进')
    expect(bot.last('lin')).toContain('11月18日说过：“答应下周三带样机过去”')
    await bot.says('lin', '客户嫌贵，怎么回')
    expect(bot.last('lin')).not.toContain('11月18日说过')
  })

  test('what is known of a deal, each with its source and day; what is not known is said', async () => {
    const facts = { ...aDeal().facts, budget: known({ min: 80_000_000, max: 80_000_000 }) }
    const bot = await talk({ deals: [aDeal({ facts })] })
    await bot.says('lin', '宏达精密预算多少来着')
    expect(bot.last('lin')).toBe('宏达精密 产线改造\n预算：80 万〔记录，11月1日〕')
    await bot.says('lin', '报过价没 报的多少')
    expect(bot.last('lin')).toContain('没记过（数据不足）')
  })

  test('a bare name is whoever bears it: alone at once, of several by button, of nobody said', async () => {
    const bot = await talk({
      deals: [
        aDeal({ facts: withContact('张主任', '主任') }),
        aDeal({ customer: '远航电子', id: 'far', facts: withContact('王总', '总经理') }),
        aDeal({ customer: '云澜二院', id: 'yun', facts: withContact('王总', '总经理') }),
      ],
    })
    await bot.says('lin', '张主任')
    expect(bot.last('lin')).toBe('宏达精密：\n张主任（把关人）〔记录，11月1日〕')
    await bot.says('lin', '王总')
    expect(bot.last('lin')).toContain('哪一位王总？')
    await bot.presses('lin', '云澜二院 产线改造')
    expect(bot.last('lin')).toMatch(/^云澜二院：\n王总/)
    await bot.says('lin', '老邸')
    expect(bot.last('lin')).toContain('没有记过老邸')
  })

  test('我手上有哪些单: mine, by stage, amount, region, trade', async () => {
    const far = { ...aDeal().facts, region: known('无锡'), quote: known({ min: 150_000_000, max: 150_000_000 }) }
    const bot = await talk({
      people,
      deals: [
        aDeal({ stage: 'negotiation' }),
        aDeal({ customer: '远航电子', facts: far }),
        aDeal({ customer: '海纳精密', ownerId: 'zhou', teamId: 'two' }),
      ],
    })
    await bot.says('lin', '我手上有哪些单')
    expect(bot.last('lin')).toMatch(/^在谈 2 单：\n/)
    expect(bot.last('lin')).not.toContain('海纳')
    await bot.says('lin', '我名下在谈判的列一下')
    expect(bot.last('lin')).toBe('符合的有 1 单：\n宏达精密 产线改造｜商务谈判｜金额没记｜11月1日动过')
    await bot.says('lin', '100w以上的单子有几个 我的')
    expect(bot.last('lin')).toContain('远航电子 产线改造｜方案测试｜150 万')
    await bot.says('lin', '我名下无锡的客户列一下')
    expect(bot.last('lin')).toContain('符合的有 1 单')
    await bot.says('lin', '我名下武汉的客户列一下')
    expect(bot.last('lin')).toContain('没有符合的')
  })

  test('what is another team’s reads like what does not exist, whatever is asked', async () => {
    const bot = await talk({ people, deals: [aDeal({ customer: '海纳精密', ownerId: 'zhou', teamId: 'two' })] })
    for (const question of ['谁在跟', '上次聊到哪了', '的决策链给我看看', '和宏达精密谁在跟']) {
      await bot.says('lin', `海纳精密${question}`)
      const theirs = bot.last('lin')
      await bot.says('lin', `川岳精密${question}`)
      expect(bot.last('lin').replaceAll('川岳', '海纳')).toBe(theirs)
      expect(theirs).not.toContain('周岩')
    }
  })

  test('exchanges are told at their three levels, with how soon each pushback was answered', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密发火了，嫌贵，怎么回')
    bot.at('2026-11-24T09:12:00+08:00')
    await bot.presses('lin', '用①')
    await bot.says('lin', '宏达精密的异议处理记录给我看看')
    expect(bot.last('lin')).toContain('异议处理：嫌贵 12 分钟接上')
    expect(bot.last('lin')).toMatch(/11月24日 接异议 · 嫌贵 → 用了“.+” → 不满（发火）/)
  })
})
