import type { HandOverPage, MergePage, MergePreview } from '../../src/server/contract.ts'

export const mergePage: MergePage = {
  duplicates: [
    {
      one: { id: 'hongda', name: '宏达精密', owner: '林悦', openDeals: 2 },
      other: { id: 'hongda-2', name: '苏州宏达精密机械有限公司', owner: '陈立', openDeals: 1 },
      why: '一家的别名是另一家的名字',
    },
    {
      one: { id: 'battery', name: '张家港锂电隔膜厂', owner: '林悦', openDeals: 1 },
      other: { id: 'battery-2', name: '张家港锂电膈膜厂', owner: '林悦', openDeals: 0 },
      why: '读音一样',
    },
  ],
  trail: [
    {
      id: 'm1',
      kept: '云澜二院',
      gone: '云澜第二人民医院',
      moved: '2 单商机、1 位联系人、5 次拜访',
      by: '林悦',
      at: '2026-11-20T02:30:00Z',
      undone: false,
      undoUntil: '2026-12-20T02:30:00Z',
    },
  ],
}

export const mergePreview: MergePreview = {
  moved: '1 单商机、2 位联系人、3 次拜访',
  aliases: ['苏州宏达精密机械有限公司'],
  warnings: ['两家的负责人不同：客户归留下的那位，各自的商机还归各自。'],
}

export const handOverPage: HandOverPage = {
  givers: [
    { id: 'lin', name: '林悦', active: false, customers: 2 },
    { id: 'chen', name: '陈立', active: true, customers: 5 },
  ],
  takers: [
    { id: 'chen', name: '陈立' },
    { id: 'zhou', name: '周航' },
  ],
  customers: [
    { id: 'hongda', name: '宏达精密', what: '2 单在谈、1 件待办' },
    { id: 'hospital', name: '华东某三甲医院', what: '1 单在谈、1 个约' },
  ],
  trail: [
    {
      id: 'h1',
      from: '林悦',
      to: '陈立',
      customers: ['张家港锂电隔膜厂'],
      what: '1 单在谈',
      by: '许航',
      at: '2026-11-20T02:30:00Z',
      undone: true,
    },
  ],
}
