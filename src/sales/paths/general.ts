import type { IndustryPath } from './path.ts'

/** The path of every trade that has none of its own: companies buying equipment or software for themselves. */
export const general: IndustryPath = {
  id: 'general',
  name: '通用',
  industries: [],
  stages: [
    {
      stage: 'lead',
      name: '线索核实',
      exit: [
        '知道对方单位全称和所在地',
        { text: '有一个能打通的联系人', shownBy: 'somebody-known' },
        '说得出他们为什么现在要看',
      ],
      usualDays: { from: 1, to: 14 },
    },
    {
      stage: 'contact',
      name: '首次拜访',
      exit: [
        { text: '当面或视频谈过一次', shownBy: 'somebody-met' },
        '问清了现在怎么做、谁在用',
        { text: '约了下一次的日子', shownBy: 'next-step-agreed' },
      ],
      usualDays: { from: 3, to: 30 },
    },
    {
      stage: 'need',
      name: '需求确认',
      exit: [
        '需求写成一页纸，客户看过并回了话',
        { text: '使用部门和把关部门各见过一人', shownBy: 'user-and-checker-met' },
        { text: '知道谁拍板、钱从哪个口子出', shownBy: 'decider-known' },
      ],
      usualDays: { from: 7, to: 45 },
    },
    {
      stage: 'solution',
      name: '方案与试用',
      exit: [
        '方案讲过一遍，客户提的问题逐条答了',
        { text: '试用或演示有书面结论', shownBy: 'trial-passed' },
        { text: '客户认可的报价范围说过数', shownBy: 'quoted' },
      ],
      usualDays: { from: 14, to: 60 },
    },
    {
      stage: 'budget',
      name: '内部立项',
      exit: [
        { text: '立项单或请示已经批下来', shownBy: 'budget-approved' },
        { text: '预算金额和到账时间有出处', shownBy: 'budget-known' },
        { text: '采购方式定了', shownBy: 'purchase-known' },
      ],
      usualDays: { from: 10, to: 90 },
    },
    {
      stage: 'bidding',
      name: '比价或投标',
      exit: ['标书或比价单里的参数逐条核对过', '按时递了完整的应答文件', '拿到名次或中选通知'],
      usualDays: { from: 10, to: 60 },
    },
    {
      stage: 'negotiation',
      name: '商务谈判',
      exit: ['价格、付款、交期、验收四项都有书面意见', '我方的让步都换到了对等条件', '双方签字人确认过终稿'],
      usualDays: { from: 5, to: 45 },
    },
    {
      stage: 'contract',
      name: '签约走章',
      exit: ['双方盖章的合同收到扫描件', '首付款到账或排进付款计划', '交付负责人交接完'],
      usualDays: { from: 5, to: 45 },
    },
  ],
  buyers: [
    { role: 'EB', titles: ['总经理', '分管副总'], cares: '这笔钱花得值不值，出了问题谁担着' },
    { role: 'UB', titles: ['使用部门负责人', '一线主管'], cares: '上手难不难，会不会多出活来' },
    { role: 'TB', titles: ['技术负责人', '信息部经理'], cares: '指标对不对得上，和现有系统接不接得住' },
    { role: 'OTHER', titles: ['采购经理', '财务经理'], cares: '流程合规、比价记录齐全、付款节奏' },
  ],
  tender: [
    '多数民营企业自定采购办法，常见的是三家比价加领导审批。',
    '金额过了公司内部门槛要上采购会或招标，门槛各家不同，要先问清。',
    '国有企业的采购多在自己的或第三方的电子采购平台上进行，供应商要提前注册入库。',
    '预算多在四季度报、次年一季度批，年中追加要走单独的审批。',
  ],
  offset: { logOdds: 0, sd: 0.3, reason: '没有行业资料，按通用阶梯估，不加不减', judgedOn: '2026-11-21' },
}
