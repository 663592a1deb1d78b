import { describe, expect, test } from 'vitest'
import { aWork, aWorkedDeal, aWorkedEvent, aWorkedVisit, everyWeek, quarter } from '../../testing/a-work.ts'
import type { Behaviour } from './behaviour.ts'
import { colleaguesIn } from './colleagues.ts'
import { customisation } from './customisation.ts'
import { healthOf } from './health.ts'
import { behaviours } from './index.ts'
import { planLikeness } from './plan-likeness.ts'
import { promisesKept } from './promises-kept.ts'
import { responseTime } from './response-time.ts'
import { secondTouch } from './second-touch.ts'
import { settingKey } from './settings.ts'
import { teamwork } from './teamwork.ts'
import { touchFrequency } from './touch-frequency.ts'
import { touchesOf } from './touches.ts'
import type { Work } from './work.ts'

const four = ['宏达', '远航', '明道', '青禾']
const deals = four.map((customer) => aWorkedDeal(customer))

function measure(behaviour: Behaviour, of: Partial<Work>) {
  return behaviour.measure(aWork(of), quarter, behaviour.standard)
}

test('with nothing on record nothing is said, of anything', () => {
  const { parts, axes } = healthOf(aWork(), quarter, new Map())
  expect(parts.map(({ measured }) => measured.level)).toEqual(behaviours.map(() => 'unknown'))
  expect(axes.every(({ score }) => score === undefined)).toBe(true)
})

test('a company sets its own standard for a role, and switches a habit off', () => {
  const work = aWork({ deals, visits: everyWeek(four, [0]) })
  const healthy = { on: true, standard: { healthy: 0.5, warning: 0.2 } }
  const levelUnder = (settings: Parameters<typeof healthOf>[2]) =>
    healthOf(work, quarter, settings).parts.find(({ behaviour }) => behaviour === touchFrequency)?.measured.level
  expect(levelUnder(new Map())).toBe('watch')
  expect(levelUnder(new Map([[settingKey('touch-frequency', 'rep'), healthy]]))).toBe('fine')
  expect(levelUnder(new Map([[settingKey('touch-frequency', 'manager'), healthy]]))).toBe('watch')
  expect(levelUnder(new Map([[settingKey('touch-frequency', 'rep'), { ...healthy, on: false }]]))).toBeUndefined()
})

describe('real touches', () => {
  test('a call nobody took and a circular are none; a day’s many words are one', () => {
    const circular = four.map((customer) => aWorkedEvent(customer, '2026-11-10T10:00:00+08:00', { text: '双十一快乐' }))
    const visits = [
      aWorkedVisit('宏达', '2026-11-11', '打电话没人接'),
      aWorkedVisit('宏达', '2026-11-12', '没见到院长，张主任说预算批了'),
      aWorkedVisit('宏达', '2026-11-13'),
    ]
    const events = [...circular, aWorkedEvent('宏达', '2026-11-13T16:00:00+08:00', { text: '参数表发您' })]
    expect(touchesOf(aWork({ deals, visits, events })).map(({ on }) => on)).toEqual(['2026-11-12', '2026-11-13'])
  })
})

describe('客户触达', () => {
  test('twice a week is healthy; three weeks below one is a warning, with whom nobody saw', () => {
    expect(measure(touchFrequency, { deals, visits: everyWeek(four, [1, 3]) })).toMatchObject({
      value: 2,
      level: 'fine',
    })
    const scarce = [...everyWeek(four, [1, 3], 9), ...everyWeek(['宏达'], [2])]
    const found = measure(touchFrequency, { deals, visits: scarce })
    expect(found).toMatchObject({ level: 'warning', sample: 12 })
    expect(found.about.map(({ customer }) => customer)).toEqual(['远航', '明道', '青禾'])
  })

  test('one bad week is no habit; leave and weeks without any sign of life do not count', () => {
    const lately = { deals, visits: [...everyWeek(four, [1, 3], 11), aWorkedVisit('宏达', '2026-11-18')] }
    expect(measure(touchFrequency, lately).level).not.toBe('warning')
    const until = everyWeek(four, [1, 3], 9)
    const away = [{ title: '年假', with: [], first: '2026-11-02', last: '2026-11-22' }]
    expect(measure(touchFrequency, { deals, visits: until, appointments: away }).level).toBe('fine')
    expect(measure(touchFrequency, { deals, visits: until }).level).toBe('fine')
  })
})

describe('首访跟进', () => {
  const fresh = four.map((customer) => aWorkedDeal(customer, { since: '2026-09-01' }))
  const twice = (first: string, second: string) =>
    four.flatMap((customer) => [aWorkedVisit(customer, first), aWorkedVisit(customer, second)])

  test('counts working days, holidays and leave apart', () => {
    expect(measure(secondTouch, { deals: fresh, visits: twice('2026-09-14', '2026-09-16') })).toMatchObject({
      value: 2,
      level: 'fine',
    })
    const overNationalDay = twice('2026-09-30', '2026-10-09')
    expect(measure(secondTouch, { deals: fresh, visits: overNationalDay })).toMatchObject({ value: 2 })
  })

  test('who was never seen again has waited until today, and is named', () => {
    const once = four.map((customer) => aWorkedVisit(customer, '2026-11-02'))
    const found = measure(secondTouch, { deals: fresh, visits: once })
    expect(found).toMatchObject({ level: 'warning', value: 14 })
    expect(found.about[0]).toMatchObject({ note: '首访后 14 天没再碰' })
  })
})

describe('询问回复', () => {
  const ask = (day: string, time: string) =>
    aWorkedEvent('宏达', `${day}T${time}:00+08:00`, { from: 'customer', text: '参数表能发一份吗？' })
  const reply = (day: string, time: string) => aWorkedEvent('宏达', `${day}T${time}:00+08:00`)
  const days = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12']

  test('is told in working hours: what is asked at night counts from nine', () => {
    const prompt = days.flatMap((day) => [
      ask(day, '22:00'),
      reply(`${day.slice(0, 8)}${Number(day.slice(8)) + 1}`, '10:00'),
    ])
    expect(measure(responseTime, { deals, events: prompt })).toMatchObject({ value: 1, level: 'fine', sample: 4 })
    const slow = days.flatMap((day) => [ask(day, '09:30'), reply(day, '17:30')])
    expect(measure(responseTime, { deals, events: slow })).toMatchObject({ value: 8, level: 'warning' })
  })

  test('what nobody answered waits still, and stands first', () => {
    const events = [...days.flatMap((day) => [ask(day, '09:30'), reply(day, '15:30')]), ask('2026-11-20', '10:00')]
    expect(measure(responseTime, { deals, events }).about[0]).toMatchObject({ note: '8 小时没回' })
  })
})

describe('方案', () => {
  const told: Record<string, string> = {
    宏达: '王总说三条产线去年停机214小时，一半出在换刀，要求不动现有MES',
    远航: '李工反映夜班调片等40秒，索引坏过两次，先迁近三年存储',
    明道: '孙老师列了11栋楼，宿舍水电对账差额每月5号推后勤',
    青禾: '仓储老陈说入库录四次，月底人工对账三天，愿意试点二号库',
  }
  const visits = four.map((customer) => aWorkedVisit(customer, '2026-10-12', told[customer]))
  const sent = (textOf: (customer: string) => string) =>
    four.map((customer) =>
      aWorkedEvent(customer, '2026-10-20T10:00:00+08:00', { source: '方案', text: textOf(customer) }),
    )
  const template = (customer: string) =>
    `针对${customer}当前面临的数据分散、流程不畅等问题，我司提供一站式数字化解决方案，覆盖调研、部署、培训全过程，支持弹性扩展。`

  test('a template with names filled in is alike and has nothing of the customers', () => {
    const found = measure(planLikeness, { deals, visits, events: sent(template) })
    expect(found).toMatchObject({ level: 'warning', sample: 4 })
    expect(found.value).toBeGreaterThan(90)
    expect(measure(customisation, { deals, visits, events: sent(template) })).toMatchObject({
      value: 0,
      level: 'warning',
    })
  })

  test('what takes up what the customer told is theirs', () => {
    const own = sent((customer) => `给${customer}：您提到${told[customer]}，我们这样做。`)
    expect(measure(customisation, { deals, visits, events: own })).toMatchObject({ value: 100, level: 'fine' })
    expect(measure(planLikeness, { deals, visits, events: own }).level).toBe('fine')
  })
})

describe('跨部门会', () => {
  test.each(['带售前老陈去了一趟，张主任问了接口', '和交付同事一起去现场对了一遍', '我们的技术总监去讲了架构'])(
    '%s',
    (text) => expect(colleaguesIn(text)).toBe(true),
  )
  test.each(['他们技术部王工说要看接口', '客户问交付周期', '没带售前去', '产品他们觉得贵'])('not %s', (text) =>
    expect(colleaguesIn(text)).toBe(false),
  )

  test('five deals in a row without is a warning; the latest with one ends the row', () => {
    const five = [...four, '云澜'].map((customer, at) => aWorkedDeal(customer, { since: `2026-09-0${at + 1}` }))
    const visits = everyWeek([...four, '云澜'], [1], 2)
    expect(measure(teamwork, { deals: five, visits })).toMatchObject({ value: 5, level: 'warning' })
    const appointments = [
      { dealId: 'deal-云澜', title: '云澜攻坚会', with: [], first: '2026-10-08', last: '2026-10-08' },
    ]
    expect(measure(teamwork, { deals: five, visits, appointments })).toMatchObject({ value: 0, level: 'fine' })
  })
})

test('承诺兑现: what was ticked off in time is kept, what is open and overdue is named', () => {
  const promise = (due: string, doneAt?: string) => ({
    dealId: 'deal-宏达',
    text: '发参数表',
    due,
    madeAt: '2026-11-01T00:00:00.000Z',
    ...(doneAt === undefined ? {} : { doneAt }),
  })
  const kept = ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09'].map((day) =>
    promise(day, `${day}T06:00:00.000Z`),
  )
  expect(measure(promisesKept, { deals, tasks: kept })).toMatchObject({ value: 100, level: 'fine' })
  const found = measure(promisesKept, {
    deals,
    tasks: [
      ...kept.slice(0, 2),
      promise('2026-11-05', '2026-11-09T06:00:00.000Z'),
      ...['10', '11', '12'].map((day) => promise(`2026-11-${day}`)),
    ],
  })
  expect(found).toMatchObject({ value: 33, level: 'warning' })
  expect(found.about[0]).toMatchObject({ note: '过期：发参数表' })
})
