import { describe, expect, test } from 'vitest'
import { aWork, aWorkedDeal, aWorkedEvent, aWorkedVisit } from '../../../testing/a-work.ts'
import { nothingKnown } from '../../facts.ts'
import { healthOf } from '../health.ts'
import { practicesIn } from './best-practice.ts'
import { followed } from './coaching.ts'
import { focusOf } from './focus.ts'
import { answersTo } from './questions.ts'

const today = '2026-11-24'
const window = { from: '2026-09-01', to: '2026-11-23' }
const predicted = (...said: [string, number][]) =>
  said.map(([day, probability]) => ({ at: `${day}T04:00:00.000Z`, probability }))

describe('one practice worth copying', () => {
  const risen = predicted(['2026-11-01', 0.31], ['2026-11-20', 0.48])
  const visits = [
    aWorkedVisit('宏达精密', '2026-11-09', '见了宏达精密王总，他说要看接口'),
    aWorkedVisit('宏达精密', '2026-11-12', '带售前老陈一起去了宏达，王总13800001111说接口过关'),
  ]

  test('is the chain of deeds before the greatest rise, without a name or a number of anybody', () => {
    const deals = [aWorkedDeal('宏达精密', { predictions: risen })]
    const found = practicesIn([aWork({ deals, visits })], today)[0]?.practice
    expect(found).toMatchObject({
      before: 0.31,
      after: 0.48,
      days: 11,
      steps: ['第 1 天见客户', '第 4 天带同事见客户'],
    })
    expect(found?.excerpt).toContain('接口过关')
    for (const name of ['宏达', '王总', '13800001111', '林晓']) expect(JSON.stringify(found)).not.toContain(name)
  })

  test('rests on minutes, else a mail, else a note, and names nobody in any of them', () => {
    const deals = [aWorkedDeal('宏达精密', { predictions: risen })]
    const wrote = (source: string, text: string) =>
      aWorkedEvent('宏达精密', '2026-11-12T10:00:00+08:00', { id: source, source, who: '钱多多', text })
    const mail = wrote(
      'email',
      '王总您好：\n接口清单附上，钱多多下周二到宏达现场联调，三小时停机窗口够用。抄给 qian@hengchuan.cn\n祝好\n林晓 13800001111',
    )
    const minutes = wrote(
      '会议纪要',
      '参会：王总、钱多多\n结论：接口先开两条线，衡川科技有限公司出联调方案，停机不超过三小时。',
    )
    const found = (...events: (typeof mail)[]) => practicesIn([aWork({ deals, visits, events })], today)[0]?.practice
    expect(found(mail, minutes)).toMatchObject({ excerptOf: '会议纪要' })
    expect(found(mail)).toMatchObject({ excerptOf: '邮件' })
    expect(found()).toMatchObject({ excerptOf: '拜访记录' })
    expect(found(mail)?.excerpt).toContain('三小时停机窗口够用')
    for (const practice of [found(mail), found(mail, minutes)])
      for (const name of ['宏达', '王总', '13800001111', '林晓', '钱多多', 'hengchuan', '衡川科技'])
        expect(JSON.stringify(practice)).not.toContain(name)
  })

  test('a rise nobody did anything for, and deeds after which nothing rose, are none', () => {
    const alone = [aWorkedDeal('宏达精密', { predictions: risen })]
    expect(practicesIn([aWork({ deals: alone, visits: visits.slice(0, 1) })], today)).toEqual([])
    const flat = [aWorkedDeal('宏达精密', { predictions: predicted(['2026-11-01', 0.31], ['2026-11-20', 0.33]) })]
    expect(practicesIn([aWork({ deals: flat, visits })], today)).toEqual([])
  })
})

describe('what was coached', () => {
  const coached = { behaviour: 'touch-frequency', personId: 'lin', dealIds: ['deal-宏达'] }

  test('is done once that customer was really touched since, and moved where its figure did', () => {
    const moved = aWorkedDeal('宏达', { predictions: predicted(['2026-11-10', 0.3], ['2026-11-22', 0.4]) })
    const other = aWorkedDeal('远航')
    const of = (visits: ReturnType<typeof aWorkedVisit>[]) =>
      followed([coached], [aWork({ deals: [moved, other], visits })], '2026-11-20')
    expect(of([aWorkedVisit('宏达', '2026-11-21')])).toMatchObject([{ done: true, moved: true }])
    expect(of([aWorkedVisit('宏达', '2026-11-19'), aWorkedVisit('远航', '2026-11-21')])).toMatchObject([
      { done: false },
    ])
    expect(of([aWorkedVisit('宏达', '2026-11-21', '打电话没人接')])).toMatchObject([{ done: false }])
  })

  test('of somebody whose work one sees no more nothing is said', () => {
    expect(followed([coached], [], '2026-11-20')).toEqual([])
  })
})

test('what most are warned of stands first; nobody is named for what is merely worth a look', () => {
  const promise = (due: string) => ({ dealId: 'deal-宏达', text: '发资料', due, madeAt: '2026-10-01T00:00:00.000Z' })
  const tasks = ['02', '03', '04', '05', '06'].map((day) => promise(`2026-11-${day}`))
  const deals = [aWorkedDeal('宏达')]
  const standing = (id: string, name: string, of: object) => {
    const person = { id, name, role: 'rep' as const, teamId: 'one', teamName: '一组' }
    const work = aWork({ person, deals, ...of })
    return { work, health: healthOf(work, window, new Map()) }
  }
  const found = focusOf([
    standing('lin', '林晓', { tasks }),
    standing('zhou', '周岩', { tasks }),
    standing('chen', '陈嘉', {}),
  ])
  expect(found.map(({ behaviour }) => behaviour.name)).toEqual(['承诺兑现'])
  expect(found[0]?.people.map(({ name }) => name)).toEqual(['林晓', '周岩'])
})

test('the three questions are answered from the records, or not at all', () => {
  const facts = {
    ...nothingKnown,
    amount: { value: { min: 80_000_000, max: 80_000_000 }, source: 'record' as const, on: today },
  }
  const big = aWorkedDeal('云澜二院', { facts, predictions: predicted(['2026-11-20', 0.5]) })
  const small = aWorkedDeal('明道零售', { predictions: predicted(['2026-11-20', 0.9]) })
  const said = aWorkedEvent('明道零售', '2026-11-20T10:00:00+08:00', { from: 'customer', text: '我推荐给隔壁厂了' })
  const denied = aWorkedEvent('云澜二院', '2026-11-20T09:00:00+08:00', { from: 'customer', text: '我没推荐给别人' })
  const due = [
    { dealId: small.id, text: '寄样' },
    { dealId: big.id, text: '方案评审' },
  ]
  const answers = answersTo([aWork({ deals: [big, small], events: [denied, said] })], {
    due,
    exchanges: [],
    library: [],
    today,
  })
  expect(answers).toEqual({
    task: { customer: '云澜二院', text: '方案评审', worth: 40_000_000 },
    spreads: { customer: '明道零售', quote: '我推荐给隔壁厂了' },
  })
  expect(answersTo([aWork()], { due: [], exchanges: [], library: [], today })).toEqual({})
})
