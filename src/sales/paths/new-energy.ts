import type { IndustryPath } from './path.ts'

/** Makers of batteries, photovoltaics and storage: bases built in months, suppliers admitted once and audited often. */
export const newEnergy: IndustryPath = {
  id: 'new-energy',
  name: '新能源制造',
  industries: ['新能源'],
  stages: [
    {
      stage: 'lead',
      name: '扩产线索',
      exit: [
        '基地、产能和投产时间有公开出处',
        '这一期设备和软件包在谁手里问到了',
        { text: '知道上一期用的是哪家', shownBy: 'rivals-known' },
      ],
      usualDays: { from: 3, to: 30 },
    },
    {
      stage: 'contact',
      name: '技术对接',
      exit: [
        { text: '工艺或设备部见过一次', shownBy: 'somebody-met' },
        '我方有没有同类产线的案例讲清了',
        '保密协议签了或说好不用签',
      ],
      usualDays: { from: 7, to: 45 },
    },
    {
      stage: 'need',
      name: '技术规格确认',
      exit: ['规格书逐条回复，偏离项列明', '节拍、良率、追溯粒度各有目标值', '供应商准入资料已提交'],
      usualDays: { from: 7, to: 45 },
    },
    {
      stage: 'solution',
      name: '打样与试线',
      exit: [
        { text: '样件或中试线数据由对方出具', shownBy: 'trial-passed' },
        '准入审核通过或只剩整改项',
        '交期排到周，产能有余量',
      ],
      usualDays: { from: 15, to: 90 },
    },
    {
      stage: 'budget',
      name: '投资批复',
      exit: [
        { text: '这一期的投资额集团批了', shownBy: 'budget-approved' },
        '设备清单里有我们这一项',
        '采购节点排进基地建设计划',
      ],
      usualDays: { from: 10, to: 120 },
    },
    {
      stage: 'bidding',
      name: '集团招采',
      exit: ['在集团招采平台上按时报价', '技术标评审过关', '知道几轮报价、第几轮见底'],
      usualDays: { from: 7, to: 45 },
    },
    {
      stage: 'negotiation',
      name: '价格与付款',
      exit: [{ text: '分段付款和承兑比例写明', shownBy: 'payment-agreed' }, '延期罚则双方认可', '备件和驻场的数量定了'],
      usualDays: { from: 5, to: 30 },
    },
    {
      stage: 'contract',
      name: '下单排产',
      exit: ['订单或合同盖章', '预付款到账', '出厂验收和现场验收的标准各有一份'],
      usualDays: { from: 3, to: 30 },
    },
  ],
  buyers: [
    { role: 'EB', titles: ['基地总经理', '集团采购副总裁'], cares: '投产节点、单位产能投资、回款安全' },
    { role: 'UB', titles: ['工艺经理', '生产经理'], cares: '良率、节拍、换型时间' },
    { role: 'TB', titles: ['设备总监', '信息化经理'], cares: '开机率、接口协议、数据追溯到电芯还是到批' },
    { role: 'OTHER', titles: ['采购经理', '基建项目经理'], cares: '三轮比价、到货节点、罚则' },
  ],
  tender: [
    '大厂多在集团招采平台上多轮报价，供应商要先准入，审厂看质量体系和产能。',
    '付款常按预付、发货、验收、质保分段，部分用承兑，谈价时要把票据成本算进去。',
    '设备先在出厂前验收，到现场再验收一次，两次的标准要写成附件。',
    '项目随市场价格起落，缓建和砍产能常见，投资批复的日期比口头承诺可靠。',
    '同一集团的下一个基地往往沿用上一个的供应商，第一单的交付就是下一单的标书。',
  ],
  offset: {
    logOdds: -0.1,
    sd: 0.45,
    reason: '扩产时快得惊人，行情转弱时整期叫停，起落比别的行业大',
    judgedOn: '2026-11-21',
  },
}
