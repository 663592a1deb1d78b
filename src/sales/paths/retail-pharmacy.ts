import type { IndustryPath } from './path.ts'

/**
 * Pharmacy chains. Drug makers are filed under the same trade; what is asked of the head office holds for both, the shops are
 * the chains' own.
 */
export const retailPharmacy: IndustryPath = {
  id: 'retail-pharmacy',
  name: '医药零售·连锁药店',
  industries: ['医药'],
  stages: [
    {
      stage: 'lead',
      name: '连锁摸排',
      exit: ['门店数、直营加盟各多少有数', '经营许可和医保定点的情况查过', '知道总部谁管这一类采购'],
      usualDays: { from: 2, to: 21 },
    },
    {
      stage: 'contact',
      name: '总部拜访',
      exit: [
        { text: '总部运营或采购见过一次', shownBy: 'somebody-met' },
        '走过两家门店',
        '现在用的系统或设备和到期日问到了',
      ],
      usualDays: { from: 5, to: 30 },
    },
    {
      stage: 'need',
      name: '门店需求确认',
      exit: ['门店的实际做法看过并记下来', '质量管理部提过的要求列全', '要铺几家店、先铺哪几家有说法'],
      usualDays: { from: 7, to: 30 },
    },
    {
      stage: 'solution',
      name: '样板店试用',
      exit: ['样板店跑满约定的天数', '店长和质管员各有一份书面意见', '首营资料或供应商资质已审'],
      usualDays: { from: 14, to: 60 },
    },
    {
      stage: 'budget',
      name: '总部立项',
      exit: ['按门店数算的总额总部认可', '费用总部出还是门店摊定了', '铺店计划排到月'],
      usualDays: { from: 7, to: 60 },
    },
    {
      stage: 'bidding',
      name: '比价选定',
      exit: ['比价表逐项答完', '质量和售后承诺有书面件', '拿到选定通知'],
      usualDays: { from: 5, to: 30 },
    },
    {
      stage: 'negotiation',
      name: '供货条款',
      exit: ['单店价、阶梯价和账期写明', '退换货与召回配合写明', '培训到店的次数定了'],
      usualDays: { from: 3, to: 30 },
    },
    {
      stage: 'contract',
      name: '签约铺店',
      exit: ['合同和质量保证协议都盖章', '首批门店名单和日期定了', '首款到账或账期起算日写明'],
      usualDays: { from: 3, to: 30 },
    },
  ],
  buyers: [
    { role: 'EB', titles: ['总经理', '分管运营的副总'], cares: '单店产出、总投入、能不能全国复制' },
    { role: 'UB', titles: ['店长', '营运经理', '执业药师'], cares: '收银台前多不多一步，店员流动大教不教得会' },
    { role: 'TB', titles: ['质量负责人', '信息部经理'], cares: '过得了药监检查，和进销存、医保接口接得上' },
    { role: 'OTHER', titles: ['采购经理', '财务经理'], cares: '资质齐全、账期、返利写进合同走明账' },
  ],
  tender: [
    '连锁总部统一采购是常态，加盟店能不能自己买要先问清。',
    '按药品经营质量管理规范（GSP），首营企业和首营品种要先审核资质，温湿度、效期和处方审核都要有记录。',
    '计算机系统要能支撑质量管理和追溯，换系统时质量负责人有一票否决的分量。',
    '医保定点门店受协议管理，动收银和追溯码环节要避开对账日并先和医保接口方确认。',
    '药品集采对零售药店多是自愿参加，各省做法不同，不要当成必选来讲。',
  ],
  offset: {
    logOdds: 0.05,
    sd: 0.4,
    reason: '总部定了就铺得快，可关店和压账期的时候也停得快',
    judgedOn: '2026-11-21',
  },
}
