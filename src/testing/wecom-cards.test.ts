import { describe, expect, test } from 'vitest'
import { adviceOn } from '../../bots/wecom/emulator/card-advice.ts'
import { checkCard } from '../../bots/wecom/emulator/card-rules.ts'
import type { Json } from '../../bots/wecom/emulator/json.ts'
import { render } from '../../bots/wecom/render.ts'
import type { TemplateCard } from '../../bots/wecom/template-card.ts'
import { nothingKnown } from '../sales/facts.ts'
import { aDeal } from './build.ts'
import { talk } from './talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
]
const deals = ['宏达精密', '远航电子', '明道零售', '云澜二院', '锂科新能源', '光华机械', '海润医药'].map((customer) =>
  aDeal({
    customer,
    name: '华东区年度框架采购与二期扩容改造项目',
    updatedAt: '2026-10-01T00:00:00.000Z',
    facts: {
      ...nothingKnown,
      quote: { value: { min: 120_000_000, max: 120_000_000 }, source: 'record', on: '2026-11-01' },
      objections: [{ value: 'PRICE', source: 'record', on: '2026-11-01' }],
    },
  }),
)

/** Every card that somebody of the company saw in a day, long names and full lists included. */
async function aDay() {
  const bot = await talk({ people, deals })
  for (let day = 1; day <= 7; day++)
    await bot.says('lin', `12月${day}号上午提醒我给远航电子把第${day}版技术协议和报价单寄出去`)
  await bot.says('lin', '我的待办')
  await bot.presses('lin', '改时间')
  await bot.presses('lin', '①做完了')
  await bot.says('lin', '周三下午两点约了宏达精密的王总')
  await bot.presses('lin', '记下')
  await bot.says('lin', '周三14:30约了云澜二院的李主任看方案')
  await bot.presses('lin', '记下')
  await bot.says('lin', '宏达精密嫌贵，给他8折行不')
  await bot.presses('lin', '送审')
  await bot.presses('xu', '问一下')
  await bot.says('xu', '量有多大')
  await bot.presses('xu', '同意')
  for (const who of ['lin', 'xu']) {
    for (const said of ['今天先跟哪个', '早会讲的top3', '哪些单子有风险', '上周谁没拜访', '昨天的日报', '你能干啥'])
      await bot.says(who, said)
  }
  await bot.says('lin', '明天拜访宏达精密，准备一下')
  await bot.says('lin', '给宏达精密做个ROI')
  await bot.passes('2026-12-02T08:30:00+08:00')
  await bot.passes('2026-12-08T10:00:00+08:00')
  return people.flatMap(({ userId }) => bot.deliveries(userId))
}

interface Drawn {
  card: TemplateCard
  purpose: 'send' | 'update'
}

describe('on WeCom', () => {
  test('every card of a day with tasks, appointments, approvals and briefs is taken, and drawn as the documents advise', async () => {
    const cards = (await aDay()).flatMap((delivery): Drawn | Drawn[] => {
      const rendered = render(delivery, 'https://sandtable.example.com')
      if ('redraw' in rendered) return { card: rendered.redraw, purpose: 'update' as const }
      return rendered.messages.flatMap((message) =>
        message.msgtype === 'template_card' ? { card: message.template_card, purpose: 'send' as const } : [],
      )
    })
    expect(cards.length).toBeGreaterThan(30)
    for (const { card, purpose } of cards) {
      const taken = checkCard(structuredClone(card) as unknown as Json, purpose)
      expect(adviceOn(taken), titleOf(card)).toEqual([])
    }
  })
})

function titleOf({ main_title: { title } }: TemplateCard): string {
  return title
}
