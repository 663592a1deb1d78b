import type { IndustryPath } from './path.ts'

/** Authorities buying with public money; the law sets the order of things and the days between them. */
export const government: IndustryPath = {
  id: 'government',
  name: '政府采购',
  industries: ['政府'],
  stages: [
    {
      stage: 'lead',
      name: '意向线索',
      exit: ['查过采购意向公告和部门预算公开', '知道需求处室是哪个', '确认我方没有失信和禁入记录'],
      usualDays: { from: 3, to: 45 },
    },
    {
      stage: 'contact',
      name: '处室拜访',
      exit: [
        { text: '需求处室的经办人见过', shownBy: 'somebody-met' },
        '现有系统或设备的合同到期日问到了',
        '有一份不含报价的交流材料留下',
      ],
      usualDays: { from: 7, to: 60 },
    },
    {
      stage: 'need',
      name: '需求调查',
      exit: [
        '需求调查的问卷或座谈参加过',
        '要对接的上级平台和标准列明',
        { text: '分管领导知道这件事', shownBy: 'decider-met' },
      ],
      usualDays: { from: 15, to: 90 },
    },
    {
      stage: 'solution',
      name: '方案与概算',
      exit: ['建设方案专家看过', '概算有三家以上的询价依据', { text: '演示或试点有书面反馈', shownBy: 'trial-passed' }],
      usualDays: { from: 20, to: 120 },
    },
    {
      stage: 'budget',
      name: '立项与预算',
      exit: [
        '立项批复或信息化主管部门意见拿到',
        { text: '预算列进部门预算或追加文件', shownBy: 'budget-approved' },
        { text: '采购方式已备案或批准', shownBy: 'purchase-known' },
      ],
      usualDays: { from: 30, to: 240 },
    },
    {
      stage: 'bidding',
      name: '招标投标',
      exit: ['资格条件逐条有证明材料', '按时递交，没有实质性不响应', '中标公告期满，没有未了的质疑投诉'],
      usualDays: { from: 25, to: 75 },
    },
    {
      stage: 'negotiation',
      name: '合同拟定',
      exit: ['合同条款没有背离招标文件', '验收方案和付款节点写明', '履约保证金按文件交了'],
      usualDays: { from: 5, to: 30 },
    },
    {
      stage: 'contract',
      name: '签约备案',
      exit: ['合同盖章，在规定媒体公告', '财政备案完成', '进场时间和项目组报备'],
      usualDays: { from: 3, to: 30 },
    },
  ],
  buyers: [
    { role: 'EB', titles: ['局长', '分管副局长'], cares: '任务完成得了、审计说得清、不出舆情' },
    { role: 'UB', titles: ['业务处室处长', '窗口单位负责人'], cares: '基层用得起来，报表少填一遍' },
    { role: 'TB', titles: ['信息中心主任', '大数据局评审专家'], cares: '安全等级、共享接口、国产化适配' },
    { role: 'OTHER', titles: ['采购经办', '财务处长', '采购代理机构'], cares: '程序、时限、档案齐全' },
  ],
  tender: [
    '采购意向原则上要在采购活动开始三十日前公开，看到意向时需求多半已定型。',
    '公开招标从发出招标文件到投标截止不少于二十日，数额标准由国务院或省级政府规定。',
    '方式有公开招标、邀请招标、竞争性谈判、竞争性磋商、询价、单一来源和框架协议，小额多在电子卖场。',
    '把该公开招标的项目拆成小单是规避招标，谁提都不能跟。',
    '限额以上、二百万元以下适宜由中小企业提供的货物和服务，应当专门面向中小企业采购。',
    '对结果不服的供应商可在七个工作日内提出质疑，中标通知书发出后三十日内签合同。',
  ],
  offset: {
    logOdds: -0.25,
    sd: 0.4,
    reason: '预算按年走，意向公开时格局多半已定，评分项不在我们手里',
    judgedOn: '2026-11-21',
  },
}
