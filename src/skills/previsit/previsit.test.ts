import { describe, expect, test } from 'vitest'
import { nothingKnown } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const on = '2026-11-01'
const deal = aDeal({
  facts: {
    ...nothingKnown,
    stage: { value: 'solution', source: 'record', on },
    quote: { value: { min: 120_000_000, max: 120_000_000 }, source: 'record', on },
    contacts: [{ name: '张主任', touched: { value: false, source: 'record', on } }],
    objections: [{ value: 'PRICE', source: 'record', on }],
  },
})

describe('拜访准备', () => {
  test('one page: what was promised, what is left to do, who is not met, what they will say, what to ask, what is unknown', async () => {
    const bot = await talk({ deals: [deal] })
    await bot.says('lin', '昨天见了宏达精密的李工，他答应周三把参数发我')
    await bot.presses('lin', '记下')
    await bot.says('lin', '周四提醒我给宏达精密发报价')
    await bot.says('lin', '后天上午拜访宏达精密，准备一下')
    const [page = '', card = ''] = bot.heard('lin').slice(-2)
    expect(page).toMatch(/^11月26日 周四 上午 拜访宏达精密：一页纸\n【上次】/)
    expect(card).toMatch(/^宏达精密，赢单概率 \d+ %（\d+–\d+ %）\n.*经验先验/)
    for (const line of page.split('\n')) expect(card).not.toContain(line)
    expect(page).toMatch(/【上次】\n· 11月24日说好：“昨天见了宏达精密的李工，他答应周三把参数发我”/)
    expect(page).toContain('· 待办：给宏达精密发报价（11月26日 周四）')
    expect(page).toMatch(/【还没见到】\n· 张主任/)
    expect(page).toMatch(/【多半会提】\n· 嫌贵（提过）：.{10}/)
    expect(page.match(/【先问三句】\n(· .+\n){3}/)).not.toBeNull()
    expect(page).toMatch(/【往上走】\n· .+（＋\d+，只是相关）/)
    expect(page).toMatch(/【记录里没有】\n· 预算、.*竞品/)
    await bot.presses('lin', '记拜访')
    expect(bot.last('lin')).toContain('说吧')
  })

  test('each customer gets a page of their own; who is not on record is told apart', async () => {
    const bot = await talk({ deals: [deal] })
    await bot.says('lin', '周五要去宏达精密和云南白药，各准备一页')
    const pages = bot.heard('lin').filter((heard) => heard.includes('【先问三句】'))
    expect(pages).toHaveLength(2)
    expect(pages[1]).toContain('拜访云南白药')
    expect(pages[1]).toContain('没有拜访记录')
    expect(pages[1]).toContain('联系人')
    await bot.presses('lin', '接着怎么说')
    expect(bot.last('lin')).toMatch(/^赢单概率/)
  })

  test('a return sheet is asked about first, fills in what is known and leaves the rest blank', async () => {
    const bot = await talk({ deals: [deal] })
    await bot.says('lin', '给宏达精密做个ROI')
    expect(bot.heard('lin')).toHaveLength(1)
    expect(bot.last('lin')).toMatch(/^给宏达精密出一份 ROI 草稿，对吗？/)
    await bot.presses('lin', '出草稿')
    expect(bot.last('lin')).toContain('① 一次性投入：120 万（我方报价）')
    expect(bot.last('lin')).toMatch(/③ .*＿＿＿＿（记录里没有）/)
  })

  test('another’s deal is not on anybody’s page', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'zhou', name: '周岩', teamId: 'two' },
    ]
    const bot = await talk({ deals: [deal], people })
    await bot.says('zhou', '明天拜访宏达精密，准备一下')
    const page = bot.heard('zhou').at(-2)
    expect(page).toContain('没有拜访记录')
    expect(page).not.toContain('张主任')
    expect(page).not.toContain('嫌贵')
  })
})
