import type { ScorePage, TargetFileTrial, TargetPage } from '../../src/server/contract.ts'

const periods = [
  { value: '2026-Q4', name: '2026 年四季度' },
  { value: '2026-11', name: '2026 年 11 月' },
  { value: '2026', name: '2026 年' },
]

export const scorePage: ScorePage = {
  period: '2026-11',
  periodName: '2026 年 11 月',
  periods,
  asOf: '2026-11-23',
  maySet: true,
  sendsTo: '企业微信',
  unassessed: [],
  people: [
    {
      id: 'lin',
      name: '林晓',
      team: '一组',
      target: 20_000_000_000,
      signed: 16_400_000_000,
      deals: 3,
      withoutAmount: 1,
      attainment: 0.82,
      axes: [
        { axis: '节奏', score: 82 },
        { axis: '内容', score: 64 },
        { axis: '协同', score: 90 },
      ],
      health: 0.79,
      habits: { known: 6, all: 7 },
      score: 64.5,
      own: true,
      contested: false,
      challenges: [],
      contestedHabits: ['方案雷同'],
    },
    {
      id: 'zhou',
      name: '周岩',
      team: '一组',
      signed: 0,
      deals: 0,
      withoutAmount: 0,
      axes: [{ axis: '节奏', score: 31 }, { axis: '内容' }, { axis: '协同' }],
      habits: { known: 1, all: 7 },
      own: false,
      contested: false,
      challenges: [],
      contestedHabits: [],
    },
  ],
}

const targetPage: TargetPage = {
  maySet: true,
  period: '2026-11',
  periods,
  people: [
    { id: 'lin', name: '林晓', team: '华东一组', amount: 20_000_000_000 },
    { id: 'zhou', name: '周岩', team: '华东一组' },
  ],
  imports: [
    {
      id: 't2',
      file: '四季度目标.xlsx',
      count: 12,
      by: '顾盼',
      at: '2026-11-20T02:00:00Z',
      undone: false,
      undoUntil: '2026-11-27T02:00:00Z',
    },
    { id: 't1', file: '目标.csv', count: 3, by: '顾盼', at: '2026-11-12T02:00:00Z', undone: true },
  ],
}

const trial: TargetFileTrial = {
  counts: { new: 4, changed: 1, unchanged: 2, wrong: 1 },
  items: [
    {
      line: 5,
      title: '王五 11月',
      verdict: 'wrong',
      mistakes: [{ line: 5, label: '姓名', text: '你能定目标的人里没有“王五”' }],
    },
    { line: 2, title: '林晓 2026 年 11 月', verdict: 'changed', mistakes: [] },
  ],
  more: 0,
  notes: ['目标按万元读'],
}

export function answerTargets(first: string): TargetPage | TargetFileTrial {
  return first === 'files' ? trial : targetPage
}
