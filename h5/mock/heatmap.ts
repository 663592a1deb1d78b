import type {
  ChatGroupList,
  EventList,
  Heatmap,
  HeatmapDeal,
  HeatmapNews,
  SignalsPage,
} from '../../src/server/contract.ts'
import { deals } from './deals.ts'

const names = [
  '投诉',
  '预算',
  '决策链',
  '走人',
  '对手',
  '沉默',
  '不回',
  '下一步',
  '延期',
  '截止',
  '交付',
  '设备',
  '舆情',
  '停滞',
  '单线',
  '没谈价',
]
const waiting = '合同有危险（11月22日），还没人回应；回应之前这一单我不主动发东西'
const levels = ['high', 'watch', 'none', 'not-applicable'] as const
const shorts = { high: '超 18%', watch: '没约下一步', none: '正常', 'not-applicable': '不适用' }

export const heatmap: Heatmap = {
  signals: names.map((name) => ({ id: name === '截止' ? 'deadline-near' : name, name })),
  rows: deals.map(({ id, customer, name, stage, owner, amount }, row) => ({
    dealId: id,
    customer,
    name,
    stage,
    owner,
    amount,
    cells: names.map((_, column) => {
      const level = levels[(row + column * 3) % levels.length] ?? 'none'
      return { level, short: shorts[level] }
    }),
    ...(row === 0 ? { paused: waiting } : {}),
  })),
  more: 2,
  due: 1,
  choices: {
    owners: [...new Set(deals.map(({ owner }) => owner))].map((owner) => ({ value: owner, label: owner })),
    teams: [
      { value: 'one', label: '一组' },
      { value: 'two', label: '二组' },
    ],
    stages: [{ value: 'solution', label: '方案测试' }],
  },
  asOf: '2026-11-22T02:00:00Z',
}

/** The first deal's second signal speaks up. */
export const heatmapNews: HeatmapNews = {
  signals: names.length,
  rows: heatmap.rows.slice(0, 1).map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => (at === 1 ? { level: 'high', short: '超 31%' } : cell)),
  })),
}

export function heatmapDeal(id: string): HeatmapDeal | undefined {
  const row = heatmap.rows.find(({ dealId }) => dealId === id)
  return (
    row && {
      dealId: id,
      customer: row.customer,
      name: row.name,
      ...(row.paused === undefined ? {} : { pause: { eventId: 'event-1', text: row.paused, held: false } }),
      papers: [
        { paper: '授权书', have: true },
        { paper: '保证金', have: false },
        { paper: '标书', have: false },
      ],
      findings: row.cells.map(({ level, short }, at) => ({
        signal: names[at] === '截止' ? 'deadline-near' : (names[at] ?? ''),
        name: names[at] ?? '',
        level,
        short,
        reason: level === 'high' ? '报价 126 万，预算 107 万，高出预算 18%' : '到方案测试 12 天',
        evidence:
          level === 'high'
            ? [
                {
                  on: '2026-11-20',
                  who: '张主任',
                  quote: '财务说预算就一百零七万，多了要重新上会',
                  link: `/deals/${id}/events?event=e1`,
                },
                { on: '2026-11-18', who: '商机记录', quote: '报价 126 万', link: `/deals/${id}?row=fact.quote` },
              ]
            : [],
        suggestion: level === 'high' ? '核实预算口径，拿出分期或减配的方案' : '',
        clears: level === 'high' ? '报价与预算相差不到一成' : '',
      })),
    }
  )
}

const standard = { watch: 14, high: 28 }

export const signalsPage: SignalsPage = {
  mayChange: true,
  signals: names.map((name, at) => ({
    id: name,
    name,
    on: at !== 2,
    ...(at % 3 === 0
      ? { threshold: { what: '多少天没有记录', unit: '天', ...standard, least: 1, most: 365, standard } }
      : {}),
  })),
  history: [{ at: '2026-11-22T02:00:00Z', by: '顾盼', what: '停用了决策链' }],
}

export const chatGroups: ChatGroupList = {
  groups: [
    { name: '明道零售球友群', by: '顾盼', at: '2026-11-20T02:00:00Z' },
    {
      name: '收银升级小分队',
      deal: { id: 'hospital', customer: '云澜二院', name: '影像设备' },
      by: '林晓',
      at: '2026-11-18T02:00:00Z',
    },
  ],
}

export const eventList: EventList = {
  beside: [
    {
      id: 'c1',
      at: '2026-03-02T02:00:00Z',
      who: '客服系统',
      customer: '云澜二院东院区',
      text: '影像工作站三天两头死机，报修没人来',
      matchedBy: '按客户别名对上客户',
    },
  ],
  events: [
    { id: 'e1', at: '2026-11-20T02:00:00Z', who: '张主任', text: '对手报价比你们低两成', matchedBy: '按客户简称对上' },
    {
      id: 'e2',
      at: '2026-11-18T02:00:00Z',
      who: 'chat',
      customer: '云澜二院',
      group: '云澜二院影像群',
      text: '资料收到',
      matchedBy: '没有对上',
    },
  ],
}
