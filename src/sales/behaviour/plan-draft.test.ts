import { describe, expect, test } from 'vitest'
import { aWork, aWorkedDeal, aWorkedEvent, aWorkedVisit } from '../../testing/a-work.ts'
import { nothingKnown } from '../facts.ts'
import { alike } from './alike.ts'
import { draftFor, paragraphOf } from './plan-draft.ts'

const template =
  '尊敬的客户，我司提供整体解决方案，覆盖咨询、实施、培训与运维，采用成熟架构，保障项目按期上线，提供七乘二十四小时服务，助力贵单位降本增效。'
const plan = (customer: string) =>
  aWorkedEvent(customer, '2026-11-20T10:00:00+08:00', { source: '方案', text: `${customer}：${template}` })
const wrote = (customer: string, text: string) =>
  aWorkedEvent(customer, '2026-11-12T10:00:00+08:00', { id: text, source: 'email', from: 'customer', text })
const published = (customer: string, source: string, text: string) =>
  aWorkedEvent(customer, '2026-11-18T10:00:00+08:00', { id: text, source, from: 'system', text })
const budget = { value: { min: 80_000_000, max: 80_000_000 }, source: 'said' as const, on: '2026-11-10' }

const deals = [
  aWorkedDeal('云澜二院', { facts: { ...nothingKnown, budget } }),
  aWorkedDeal('明道薄膜', {
    facts: { ...nothingKnown, competitors: { value: ['迈瑞'], source: 'said', on: '2026-11-10' } },
  }),
  aWorkedDeal('丙午化工'),
]
const work = aWork({
  deals,
  visits: [
    aWorkedVisit('云澜二院', '2026-11-09', '见了检验科王主任，王主任说标本一天1400管，夜班只有两个人，嫌我们报价贵'),
  ],
  events: [
    ...deals.map(({ customer }) => plan(customer)),
    wrote('明道薄膜', '3 号线停一小时损失 12 万，巡检要能离线。迈瑞给的巡检方案更稳。参数表能发吗？'),
    published('云澜二院', 'tender', '云澜二院检验流水线公开招标公告。要求双机并联，离心区不超过 40 平方米。'),
    published('明道薄膜', 'competitor', '迈瑞发布离线巡检终端'),
  ],
})
const draft = (customer: string) => {
  const found = draftFor(work, `deal-${customer}`)
  if (found === undefined) throw new Error('no draft')
  return found
}

describe('a paragraph for a plan', () => {
  test('says what this customer said, what is known and what they published, each with source and day', () => {
    expect(draft('云澜二院').sentences).toEqual([
      { text: '11 月 9 日沟通时，贵方谈到：标本一天1400管。', source: '拜访记录', on: '2026-11-09' },
      { text: '11 月 9 日沟通时，贵方谈到：夜班只有两个人。', source: '拜访记录', on: '2026-11-09' },
      { text: '项目预算80 万。', source: '商机记录', on: '2026-11-10' },
      {
        text: '11 月 18 日贵方公开的公告写明：“云澜二院检验流水线公开招标公告；要求双机并联，离心区不超过 40 平方米”。',
        source: '招标公告（tender）',
        on: '2026-11-18',
      },
    ])
  })

  test('takes nothing of prices haggled over, of rivals or of what was asked', () => {
    const words = paragraphOf(draft('明道薄膜'))
    expect(words).toContain('3 号线停一小时损失 12 万，巡检要能离线')
    for (const none of ['迈瑞', '参数表', '贵方谈到：嫌', '报价贵']) expect(words).not.toContain(none)
  })

  test('invents nothing: every quote stands in the records word for word', () => {
    const records = JSON.stringify([work.visits, work.events])
    for (const { customer } of deals)
      for (const { text } of draft(customer).sentences)
        for (const [, quote, told] of text.matchAll(/“([^”]+)”|谈到：([^。]+)。/g))
          for (const part of (quote ?? told ?? '').split('；')) expect(records).toContain(part)
  })

  test('differs from customer to customer, and makes plans that were alike less so', () => {
    const named = (customer: string, text: string) => ({ text, names: [customer] })
    const [one, other] = [paragraphOf(draft('云澜二院')), paragraphOf(draft('明道薄膜'))]
    expect(alike(named('云澜二院', one), named('明道薄膜', other))).toBeLessThan(0.3)
    expect(alike(named('云澜二院', template), named('明道薄膜', template))).toBeGreaterThan(0.65)
    expect(alike(named('云澜二院', template + one), named('明道薄膜', template + other))).toBeLessThan(0.65)
  })

  test('is empty where nothing is on record, and where the plan says it all', () => {
    expect(draft('丙午化工').sentences).toEqual([])
    const told = aWork({
      deals: [aWorkedDeal('甲')],
      events: [plan('甲'), { ...plan('甲'), id: 'p2', at: '2026-11-21T02:00:00.000Z', text: '方案：夜班只有两个人' }],
      visits: [aWorkedVisit('甲', '2026-11-09', '王主任说夜班只有两个人')],
    })
    expect(draftFor(told, 'deal-甲')?.sentences).toEqual([])
    expect(draftFor(told, 'deal-乙')).toBeUndefined()
  })
})
