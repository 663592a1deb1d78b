import type { IndustryPath } from './path.ts'

/** Factories buying software for production: MES, quality, planning, warehouses. */
export const manufacturingSoftware: IndustryPath = {
  id: 'manufacturing-software',
  name: '制造业软件',
  industries: ['半导体', '电子', '汽车', '机械', '化工', '钢铁有色', '纺织服装'],
  stages: [
    {
      stage: 'lead',
      name: '线索筛选',
      exit: [
        '工厂数、产线数、员工数有个数',
        '现用的 ERP 和产线系统叫什么问到了',
        '起因说得清：审厂、扩产、追溯还是降本',
      ],
      usualDays: { from: 2, to: 21 },
    },
    {
      stage: 'contact',
      name: '高层首访',
      exit: [
        { text: '生产或 IT 的负责人见过一位', shownBy: 'somebody-met' },
        '进过一次车间',
        { text: '约好调研的日子和陪同的人', shownBy: 'next-step-agreed' },
      ],
      usualDays: { from: 7, to: 45 },
    },
    {
      stage: 'need',
      name: '现场调研',
      exit: ['调研报告发出，对方书面确认', '痛点各有一个现状数字', '生产、质量、IT 各有一位说过要什么'],
      usualDays: { from: 10, to: 45 },
    },
    {
      stage: 'solution',
      name: '蓝图与 POC',
      exit: [
        { text: '选一条线做的 POC 有验收结论', shownBy: 'trial-passed' },
        '接口清单和设备联网清单列出来了',
        '二次开发的边界写清',
      ],
      usualDays: { from: 20, to: 90 },
    },
    {
      stage: 'budget',
      name: '项目立项',
      exit: [
        '投资回报算法是对方自己认的',
        { text: '立项报告过了总经理或集团', shownBy: 'budget-approved' },
        '实施期间的甲方项目经理已指定',
      ],
      usualDays: { from: 15, to: 120 },
    },
    {
      stage: 'bidding',
      name: '比选招标',
      exit: ['讲标完成，问题清单已书面答复', '评分表里我们的短板有说法', '拿到名次或入围通知'],
      usualDays: { from: 10, to: 60 },
    },
    {
      stage: 'negotiation',
      name: '商务谈判',
      exit: ['许可、实施、运维分项定价', '里程碑和付款逐个对应', '范围变更的算法写进附件'],
      usualDays: { from: 7, to: 60 },
    },
    {
      stage: 'contract',
      name: '签约启动',
      exit: ['合同盖章归档', '首付款到账', '启动会日期和双方项目组名单定了'],
      usualDays: { from: 7, to: 45 },
    },
  ],
  buyers: [
    { role: 'EB', titles: ['总经理', '分管生产的副总'], cares: '交付准时率、成本、客户审厂过不过' },
    { role: 'UB', titles: ['生产经理', '车间主任', '质量经理'], cares: '现场多不多点一下，班组愿不愿意用' },
    { role: 'TB', titles: ['IT 经理', '信息化总监'], cares: '和 ERP、设备的接口，数据在谁手里，谁来维护' },
    { role: 'OTHER', titles: ['采购经理', '财务总监'], cares: '总拥有成本、付款与验收挂钩' },
  ],
  tender: [
    '民营工厂多是邀请几家讲方案再议价，集团和国有企业才走完整的招标。',
    '软件常按许可、实施、运维分项报价，实施费按人天核，年运维费按许可的一定比例收。',
    '付款与里程碑挂钩，常见的是签约、蓝图确认、上线、验收、质保几段。',
    '部分城市有数字化改造补贴，申报窗口和验收要求会左右客户的时间表，要问清有没有在报。',
    '旺季不停线，上线窗口多在淡季、检修期或春节前后。',
  ],
  offset: {
    logOdds: -0.05,
    sd: 0.35,
    reason: '没有外力时容易被“现在也能转”拖住，有审厂或扩产逼着就快',
    judgedOn: '2026-11-21',
  },
}
