import { describe, expect, test } from 'vitest'
import { screen } from './compliance.ts'
import type { RuleId } from './compliance-rules.ts'

const bad: [RuleId, string][] = [
  ['bribery', '这单成了给您三个点回扣'],
  ['bribery', '王主任那边我带两张购物卡过去'],
  ['bribery', '您帮忙说句话，少不了您的'],
  ['bribery', '过年给张院长包个红包'],
  ['bribery', '费用我给您打到您爱人的卡上'],
  ['bribery', '签完请您去三亚度假'],
  ['bribery', '这单成了，有您一份'],
  ['bribery', '不是不给回扣，是现在不方便'],
  ['dodged-tender', '咱们绕开招标，走零星采购'],
  ['dodged-tender', '把这套拆成三个小单，就不用上会了'],
  ['dodged-tender', '设备先装机后面再补招标手续'],
  ['dodged-tender', '我们想办法不走公开招标'],
  ['rigged-bid', '陪标的我来找，您只管发公告'],
  ['rigged-bid', '另外两家我们来安排'],
  ['rigged-bid', '参数就按我们家的量身写'],
  ['rigged-bid', '能不能把对手的报价发我看一眼'],
  ['rigged-bid', '都说好了，早就内定给我们了'],
  ['rigged-bid', '加这一条就能把他们卡死'],
  ['superlative', '我们是国内最好的监护仪厂家'],
  ['superlative', '这台做到了同类产品里最准'],
  ['superlative', '我们销量第一，您放心'],
  ['superlative', '系统绝对不会出错'],
  ['superlative', '这是顶级的检验方案'],
  ['leaked-floor', '账期我们最多给60天'],
  ['leaked-floor', '客户要90天，我们最多给60'],
  ['leaked-floor', '价格最多再让五个点，公司就批这么多'],
  ['leaked-floor', '跟您交个底，最低可以到82万'],
  ['leaked-floor', '我们底价是七十六万'],
  ['leaked-floor', '我手里的权限就到九折'],
  ['disparagement', '{竞品}的东西三天两头坏'],
  ['disparagement', '他们家售后根本不行'],
  ['disparagement', '听说那家快要倒闭了，您敢签吗'],
  ['sure-win', '您按我说的报，保证中标'],
  ['sure-win', '这个方案一定能通过评审'],
  ['sure-win', '找我们这单稳中'],
  ['sure-win', '上了系统包您三个月回本'],
  ['personal-data', '您把患者名单导给我，我来测试'],
  ['personal-data', '李工电话13800138000，您直接打'],
]

const good = [
  '我们不谈回扣，能给的都写进合同',
  '回扣、礼品我们一律不碰，您放心谈价格',
  '折扣写进合同，如实开票入账',
  '超过限额就走公开招标，不能绕开招标',
  '化整为零是违规的，咱们按程序走',
  '没到限额可以询价采购，您看院里怎么规定',
  '设备分成两期交付，先装检验科',
  '本周内定下来由谁签字就行',
  '参数写通用指标，满足的厂家不少于三家',
  '围标串标是违法的，谁提都不接',
  '招标公告出来以后，我们按文件应答',
  '您最好叫上信息科一起看接口',
  '最近三个月开机率都有记录，最迟周五发您',
  '最后一版方案里改了两处',
  '这台最多同时接十六张床',
  '最低可以从一条线开始，跑通了再铺',
  '最低能检到每毫升0.1纳克',
  '您最担心的是切换那几天，对吧',
  '我们最快下周三到货，最晚不过月底',
  '唯一要确认的是机房温度',
  '贵院是国内第一批试点单位',
  '这批货百分之百出厂全检，报告随箱',
  '底价我不能说，要让步得有对等条件',
  '客户一直打听底价，我没有接',
  '付款您希望怎么分，我回去一起申请',
  '超出我的权限了，我要回公司申请',
  '{竞品}也是正经厂家，差别在维保响应',
  '垃圾焚烧厂的烟气监测归环保科',
  '谁也不能保证中标，我们把应答做扎实',
  '验收能不能过，看这三条指标的实测',
  '稳中求进，先上一条线',
  '药包过期批号会自动拦下来',
  '患者数据先脱敏，再由信息科导出',
  '电商后台给用户发红包的活动要单独压测',
  '严禁串标，这条写在我们的手册里',
]

describe('screen', () => {
  test.each(bad)('%s: %s', (rule, text) => {
    expect(screen(text).map((breach) => breach.rule)).toContain(rule)
  })

  test.each(good)('nothing wrong with: %s', (text) => {
    expect(screen(text)).toEqual([])
  })

  test('quotes the words as they stand, and says why in a sentence', () => {
    const text = '跟您交个底，账期最多给６０天'
    const [breach] = screen(text)
    expect(text).toContain(breach?.quote)
    expect(breach?.quote).toBe('最多给６０天')
    expect(breach?.why).toMatch(/^[^。]+。$/)
  })

  test('names everything that is wrong, not only the first thing', () => {
    const rules = screen('绕过招标，回扣给您三个点，保证中标').map(({ rule }) => rule)
    expect(new Set(rules)).toEqual(new Set(['dodged-tender', 'bribery', 'sure-win']))
  })

  test('a refusal about something else excuses nothing', () => {
    expect(screen('回扣给您三个点，别的我们不谈')).toHaveLength(1)
  })

  test('a number stays personal however it is denied', () => {
    expect(screen('别打13800138000')).toHaveLength(1)
  })

  test.each(['最多给', '给您我们是国内', '、和', '回扣', '1', '，', '（'])(
    'long and hostile text is read quickly: %s',
    (piece) => {
      const started = performance.now()
      screen(piece.repeat(60_000 / piece.length))
      expect(performance.now() - started).toBeLessThan(3000)
    },
  )
})
