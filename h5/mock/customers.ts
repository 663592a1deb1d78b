import type { CustomerList, CustomerPage } from '../../src/server/contract.ts'

export const customerList: CustomerList = {
  customers: [
    {
      id: 'hongda',
      name: '宏达精密',
      aliases: ['宏达', '苏州宏达'],
      about: '机械制造 · 苏州 · 老客户',
      owner: '林悦',
      openDeals: 2,
      lastVisit: '11月21日',
    },
    {
      id: 'hospital',
      name: '华东某三甲医院',
      aliases: [],
      about: '医疗 · 华东',
      owner: '林悦',
      openDeals: 1,
      lastVisit: '11月12日',
    },
    { id: 'battery', name: '张家港锂电隔膜厂', aliases: [], about: '', owner: '陈立', openDeals: 0 },
  ],
  found: 3,
}

export function customerPage(id: string): CustomerPage | undefined {
  const row = customerList.customers.find((customer) => customer.id === id)
  if (row === undefined) return undefined
  const { openDeals: _, lastVisit: __, ...customer } = row
  return {
    ...customer,
    ownerId: customer.owner === '林悦' ? 'lin' : 'chen',
    ...(id === 'hongda' ? { group: '拓野控股集团' } : {}),
    groups: ['拓野控股集团', '长江水利集团'],
    mayChange: true,
    deals: [
      { id: 'hongda', name: '产线改造 MES 一期', state: '商务谈判', amount: '126 万', owner: '林悦', open: true },
      { id: 'old', name: '设备联网', state: '赢单', amount: '48 万', owner: '林悦', open: false },
    ],
    contacts: [
      { name: '王建国', about: '信息部 部长', ground: '2026 上海展会名片，本人同意', outsideId: 'wmWangJianguo' },
      { name: '李萍', about: '采购' },
    ],
    ahead: [{ when: '11月27日 周五 14:00', text: '和王总过方案', dealId: 'hongda' }],
    timeline: [
      { at: '2026-11-21T10:05:00Z', kind: '拜访', text: '王总说年前要定下来，让我们把二期也报进来', who: '我' },
      { at: '2026-11-20T02:30:00Z', kind: '事件', text: '客服工单：扫码枪连不上，已解决', who: '客服系统' },
    ],
  }
}
