import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
]
const deals = [
  aDeal({ updatedAt: '2026-10-01T00:00:00.000Z' }),
  aDeal({ customer: '明道零售', ownerId: 'zhou', updatedAt: '2026-11-23T00:00:00.000Z' }),
]

async function aDay() {
  const bot = await talk({ people, deals })
  await bot.says('lin', '今天下午三点约了华润医药的李总')
  await bot.presses('lin', '记下')
  await bot.says('lin', '今天下午提醒我寄样')
  await bot.says('lin', '后天提醒我交标书')
  return bot
}

describe('今日要事', () => {
  test('a rep’s own day: what is agreed, what is due, which deals want a word and why, one tap each', async () => {
    const bot = await aDay()
    await bot.says('lin', '今天先跟哪个')
    expect(bot.last('lin')).toMatch(/^今天：1 个约，1 件待办，1 单要看/)
    expect(bot.last('lin')).toContain('① 宏达精密 54 天没记录')
    expect(bot.last('lin')).toContain('15:00：华润医药 见李总')
    expect(bot.last('lin')).toContain('待办：寄样（今天 14:00）')
    expect(bot.last('lin')).not.toContain('明道零售')
    await bot.presses('lin', '①怎么推进')
    expect(bot.last('lin')).toMatch(/^赢单概率/)
  })

  test('the help card opens it, the tasks and the approvals with a button', async () => {
    const bot = await aDay()
    await bot.says('lin', '你能干啥')
    await bot.presses('lin', '今日要事')
    expect(bot.last('lin')).toMatch(/^今天：1 个约/)
    await bot.presses('lin', '审批')
    expect(bot.last('lin')).toMatch(/^没有等着批的申请/)
  })

  test('another day holds what stands on it; what was due before is overdue', async () => {
    const bot = await aDay()
    await bot.says('lin', '后天优先级排一下')
    expect(bot.last('lin')).toMatch(/^11月26日 周四：0 个约，2 件待办/)
    bot.at('2026-11-24T15:00:00+08:00')
    await bot.says('lin', '今天先跟哪个')
    expect(bot.last('lin')).toContain('逾期：寄样（今天 14:00）')
  })

  test('a manager’s morning: the team’s, with owners, who noted nothing, and what waits for a word', async () => {
    const bot = await aDay()
    await bot.says('lin', '客户要92折 能给不能给')
    await bot.presses('lin', '送审')
    await bot.says('xu', '早会讲的top3')
    expect(bot.last('xu')).toMatch(/^今天全组：1 个约，1 件待办，2 单要看，1 件等你批/)
    expect(bot.last('xu')).toContain('① 宏达精密（林晓） 54 天没记录\n② 明道零售（周岩） 没记联系人')
    expect(bot.last('xu')).toContain('一周没记过拜访：周岩、林晓（没记不等于没跑）')
    await bot.presses('xu', '等我批 1')
    expect(bot.last('xu')).toMatch(/^等着批的 1 件/)
  })

  test('a rep who asks for the team’s gets their own, and is told why', async () => {
    const bot = await aDay()
    await bot.says('zhou', '早会讲的top3')
    const [sentence, card] = bot.heard('zhou').slice(-2)
    expect(sentence).toContain('全组的要主管才能看')
    expect(card).toMatch(/^今天：0 个约，0 件待办，1 单要看/)
    expect(card).not.toContain('宏达精密')
  })

  test('days behind are told as they were noted', async () => {
    const bot = await talk({ people, deals })
    await bot.says('lin', '昨天见了宏达精密的王总，他说预算80万')
    await bot.presses('lin', '记下')
    await bot.says('lin', '上周的周报替我攒一下')
    expect(bot.last('lin')).toMatch(/^11月16日 到 11月22日：记了 0 次拜访/)
    await bot.says('lin', '昨天到底干了哪些事，给我拢一拢，我好写日报')
    expect(bot.last('lin')).toMatch(/^昨天：记了 1 次拜访，新建 0 单\n宏达精密：昨天见了宏达精密的王总，他说预算80万/)
  })

  test('with nothing on record that is said, not filled', async () => {
    const bot = await talk({ people })
    await bot.says('lin', '今天先跟哪个')
    expect(bot.last('lin')).toMatch(/^今天：0 个约，0 件待办，0 单要看\n记录里没有排着的事/)
  })
})
