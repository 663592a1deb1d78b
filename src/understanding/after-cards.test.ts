import { describe, expect, test } from 'vitest'
import { understand } from './understand.ts'
import type { Heard } from './understood.ts'

const alone: Heard = { channel: 'single', now: new Date('2026-11-24T09:00:00+08:00') }
const shown = (pending: string): Heard => ({
  ...alone,
  context: { customer: '宏达精密', deal: '宏达精密-产线改造', pending },
})

describe('what is no judgement is none, whatever was shown last', () => {
  test.each([
    ['下周二去恒昌', 'tracks:3', 'calendar.create'],
    ['周五去趟海天', 'tracks:3', 'calendar.create'],
    ['明天上午去一趟华峰', 'score', 'calendar.create'],
    ['不对 周三', 'tracks:3', 'correct.last'],
    ['说错了，是下周四', 'score', 'correct.last'],
    ['第二个好', 'tracks:3', 'feedback.track'],
    ['太官腔', 'tracks:3', 'feedback.track'],
    ['2号发过去人家秒回', 'tracks:3', 'feedback.track'],
  ])('%s after %s: %s', (text, pending, intent) => {
    expect(understand(text, shown(pending)).intents).toEqual([intent])
  })
})

describe('somewhere to go on a day to come is an appointment', () => {
  test.each([
    ['下周三上午去趟华东院', '2026-12-02'],
    ['后天去一趟海天', '2026-11-26'],
    ['周五我去中车那边', '2026-11-27'],
    ['26号到28号去上海参展', '2026-11-26'],
  ])('%s: %s', (text, day) => {
    const { intents, slots } = understand(text, alone)
    expect(intents).toEqual(['calendar.create'])
    expect(slots.datetime).toBe(day)
  })

  test.each(['上周三去的华东院', '下周三去过华东院没', '下周二去恒昌怎么谈', '明天去海天，资料备一下'])(
    '%s',
    (text) => {
      expect(understand(text, alone).intents).not.toContain('calendar.create')
    },
  )
})

describe('who is there for us, and who is there no more', () => {
  test.each([
    '设备科老吴对接',
    '以后是采购部小宋跟我们对接',
    '跟我们对接的是信息中心老严',
    '采购的小王离职了，去了海康',
  ])('%s', (text) => {
    const { intents, slots } = understand(text, {
      ...alone,
      context: { customer: '宏达精密', deal: '宏达精密-产线改造' },
    })
    expect(intents).toEqual(['chain.update'])
    expect(slots.competitor).toBeUndefined()
    expect(slots.objection).toBeUndefined()
  })

  test.each(['听说宏达刘工要退休', '听说他们冯总要调走'])('%s, after an entry, is news', (text) => {
    expect(understand(text, shown('saved:visit.log')).intents).toEqual(['chain.update'])
  })

  test('a system that does not connect is a pushback', () => {
    expect(understand('接口对接不上，客户说不行', shown('score')).slots.objection).toContain('FUNC')
  })
})

describe('who is a rival and who a customer', () => {
  test.each(['给宏达便宜了10万', '给海天又让了5个点'])('%s', (text) => {
    const { intents, slots } = understand(text, alone)
    expect(intents).toEqual(['deal.update'])
    expect(slots.competitor).toBeUndefined()
    expect(slots.amount).toBeUndefined()
  })

  test('whoever bids beside us is no customer', () => {
    const { slots } = understand('三家都报了：我们168万，新松172万，拓斯达155万', shown(''))
    expect(slots.customer).toBeUndefined()
    expect(slots.competitor).toContain('新松')
  })

  test('who builds it all is none', () => {
    expect(understand('总包是中铁', shown('')).slots.competitor).toBeUndefined()
  })
})

describe('one short order or question', () => {
  test.each([
    ['建商机', 'deal.create'],
    ['帮我录个新单', 'deal.create'],
    ['谁的单子最悬', 'risk.query'],
    ['这周我有哪些事', 'brief.daily'],
    ['我们答应过宏达精密什么', 'customer.query'],
    ['老客户还有哪几家没跟', 'customer.query'],
  ])('%s: %s', (text, intent) => {
    expect(understand(text, alone).intents).toEqual([intent])
  })
})

test('a meeting that is off loses no deal', () => {
  expect(understand('本来今天见的，对方取消了', shown('')).intents).toEqual(['visit.log'])
  expect(understand('客户把项目取消了，这单没了', shown('')).intents).toEqual(['deal.lost'])
})

test('dinner in the evening, at seven, is at nineteen', () => {
  expect(understand('后天晚上请柴总吃饭，定在七点', shown('')).slots.datetime).toBe('2026-11-26T19:00+08:00')
})
