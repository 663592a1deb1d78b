import type { SolutionFileTrial, SolutionPage, SolutionRow } from '../../src/server/contract.ts'

export const coldChain: SolutionRow = {
  id: 's1',
  title: '医院冷链监测：断电十秒发短信',
  summary:
    '疫苗、试剂、血液冰箱的温度每分钟记一次，断电、开门、超温十秒内短信和电话通知值班人；断网自己存着，恢复后补传。',
  industries: ['医疗', '医药', '物流'],
  proof: '一家妇幼保健院上线首月拦下两次半夜断电。',
  where: '冷链白皮书，方案库“医院”目录',
  forwardable: '【医院冷链监测：断电十秒发短信】',
  why: '提到“半夜断电”“疫苗报废” · 医疗行业',
}

const page: SolutionPage = {
  solutions: [
    coldChain,
    {
      id: 's2',
      title: '分期与融资租赁：设备先用，按月付',
      summary: '三到五年融资租赁，首付一成起，按月付，期满设备归客户；也可以按检测量付费，量不到不收底价。',
      industries: [],
      forwardable: '【分期与融资租赁：设备先用，按月付】',
    },
  ],
  total: 12,
  mayEdit: true,
}

const trial: SolutionFileTrial = {
  counts: { new: 2, changed: 1, unchanged: 9, wrong: 1 },
  items: [
    {
      line: 41,
      title: '航运温控',
      verdict: 'wrong',
      mistakes: [{ line: 42, label: '行业', text: '不认识“航运”，能写的：医疗、医药、物流' }],
    },
    { line: 3, title: '医院冷链监测', verdict: 'changed', mistakes: [] },
    { line: 15, title: '排产：插单来了十分钟重排', verdict: 'new', mistakes: [] },
  ],
  more: 0,
  unit: '段',
  notes: ['没有读的列：负责人'],
}

export function answerSolutions(method: string, [first]: string[]): unknown {
  if (first === 'files') return trial
  return method === 'POST' ? {} : page
}
