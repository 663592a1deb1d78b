import type { IndustryPath } from './path.ts'

/** Internet and software companies subscribing to somebody else's software. */
export const saas: IndustryPath = {
  id: 'saas',
  name: '软件订阅',
  industries: ['软件互联网', '电商'],
  stages: [
    {
      stage: 'lead',
      name: '注册线索',
      exit: [
        '公司、岗位、人数核过',
        '知道他想解决哪一件事',
        { text: '加上了能回话的联系方式', shownBy: 'somebody-known' },
      ],
      usualDays: { from: 1, to: 10 },
    },
    {
      stage: 'contact',
      name: '首次演示',
      exit: ['按他的场景演示过一遍', '问清了现在用什么、合同几月到期', '拉上了第二个部门的人'],
      usualDays: { from: 2, to: 21 },
    },
    {
      stage: 'need',
      name: '场景确认',
      exit: ['必须有的功能列成清单', '账号数和用量有数', '试用怎样算成功，双方写下来了'],
      usualDays: { from: 3, to: 21 },
    },
    {
      stage: 'solution',
      name: '试用验证',
      exit: ['试用账号每周有人登录', '当初写下的成功标准逐条打勾', '数据导入导出走通一遍'],
      usualDays: { from: 7, to: 45 },
    },
    {
      stage: 'budget',
      name: '预算申请',
      exit: ['预算归哪个部门定了', '采购申请单已提交', { text: '年付还是月付说好了', shownBy: 'payment-agreed' }],
      usualDays: { from: 5, to: 45 },
    },
    {
      stage: 'bidding',
      name: '选型比价',
      exit: ['比价表里的每一项都答了', '安全问卷交齐', { text: '知道最后剩几家', shownBy: 'rivals-known' }],
      usualDays: { from: 5, to: 30 },
    },
    {
      stage: 'negotiation',
      name: '商务条款',
      exit: [
        { text: '席位、单价、年限写成报价单', shownBy: 'quoted' },
        '服务等级和退出条款法务看过',
        '数据处理的约定双方认可',
      ],
      usualDays: { from: 3, to: 30 },
    },
    {
      stage: 'contract',
      name: '订阅签约',
      exit: ['电子合同双方签完', '第一期款到账或账单发出', '正式账号开通，有人带着上线'],
      usualDays: { from: 2, to: 21 },
    },
  ],
  buyers: [
    { role: 'EB', titles: ['业务负责人', '首席技术官'], cares: '多久见效，替掉了谁的钱，换走难不难' },
    { role: 'UB', titles: ['运营主管', '产品经理', '一线用户'], cares: '顺不顺手，老数据带不带得走' },
    { role: 'TB', titles: ['信息安全负责人', '架构师'], cares: '权限、审计、接口和数据存在哪里' },
    { role: 'OTHER', titles: ['采购', '法务', '财务'], cares: '合同模板、自动续费条款、发票' },
  ],
  tender: [
    '小额订阅部门自己就能定，过了内部额度才要采购和法务进来。',
    '规模大些的公司会发安全问卷，常问等保备案、信息安全认证和数据存放地。',
    '替客户处理个人信息时，委托的目的、期限、方式和保护措施要在合同里写明。',
    '旧系统的到期日就是切换窗口，续约通知期之前不谈，多半又续一年。',
    '年付换折扣是通行做法，多年约要写清单价锁定和中途减员怎么算。',
  ],
  offset: {
    logOdds: 0.1,
    sd: 0.35,
    reason: '金额小、决策链短、可以先试，但免费和自研随时是备选',
    judgedOn: '2026-11-21',
  },
}
