import type { Customer } from '../../sales/customer.ts'
import type { NewDeal } from '../../sales/deal.ts'
import type { ContactFacts, Fact, Facts } from '../../sales/facts.ts'
import type { Stage } from '../../sales/stage.ts'
import type { Furniture } from '../../storage/storage.ts'

/** Everybody in it, by their id on the platform. */
export const staff = { rep: 'ZhouHang', manager: 'XuJing', colleague: 'TangYiming' } as const

/** A book of twelve customers on the eve of the day, and one of a colleague's that the rep may not see. */
export function theOffice(tenantId: string, platform: string): Furniture {
  const cases = [...booked, coveted]
  return {
    tenantId,
    platform,
    teams: [
      { id: 'east', tenantId, name: '华东区' },
      { id: 'one', tenantId, name: '华东一组', parentId: 'east' },
      { id: 'two', tenantId, name: '华东二组', parentId: 'east' },
    ],
    people: [
      { id: 'rep', userId: staff.rep, name: '周航', role: 'rep', teamId: 'one' },
      { id: 'colleague', userId: staff.colleague, name: '唐一鸣', role: 'rep', teamId: 'two' },
      { id: 'manager', userId: staff.manager, name: '许静', role: 'manager', teamId: 'east' },
    ],
    customers: cases.map((one) => customerOf(one, tenantId)),
    deals: cases.flatMap((one) => dealOf(one, tenantId)),
    visits: [
      {
        id: 'visit-before',
        tenantId,
        ownerId: 'rep',
        teamId: 'one',
        customerId: '嘉兴海纳化纤有限公司',
        dealId: 'deal-嘉兴海纳化纤有限公司',
        on: '2026-11-17',
        at: '2026-11-17T08:00:00.000Z',
        loggedAt: '2026-11-17T08:00:00.000Z',
        text: '见了采购沈经理，说年底前要把断丝率降到千分之二',
      },
    ],
  }
}

interface Case {
  customer: string
  aliases?: readonly string[]
  region: string
  industry: NonNullable<Facts['industry']>['value']
  /** Its one deal; a customer may have none yet. */
  deal?: { name: string; stage: Stage; amount: number; contacts?: ContactFacts[] }
  owner?: 'colleague'
}

const booked: Case[] = [
  {
    customer: '宁波东睦轴承有限公司',
    region: '宁波',
    industry: '机械',
    deal: { name: '轴承外观检测', stage: 'solution', amount: 1_200_000, contacts: [{ name: '施总工', title: '总工' }] },
  },
  {
    customer: '嘉兴海纳化纤有限公司',
    region: '嘉兴',
    industry: '化工',
    deal: { name: '断丝检测', stage: 'need', amount: 860_000, contacts: [{ name: '沈经理', dept: '采购部' }] },
  },
  {
    customer: '常州博睿电机有限公司',
    region: '常州',
    industry: '机械',
    deal: { name: '能耗监测', stage: 'negotiation', amount: 450_000, contacts: [{ name: '裴总', title: '总经理' }] },
  },
  {
    customer: '南通江海港务集团',
    region: '南通',
    industry: '物流',
    deal: { name: '门机状态监测', stage: 'budget', amount: 3_500_000, contacts: [{ name: '葛主任', dept: '设备部' }] },
  },
  { customer: '绍兴柯印染整有限公司', aliases: ['柯印'], region: '绍兴', industry: '纺织服装' },
  {
    customer: '台州森林泵业有限公司',
    region: '台州',
    industry: '机械',
    deal: { name: '远程运维', stage: 'contract', amount: 280_000 },
  },
  {
    customer: '杭州安途物流有限公司',
    region: '杭州',
    industry: '物流',
    deal: { name: '分拣线改造', stage: 'negotiation', amount: 750_000 },
  },
  {
    customer: '合肥晶澄光伏有限公司',
    region: '合肥',
    industry: '新能源',
    deal: { name: '组件检测线', stage: 'budget', amount: 2_200_000 },
  },
  {
    customer: '无锡华芯微电子有限公司',
    region: '无锡',
    industry: '半导体',
    deal: { name: '晶圆外观检测', stage: 'need', amount: 1_500_000 },
  },
  {
    customer: '无锡华芯材料有限公司',
    region: '无锡',
    industry: '半导体',
    deal: { name: '靶材检测', stage: 'lead', amount: 400_000 },
  },
  {
    customer: '泰州市第二人民医院',
    region: '泰州',
    industry: '医疗',
    deal: { name: '配电能耗监测', stage: 'need', amount: 950_000 },
  },
  {
    customer: '苏州恒准医疗器械有限公司',
    region: '苏州',
    industry: '医疗',
    deal: { name: '灭菌监控', stage: 'solution', amount: 1_300_000, contacts: [{ name: '陆博士' }] },
  },
]

/** 瑞检中心 is 唐一鸣's. */
const coveted: Case = {
  customer: '上海瑞检中心',
  region: '上海',
  industry: '检测',
  deal: { name: '样品流转', stage: 'solution', amount: 1_880_000, contacts: [{ name: '卓主任' }] },
  owner: 'colleague',
}

const since = '2026-11-02'

function recorded<T>(value: T): Fact<T> {
  return { value, source: 'record', on: since }
}

function ownership({ owner }: Case, tenantId: string) {
  return owner === undefined
    ? { tenantId, ownerId: 'rep', teamId: 'one' }
    : { tenantId, ownerId: 'colleague', teamId: 'two' }
}

function customerOf(of: Case, tenantId: string): Customer {
  const { customer: name, aliases = [], region, industry } = of
  return { id: name, ...ownership(of, tenantId), name, aliases, region, industry, existing: false }
}

function dealOf(of: Case, tenantId: string): NewDeal[] {
  const { customer, region, industry, deal } = of
  if (deal === undefined) return []
  const fen = deal.amount * 100
  return [
    {
      id: `deal-${customer}`,
      ...ownership(of, tenantId),
      customerId: customer,
      name: deal.name,
      stage: deal.stage,
      status: 'open',
      facts: {
        customer: recorded(customer),
        region: recorded(region),
        industry: recorded(industry),
        stage: recorded(deal.stage),
        amount: recorded({ min: fen, max: fen }),
        contacts: deal.contacts ?? [],
        objections: [],
      },
      updatedAt: `${since}T01:00:00.000Z`,
    },
  ]
}
