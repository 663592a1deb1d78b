import { describe, expect, test } from 'vitest'
import { understand } from './understand.ts'
import type { Contact, Slots } from './understood.ts'

const now = new Date('2026-11-24T09:00:00+08:00')
const slotsOf = (text: string, pending?: string): Slots =>
  understand(text, {
    channel: 'single',
    now,
    ...(pending !== undefined && { context: { customer: '明川泵业', pending } }),
  }).slots

describe('customer', () => {
  test.each([
    ['刚从绿地出来，周总说再看看', '绿地'],
    ['苏州汇川谁在跟', '苏州汇川'],
    ['跟徐矿的人吃了个饭', '徐矿'],
    ['新希望那单推到招投标', '新希望'],
    ['把航天宏图的赢率算一下', '航天宏图'],
    ['昨天去市二院聊了聊', '市二院'],
    ['昨天去了国药控股陕西', '国药控股陕西'],
    ['上午在永辉超市福州总部，邱经理说再看看', '永辉超市福州总部'],
    ['携程总部的方案答辩约在周五', '携程'],
    ['刚从甬矽出来见了封装的宋工', '甬矽'],
    ['巨石说等集团批', '巨石'],
    ['冲厦门航空这单', '厦门航空'],
  ])('%s → %s', (text, customer) => {
    expect(slotsOf(text).customer).toBe(customer)
  })

  test.each([
    '客户嫌贵',
    '邵工跳槽去阳光电源了',
    '某三甲医院怎么推',
    '一家做电缆的想上系统，怎么切入',
    '他们说再等等',
    '有家银行没听过我们',
  ])('%s names nobody', (text) => {
    expect(slotsOf(text).customer).toBeUndefined()
  })
})

describe('region and industry describe the customer, from outside its name', () => {
  test.each<[string, Slots['region'], Slots['industry']]>([
    ['无锡一家封测厂，怎么推进', '无锡', '半导体'],
    ['张家港做锂电隔膜的，想上MES，怎么切', '张家港', '新能源'],
    ['客户是做印染的，嫌贵', undefined, '纺织服装'],
    ['昨天去了苏州银行', undefined, undefined],
  ])('%s', (text, region, industry) => {
    expect(slotsOf(text)).toEqual(expect.objectContaining({ ...(region && { region }), ...(industry && { industry }) }))
    if (region === undefined) expect(slotsOf(text).region).toBeUndefined()
    if (industry === undefined) expect(slotsOf(text).industry).toBeUndefined()
  })
})

describe('whose money it is', () => {
  test.each<[string, Slots]>([
    ['报价418万，客户预算380万', { amount: 4_180_000, budget: 3_800_000 }],
    ['从80万砍到65万', { amount: 650_000, amount_prev: 800_000 }],
    ['我们报150万，竞品报了120万', { amount: 1_500_000, competitor_price: 1_200_000 }],
    ['含税112万，不含税99.1万', { amount: 1_120_000, amount_ex_tax: 991_000 }],
    ['预算30到50万', { amount_min: 300_000, amount_max: 500_000 }],
    ['预算不会低于六百万也不会超过八百万', { amount_min: 6_000_000, amount_max: 8_000_000 }],
  ])('%s', (text, slots) => {
    expect(slotsOf(text, '')).toMatchObject(slots)
  })

  test.each(['保证金20万下周交', '首付30万已经到账'])('%s is no price', (text) => {
    expect(slotsOf(text, '').amount).toBeUndefined()
  })
})

describe('a rival is named to the end', () => {
  test.each([
    ['竞品中科慧远也在压价', '中科慧远'],
    ['输给中科慧远了', '中科慧远'],
    ['友商用友都送三年维保', '用友'],
  ])('%s', (text, rival) => {
    expect(slotsOf(text, '').competitor).toEqual([rival])
  })
})

describe('rivals', () => {
  test.each<[string, string[] | undefined, string[] | undefined]>([
    ['竞品是瑞友和科大讯飞', ['瑞友', '科大讯飞'], undefined],
    ['丢了，输给用友', ['用友'], undefined],
    ['客户一直在用西门子', ['西门子'], undefined],
    ['绿盟退了，现在就剩奇安信', ['奇安信'], ['绿盟']],
    ['客户拿汇川压我们价', ['汇川'], undefined],
    ['中车那单万一华为进来呢', ['华为'], undefined],
    ['国网那单让南瑞拿走了', ['南瑞'], undefined],
    ['竞争的有霍尼韦尔，哦霍尼韦尔去年就退了', undefined, ['霍尼韦尔']],
  ])('%s', (text, rivals, out) => {
    expect(slotsOf(text, '').competitor).toEqual(rivals)
    expect(slotsOf(text, '').competitor_not).toEqual(out)
  })
})

describe('contacts', () => {
  test.each<[string, Contact[]]>([
    ['钭总没表态', [{ name: '钭总' }]],
    ['见了技术部宓工', [{ name: '宓工', role: 'TB' }]],
    [
      '找处长聊聊，陪科长吃个饭',
      [
        { name: null, title: '处长' },
        { name: null, title: '科长' },
      ],
    ],
    ['采购的周姐是内线', [{ name: '周姐', role: 'COACH' }]],
  ])('%s', (text, contacts) => {
    expect(slotsOf(text, '').contacts).toMatchObject(contacts)
  })

  test.each<[string, Contact[]]>([
    [
      '选型归设备部的瞿工，签字还得钮总',
      [
        { name: '瞿工', dept: '设备部', role: 'TB' },
        { name: '钮总', role: 'EB' },
      ],
    ],
    ['管钱的是钱总，用的人在注塑车间', [{ name: '钱总', role: 'EB' }]],
    ['京东物流的贝经理约好了，后天下午三点', [{ name: '贝经理', title: '经理' }]],
  ])('a part goes to whom the words give it: %s', (text, contacts) => {
    expect(slotsOf(text, '').contacts).toEqual(contacts)
  })

  test('people of ours are owners', () => {
    expect(slotsOf('小魏这周跑了几家')).toMatchObject({ owner: '小魏' })
    expect(slotsOf('小魏这周跑了几家').contacts).toBeUndefined()
  })
})

describe('objections', () => {
  test.each([
    ['客户嫌贵，怎么回', ['PRICE']],
    ['他们说预算被砍了，怎么接', ['BUDGET']],
    ['周总说要跟集团汇报，怎么办', ['AUTH']],
    ['说现在的够用，怎么破', ['NEED']],
    ['客户说等集采，怎么谈', ['TIME']],
    ['嫌我们案例少，怎么回', ['TRUST']],
    ['说精度达不到，怎么解释', ['FUNC']],
    ['嫌实施太久，怎么说', ['DELIVERY']],
    ['抱怨售后没人管，怎么安抚', ['SERVICE']],
    ['说别家比我们便宜两成，怎么拆', ['COMPETE']],
    ['怕切换出问题，怎么打消', ['RISK']],
    ['要账期120天，怎么谈', ['PAYMENT']],
    ['非要三家比价，怎么应对', ['PROCESS']],
    ['就认老供应商，怎么破', ['RELATION']],
    ['只说研究研究，怎么接', ['SMOKE']],
  ])('%s → %j', (text, codes) => {
    expect(slotsOf(text, '').objection).toEqual(codes)
  })
})

describe('which time is which', () => {
  test.each<[string, Slots]>([
    ['上周四见了周工', { datetime: '2026-11-19' }],
    ['刚见完周工', { datetime: '2026-11-24' }],
    ['提醒我下周二寄样', { task: { datetime: '2026-12-01', action: '寄样' } }],
    ['约了周工周四下午看方案', { datetime: '2026-11-26', part_of_day: 'afternoon' }],
    ['投标截止12月16号', { deadline: '2026-12-16' }],
    ['年前能签吗', { close_date: '2027-02-05' }],
    ['把和钟总的会从周三改到下周三', { datetime: '2026-12-02' }],
    ['提醒我明天上午开会前，九点四十五提醒我回侯总', { task: { datetime: '2026-11-25T09:45+08:00' } }],
  ])('%s', (text, slots) => {
    expect(slotsOf(text, '')).toMatchObject(slots)
  })

  test.each<[string, Slots]>([
    ['昨天在食堂碰到屠工，他讲一月八号要开三方会', { datetime: '2026-11-23', next: { datetime: '2027-01-08' } }],
    ['中标了，设备3月10号前装船', { deadline: '2027-03-10' }],
    ['先挂起，明年四月再说', { revisit: '2027-04' }],
  ])('what is to come is no time of what has been: %s', (text, slots) => {
    expect(slotsOf(text, '')).toMatchObject(slots)
  })

  test('a baseline is no time of the deal', () => {
    expect(slotsOf('赢率为啥比上周低', '')).toEqual({})
  })
})

test('a meeting is at the time it is arranged for, not at what makes it urgent', () => {
  expect(slotsOf('客户月底前要定，约张总周四下午两点见一面').datetime).toBe('2026-11-26T14:00+08:00')
  expect(slotsOf('年后要上线，约李工下周二上午过一遍').datetime).toBe('2026-12-01')
})

describe('stage, procurement', () => {
  test.each<[string, Slots]>([
    ['从需求确认推到方案测试', { stage: '方案测试' }],
    ['往回退到建联', { stage: '建联' }],
    ['立项阶段的有哪些要黄', { stage: '立项' }],
    ['确定走竞争性磋商了', { procurement: '竞争性磋商' }],
  ])('%s', (text, slots) => {
    expect(slotsOf(text, '')).toMatchObject(slots)
  })
})
