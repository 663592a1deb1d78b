import type { IndustryPath } from './path.ts'

/** Public hospitals buying equipment; reagents and consumables share the people but go through listing and volume purchase. */
export const medical: IndustryPath = {
  id: 'medical',
  name: '医疗器械·医院',
  industries: ['医疗'],
  stages: [
    {
      stage: 'lead',
      name: '科室线索',
      exit: [
        '哪个科室、哪台旧设备、为什么要换说得清',
        '查过采购意向公告和上一轮中标结果',
        '我方产品的注册证覆盖这个用途',
      ],
      usualDays: { from: 3, to: 30 },
    },
    {
      stage: 'contact',
      name: '科室接洽',
      exit: [
        { text: '科主任见过，按医院的接待规定登记', shownBy: 'somebody-met' },
        '现用设备的年限、台数、检查量问到了',
        { text: '约好下一次带资料的日子', shownBy: 'next-step-agreed' },
      ],
      usualDays: { from: 7, to: 60 },
    },
    {
      stage: 'need',
      name: '临床需求确认',
      exit: [
        '科室写了申购申请或答应写',
        { text: '设备科知道这件事', shownBy: 'checker-met' },
        '临床必需的指标和可有可无的指标分开了',
      ],
      usualDays: { from: 15, to: 90 },
    },
    {
      stage: 'solution',
      name: '参数论证与试用',
      exit: [
        { text: '试用或参观有科室签字的结论', shownBy: 'trial-passed' },
        '参数建议给到设备科，满足的同类产品不少于三家',
        { text: '报价和配置单对过', shownBy: 'quoted' },
      ],
      usualDays: { from: 15, to: 90 },
    },
    {
      stage: 'budget',
      name: '院内立项',
      exit: [
        '医学装备委员会论证过',
        { text: '院长办公会或党委会批了', shownBy: 'budget-approved' },
        '资金来源写清是财政、专项还是自筹',
      ],
      usualDays: { from: 30, to: 180 },
    },
    {
      stage: 'bidding',
      name: '招标采购',
      exit: ['招标文件逐条应答，授权和注册证在有效期内', '按时递标，没有废标项', '中标公告期满，没有未了的质疑'],
      usualDays: { from: 25, to: 90 },
    },
    {
      stage: 'negotiation',
      name: '合同商定',
      exit: [
        '配置、质保年限、培训和验收写进合同稿',
        { text: '付款节点与财务科对过', shownBy: 'payment-agreed' },
        '现场水电、机房、网络条件确认',
      ],
      usualDays: { from: 7, to: 45 },
    },
    {
      stage: 'contract',
      name: '签约装机',
      exit: ['合同双方盖章', '装机日期与科室、设备科都定了', '验收单的签字人知道是谁'],
      usualDays: { from: 10, to: 60 },
    },
  ],
  buyers: [
    { role: 'EB', titles: ['院长', '分管副院长'], cares: '学科发展、投入产出和采购经得起审计' },
    { role: 'UB', titles: ['科主任', '护士长', '检验科技师'], cares: '结果准不准、速度够不够、坏了谁来' },
    { role: 'TB', titles: ['设备科长', '信息科长'], cares: '参数公允、维保成本、能不能接上院内系统' },
    { role: 'OTHER', titles: ['招采办主任', '财务科长'], cares: '程序合规、资金到位、付款凭据' },
  ],
  tender: [
    '用财政性资金买目录以内或限额标准以上的设备走政府采购，采购意向原则上要在采购活动开始三十日前公开。',
    '公开招标从发出招标文件到投标截止不少于二十日，公告之前的论证期才是讲参数的时候。',
    '甲类、乙类大型医用设备要先拿到配置许可证才能采购。',
    '采购进口设备要先做进口论证并经财政部门审核，国内能满足的原则上买国产。',
    '试剂和耗材在省级医药采购平台挂网、阳光采购，进了集采的品种按约定量执行。',
    '“等集采”要问清是哪一级、哪一批、含不含这类设备：国家组织的集采面向药品和高值耗材，设备多是省市或医共体自己组织。',
  ],
  offset: {
    logOdds: -0.15,
    sd: 0.35,
    reason: '周期跨财年，院内论证和公开招标两道关，任何一道都能换人',
    judgedOn: '2026-11-21',
  },
}
