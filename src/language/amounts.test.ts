import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Amount, readAmounts } from './amounts.ts'

type Worth = Omit<Amount, 'start' | 'end' | 'text'>

const worths = (text: string, bareUnit?: number): Worth[] =>
  readAmounts(text, bareUnit === undefined ? {} : { bareUnit }).map(
    ({ start: _, end: __, text: ___, ...worth }) => worth,
  )

const wan = (value: number): Worth => ({ value: value * 1e4 })

test('a version or a clause of its own inherits the unit', () => {
  expect(worths('标准版120万，旗舰版198')).toEqual([wan(120), wan(198)])
  expect(worths('昆山二百六十万，便宜点，一百九十五。')).toEqual([wan(260), wan(195)])
})

test.each(['问题清单十个以内', '待了一整天'])('%s holds no money', (text) => {
  expect(worths(text)).toEqual([])
})

describe('one sum', () => {
  test.each<[string, Worth]>([
    ['先报120w', wan(120)],
    ['合同 45.5万', wan(45.5)],
    ['一共二百六十万', wan(260)],
    ['两千三百万的盘子', wan(2300)],
    ['1.5亿', { value: 1.5e8 }],
    ['一亿两千万', { value: 1.2e8 }],
    ['2亿3000万', { value: 2.3e8 }],
    ['三万五', { value: 35_000 }],
    ['每台三万五一台', { value: 35_000 }],
    ['3千5百万', wan(3500)],
    ['单价30k', { value: 30_000 }],
    ['半个亿', { value: 5e7 }],
    ['不会低于六百万', { min: 6e6 }],
    ['1.8M HKD', { value: 1.8e6, currency: 'HKD' }],
    ['一个小目标', { value: 1e8 }],
    ['叁拾伍万陆仟元整', { value: 356_000 }],
    ['总价￥1,260,000.00', { value: 1_260_000 }],
    ['报价９８．５万', wan(98.5)],
    ['56 万', wan(56)],
    ['预算一百二十个', wan(120)],
    ['五千块', { value: 5000 }],
    ['90万一年，签两年', wan(90)],
    ['70万三期付', wan(70)],
    ['46万张总说可以', wan(46)],
  ])('%s', (text, worth) => {
    expect(worths(text)).toEqual([worth])
  })
})

describe('ranges and bounds are never points', () => {
  test.each<[string, Worth]>([
    ['四五十万', { min: 4e5, max: 5e5, approx: true }],
    ['三五百万', { min: 3e6, max: 5e6, approx: true }],
    ['一千七八百万', { min: 1.7e7, max: 1.8e7, approx: true }],
    ['报价六七十个', { min: 6e5, max: 7e5, approx: true }],
    ['百八十万', { min: 8e5, max: 1e6, approx: true }],
    ['十几万', { min: 1.1e5, max: 1.9e5, approx: true }],
    ['三十几万', { min: 3.1e5, max: 3.9e5, approx: true }],
    ['60到75万', { min: 6e5, max: 7.5e5 }],
    ['60-75w', { min: 6e5, max: 7.5e5 }],
    ['60万至75万', { min: 6e5, max: 7.5e5 }],
    ['六十到七十五万', { min: 6e5, max: 7.5e5 }],
    ['三到五百万', { min: 3e6, max: 5e6 }],
    ['8到10万', { min: 8e4, max: 1e5 }],
    ['8000到1.1亿', { min: 8e7, max: 1.1e8 }],
    ['2000-3000元', { min: 2000, max: 3000 }],
    ['小三百万', { min: 2.7e6, max: 3e6, approx: true }],
    ['不到40万', { max: 4e5 }],
    ['40万以内', { max: 4e5 }],
    ['40万封顶', { max: 4e5 }],
    ['拦标价是40万', { max: 4e5 }],
    ['最高限价：40万', { max: 4e5 }],
    ['最多还能接受40万', { max: 4e5 }],
    ['不能超过40万', { max: 4e5 }],
    ['连40万都不到', { max: 4e5 }],
    ['起码40万', { min: 4e5 }],
    ['40万打底', { min: 4e5 }],
    ['40万往上', { min: 4e5 }],
    ['超过40万', { min: 4e5 }],
    ['预算过百万', { min: 1e6 }],
    ['上千万的单子', { min: 1e7 }],
  ])('%s', (text, worth) => {
    expect(worths(text)).toEqual([worth])
  })
})

describe('approximate', () => {
  test.each<[string, number]>([
    ['大概45万', 45],
    ['45万左右', 45],
    ['45万出头', 45],
    ['四十来万', 40],
    ['四十多万', 40],
    ['两千来万', 2000],
    ['百把万', 100],
    ['一个多亿', 10_000],
  ])('%s', (text, value) => {
    expect(worths(text)).toEqual([{ value: value * 1e4, approx: true }])
  })
})

describe('what has no value, or is no money', () => {
  test.each([
    '几十万',
    '大几百万',
    '数百万',
    '大半个亿',
    '千万别忘了',
    '13912345678',
    '2026年12月3日',
    '下午15:30',
    '20台设备',
    '80万台',
    '5w用户',
    '账期90天，我们最多给60',
    '打8折',
    '差了8个点',
    '毛利30%',
    '回款3-3-4',
    'MX300',
    '第3条',
    '见了十二个客户',
    '八十个网点',
    '一块去吃饭',
    '三个电话',
    '周三',
  ])('%s', (text) => {
    expect(readAmounts(text)).toEqual([])
  })
})

describe('several sums', () => {
  test.each<[string, Worth[]]>([
    [
      '含税56.5万，不含税50',
      [
        { ...wan(56.5), tax: 'included' },
        { ...wan(50), tax: 'excluded' },
      ],
    ],
    ['从90万砍到72', [wan(90), wan(72)]],
    ['从90砍到72万', [wan(90), wan(72)]],
    ['从90万到72万', [wan(90), wan(72)]],
    ['预算60，我们报75万', [wan(60), wan(75)]],
    ['1.2亿的盘子，先给到8000', [{ value: 1.2e8 }, { value: 8e7 }]],
    ['预算60万，账期要90天，最多给45', [wan(60)]],
  ])('%s', (text, expected) => {
    expect(worths(text)).toEqual(expected)
  })
})

describe('currency', () => {
  test.each<[string, Worth]>([
    ['大概20k，刀', { value: 20_000, approx: true, currency: 'USD' }],
    ['US$30k', { value: 30_000, currency: 'USD' }],
    ['30万欧元', { value: 300_000, currency: 'EUR' }],
    ['港币500万', { value: 5e6, currency: 'HKD' }],
    ['300万日元', { value: 3e6, currency: 'JPY' }],
    ['RMB 80w', wan(80)],
  ])('%s', (text, worth) => {
    expect(worths(text)).toEqual([worth])
  })
})

describe('when money was asked for', () => {
  test.each<[string, Worth[]]>([
    ['65', [wan(65)]],
    ['一百三', [wan(130)]],
    ['65吧', [wan(65)]],
    ['50-65', [{ min: 5e5, max: 6.5e5 }]],
    ['65，不行就60', [wan(65), wan(60)]],
    ['六七十', [{ min: 6e5, max: 7e5, approx: true }]],
    ['650000', [{ value: 650_000 }]],
    ['65万', [wan(65)]],
    ['三个', [wan(3)]],
    ['20号给你', []],
    ['问了3家', []],
    ['第一个', []],
    ['13912345678', []],
    ['还不知道', []],
  ])('%s', (text, expected) => {
    expect(worths(text, 1e4)).toEqual(expected)
  })
})

test('spans point at what was read', () => {
  const [amount] = readAmounts('他们预算小两百万吧')
  expect(amount).toMatchObject({ start: 4, end: 8, text: '小两百万' })
})

describe('what a writer wrote is read back', () => {
  const sums = fc.oneof(
    fc.integer({ min: 1, max: 99_999 }).map((n) => n * 1000),
    fc.integer({ min: 1, max: 999_999_999 }),
  )

  test.each(spellings())('as %s', (_, spell) => {
    fc.assert(
      fc.property(sums, (sum) => {
        expect(worths(`合同额${spell(sum)}。`)).toEqual([{ value: sum }])
      }),
    )
  })

  test('as a range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom('到', '-', '~', '至'),
        (low, more, link) => {
          const high = low + more
          const expected = [{ min: low * 1e4, max: high * 1e4 }]
          expect(worths(`${low}${link}${high}万`)).toEqual(expected)
          expect(worths(`${low}万${link}${high}万`)).toEqual(expected)
          expect(worths(`${inChinese(low)}${link}${inChinese(high)}万`)).toEqual(expected)
        },
      ),
    )
  })

  test('as two neighbouring digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom<[string, number]>(['十', 10], ['百', 100], ['千', 1000], ['', 1]),
        (digit, [word, unit]) => {
          const said = `${inChinese(digit)}${inChinese(digit + 1)}${word}万`
          expect(worths(said)).toEqual([{ min: digit * unit * 1e4, max: (digit + 1) * unit * 1e4, approx: true }])
        },
      ),
    )
  })
})

test('a value excludes bounds, spans lie in the text, and nothing makes it throw', () => {
  const words = fc.constantFrom(
    ...'到-~小几多来上不从第个亿万千百十两三八5.0,80wk元折%月号 ，预算报价砍税刀$\u202e🙂\ud800'.split(''),
  )
  const text = fc.oneof(fc.string({ unit: words, maxLength: 40 }), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(text, fc.constantFrom(undefined, 1e4), (text, bareUnit) => {
      let end = 0
      for (const amount of readAmounts(text, bareUnit === undefined ? {} : { bareUnit })) {
        expect(amount.start).toBeGreaterThanOrEqual(end)
        expect(text.slice(amount.start, amount.end)).toBe(amount.text)
        expect((amount.value === undefined) !== (amount.min === undefined && amount.max === undefined)).toBe(true)
        expect(Object.values(amount).some(Number.isNaN)).toBe(false)
        end = amount.end
      }
    }),
    { numRuns: 500 },
  )
})

/** Ways to write a sum of whole yuan, up to 亿. */
function spellings(): [string, (sum: number) => string][] {
  return [
    ['digits and 元', (sum) => `${sum}元`],
    ['grouped digits', (sum) => `${sum.toLocaleString('en-US')}元`],
    ['万', (sum) => `${sum / 1e4}万`],
    ['w', (sum) => `${sum / 1e4}w`],
    ['k', (sum) => `${sum / 1e3}k`],
    ['亿', (sum) => `${(sum / 1e8).toFixed(8)}亿`],
    ['full-width digits', (sum) => `${toFullWidth(String(sum / 1e4))}万元`],
    ['Chinese numerals', (sum) => `${inChinese(sum)}元`],
    ['bank numerals', (sum) => `${inBankNumerals(inChinese(sum))}元整`],
  ]
}

/** 12_005_000 is 一千二百万五千; the zeros between are said as 零. */
function inChinese(count: number): string {
  if (count >= 1e8) return join(`${inChinese(Math.floor(count / 1e8))}亿`, count % 1e8, 1e7)
  if (count >= 1e4) return join(`${inChinese(Math.floor(count / 1e4))}万`, count % 1e4, 1e3)
  if (count >= 1e3) return join(`${inChinese(Math.floor(count / 1e3))}千`, count % 1e3, 1e2)
  if (count >= 1e2) return join(`${inChinese(Math.floor(count / 1e2))}百`, count % 1e2, 10)
  if (count >= 10)
    return `${count >= 20 ? inChinese(Math.floor(count / 10)) : '一'}十${count % 10 ? inChinese(count % 10) : ''}`
  return '零一二三四五六七八九'.charAt(count)
}

function join(head: string, rest: number, filled: number): string {
  if (rest === 0) return head
  return rest < filled ? `${head}零${inChinese(rest)}` : head + inChinese(rest)
}

function inBankNumerals(text: string): string {
  const bank: Record<string, string> = {
    一: '壹',
    二: '贰',
    三: '叁',
    四: '肆',
    五: '伍',
    六: '陆',
    七: '柒',
    八: '捌',
    九: '玖',
    十: '拾',
    百: '佰',
    千: '仟',
  }
  return text.replace(/./g, (char) => bank[char] ?? char)
}

function toFullWidth(text: string): string {
  return text.replace(/[0-9.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
}
