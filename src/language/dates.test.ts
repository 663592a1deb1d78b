import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOf, monthOf, weekdayOf, yearOf } from './calendar.ts'
import { type Moment, readMoments } from './dates.ts'

/** A Tuesday morning, in week 48. */
const now = new Date('2026-11-24T09:00:00+08:00')
const today = '2026-11-24'

const short = ({ value, partOfDay, bound }: Moment) => [value, partOfDay, bound && '≤'].filter(Boolean).join(' ')
const planned = (text: string) => readMoments(text, now, 'future').map(short)
const reported = (text: string) => readMoments(text, now, 'past').map(short)

test.each([
  ['12.31签', '2026-12-31'],
  ['1月15交货', '2027-01-15'],
  ['开标十二月二十三，打完就散', '2026-12-23'],
  ['最晚一月中旬到位', '2027-01 ≤'],
])('%s leaves 号 out or says no day', (text, expected) => {
  expect(planned(text)).toEqual([expected])
})

test('超过十天 is a stretch, not a day', () => {
  expect(planned('超过十天没动静')).toEqual([])
})

describe('days', () => {
  test.each([
    ['大前天', '2026-11-21'],
    ['前天', '2026-11-22'],
    ['昨天去的', '2026-11-23'],
    ['今天', '2026-11-24'],
    ['明天', '2026-11-25'],
    ['后天', '2026-11-26'],
    ['大后天', '2026-11-27'],
    ['周四再聊', '2026-11-26'],
    ['周二', '2026-11-24'],
    ['周一', '2026-11-30'],
    ['这周五', '2026-11-27'],
    ['礼拜天', '2026-11-29'],
    ['下周一', '2026-11-30'],
    ['下周的周四', '2026-12-03'],
    ['下个礼拜四', '2026-12-03'],
    ['下下周二', '2026-12-08'],
    ['上周四', '2026-11-19'],
    ['10号', '2026-12-10'],
    ['26号', '2026-11-26'],
    ['三十一号', '2026-12-31'],
    ['下月8号', '2026-12-08'],
    ['12月9号', '2026-12-09'],
    ['1月9日', '2027-01-09'],
    ['12/9', '2026-12-09'],
    ['2027年1月9日', '2027-01-09'],
    ['2027-01-09', '2027-01-09'],
    ['明年五月二十号', '2027-05-20'],
    ['12月9号(周三)', '2026-12-09'],
    ['月底', '2026-11-30'],
    ['下月底', '2026-12-31'],
    ['2月底', '2027-02-28'],
    ['季末', '2026-12-31'],
    ['年底', '2026-12-31'],
    ['明年底', '2027-12-31'],
  ])('%s', (text, value) => {
    expect(planned(text)).toEqual([value])
  })

  test.each([
    ['周四聊的', '2026-11-19'],
    ['周二', '2026-11-24'],
    ['10号去的', '2026-11-10'],
    ['26号', '2026-10-26'],
    ['3月见过', '2026-03'],
    ['12月', '2025-12'],
    ['刚从他们那边出来', '2026-11-24'],
    ['刚才打了电话', '2026-11-24'],
    ['国庆前拜访的', '2026-09-30 ≤'],
  ])('%s, when it is reported', (text, value) => {
    expect(reported(text)).toEqual([value])
  })
})

describe('periods', () => {
  test.each([
    ['下周', '2026-W49'],
    ['上周', '2026-W47'],
    ['本周内', '2026-W48'],
    ['下个月', '2026-12'],
    ['下月初', '2026-12'],
    ['4月', '2027-04'],
    ['十二月', '2026-12'],
    ['2027年3月份', '2027-03'],
    ['Q2', '2027-Q2'],
    ['四季度', '2026-Q4'],
    ['明年一季度', '2027-Q1'],
    ['27年Q3', '2027-Q3'],
    ['下季度', '2027-Q1'],
    ['上半年', '2027-H1'],
    ['下半年', '2026-H2'],
    ['明年再说', '2027'],
    ['年后', '2027-02'],
    ['过完年再看', '2027-02'],
    ['五一后', '2027-05'],
    ['半年后', '2027-05'],
  ])('%s', (text, value) => {
    expect(planned(text)).toEqual([value])
  })
})

describe('deadlines and counts', () => {
  test.each([
    ['15号截止', '2026-12-15 ≤'],
    ['15号之前', '2026-12-15 ≤'],
    ['最晚周五', '2026-11-27 ≤'],
    ['月底前', '2026-11-30 ≤'],
    ['12月前', '2026-11-30 ≤'],
    ['下周前', '2026-11-29 ≤'],
    ['年前', '2027-02-05 ≤'],
    ['春节前', '2027-02-05 ≤'],
    ['元旦前', '2026-12-31 ≤'],
    ['五一之前', '2027-04-30 ≤'],
    ['4天后', '2026-11-28'],
    ['两周后', '2026-12-08'],
    ['半个月后', '2026-12-09'],
    ['一个月后', '2026-12-24'],
    ['4天内', '2026-11-28 ≤'],
    ['三个工作日内', '2026-11-27 ≤'],
    ['5个工作日', '2026-12-01 ≤'],
    ['10个工作日后', '2026-12-08'],
    ['48小时内', '2026-11-26 ≤'],
  ])('%s', (text, value) => {
    expect(planned(text)).toEqual([value])
  })

  test('so long before another moment', () => {
    expect(planned('20号开标，提前3天提醒我')).toEqual(['2026-12-20', '2026-12-17'])
    expect(planned('提前一天提醒我20号开标')).toEqual(['2026-12-19', '2026-12-20'])
    expect(planned('12月31号到期，提前一个月提醒')).toEqual(['2026-12-31', '2026-11-30'])
    expect(planned('明天14:00开会，提前半小时叫我')).toEqual(['2026-11-25T14:00+08:00', '2026-11-25T13:30+08:00'])
    expect(planned('提前三天提醒')).toEqual([])
  })
})

describe('parts of the day and the clock', () => {
  test.each([
    ['明天上午', '2026-11-25 morning'],
    ['明天一早', '2026-11-25 morning'],
    ['周四下午', '2026-11-26 afternoon'],
    ['周五下班前', '2026-11-27 afternoon ≤'],
    ['今晚', '2026-11-24 evening'],
    ['下午', '2026-11-24 afternoon'],
    ['下周上午', '2026-W49 morning'],
    ['下午3点半', '2026-11-24T15:30+08:00'],
    ['明早9点', '2026-11-25T09:00+08:00'],
    ['后天晚上八点', '2026-11-26T20:00+08:00'],
    ['周四10点', '2026-11-26T10:00+08:00'],
    ['周四2点', '2026-11-26T14:00+08:00'],
    ['周四 16:05', '2026-11-26T16:05+08:00'],
    ['中午12点', '2026-11-24T12:00+08:00'],
    ['十一点一刻', '2026-11-24T11:15+08:00'],
    ['下午2点到4点', '2026-11-24T14:00+08:00'],
    ['12月9号（周三）上午10点', '2026-12-09T10:00+08:00'],
  ])('%s', (text, value) => {
    expect(planned(text)).toEqual([value])
  })

  test('an hour or a part without a day belongs to the day in mind', () => {
    expect(planned('明天9点去海天，下午去格力')).toEqual(['2026-11-25T09:00+08:00', '2026-11-25 afternoon'])
    expect(planned('下周三或周四')).toEqual(['2026-12-02', '2026-12-03'])
  })
})

describe('what is no moment', () => {
  test.each([
    '两周没联系',
    '账期90天',
    '一周三次',
    '每周五',
    '明后天',
    '早上好',
    '便宜一点',
    '提了3点要求',
    '差了8个点',
    '三点五亿',
    '3号楼',
    '40号',
    '2月30号',
    '回款3-3-4',
    '占1/3',
    '老周说可以',
    '交付周期',
    '99999天后',
  ])('%s', (text) => {
    expect(planned(text)).toEqual([])
  })

  test.each([
    ['上周三家客户', '2026-W47'],
    ['上周一共去了两家', '2026-W47'],
  ])('%s names only the week', (text, value) => {
    expect(planned(text)).toEqual([value])
  })
})

describe('a date said in any way is read back', () => {
  const soon = fc.integer({ min: 1, max: 300 }).map((days) => addDays(today, days))

  test('with year, month and day', () => {
    fc.assert(
      fc.property(soon, (day) => {
        const [year, month, date] = [yearOf(day), monthOf(day), dateOf(day)]
        for (const said of [
          day,
          `${year}年${month}月${date}日`,
          `${year}/${month}/${date}`,
          `${month}月${date}号`,
          `${spoken(month)}月${spoken(date)}号`,
        ]) {
          expect(planned(`${said}交货`)).toEqual([day])
        }
      }),
    )
  })

  test('by the weekday, the day of the month and the count of days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.constantFrom('周', '星期', '礼拜'), (days, week) => {
        const day = addDays(today, days)
        const weeksOn = Math.floor((days + 1) / 7)
        const weekday = '一二三四五六日'.charAt(weekdayOf(day) - 1)
        if (weeksOn <= 2) expect(planned(`${['这', '下', '下下'][weeksOn]}${week}${weekday}`)).toEqual([day])
        if (days <= 20) expect(planned(`${dateOf(day)}号`)).toEqual([day])
        expect(planned(`${days}天后`)).toEqual([day])
        expect(planned(`${spoken(days)}天后`)).toEqual([day])
      }),
    )
  })

  test('with the hour', () => {
    fc.assert(
      fc.property(soon, fc.integer({ min: 7, max: 22 }), fc.integer({ min: 0, max: 59 }), (day, hour, minute) => {
        const [hh, mm] = [hour, minute].map((n) => String(n).padStart(2, '0'))
        expect(planned(`${day} ${hh}:${mm}`)).toEqual([`${day}T${hh}:${mm}+08:00`])
        expect(planned(`${day}${hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上'}${hour % 12 || 12}点${mm}分`)).toEqual(
          [`${day}T${hh}:${mm}+08:00`],
        )
      }),
    )
  })
})

test('values have the agreed form, spans lie in the text, and nothing makes it throw', () => {
  const form = /^\d{4}(-\d\d-\d\d(T\d\d:\d\d\+08:00)?|-W\d\d|-\d\d|-Q[1-4]|-H[12])?$/
  const words = fc.constantFrom(
    ...'上下这个周期拜一二三十5120月号日年底前后内天点半:-/早午晚提到Q季节国庆春 ，🙂\u202e\ud800'.split(''),
  )
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: words, maxLength: 40 }), fc.string({ unit: 'binary' })),
      fc.constantFrom('past' as const, 'future' as const),
      (text, lean) => {
        let end = 0
        for (const moment of readMoments(text, now, lean)) {
          expect(moment.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(moment.start, moment.end)).toBe(moment.text)
          expect(moment.value).toMatch(form)
          end = moment.end
        }
      },
    ),
    { numRuns: 500 },
  )
})

function spoken(count: number): string {
  const digits = '零一二三四五六七八九'
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  return `${tens > 1 ? digits.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits.charAt(ones) : ''}`
}
