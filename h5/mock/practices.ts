import type { PracticesPage } from '../../src/server/contract.ts'

const row = {
  before: 31,
  after: 44,
  days: 12,
  steps: ['第 1 天见客户', '第 4 天带同事见客户', '第 9 天发方案'],
  excerpt: '某主任说论证会可以先开，参数我们先出一版，某总要看三年的总账',
  excerptOf: '会议纪要',
  forwardable: '组里一个做法：12 天里赢单概率 31 % → 44 %',
}

export const practicesPage: PracticesPage = {
  found: [
    { ...row, dealId: 'hospital', isShared: false, mayShare: true },
    {
      ...row,
      before: 40,
      after: 49,
      days: 8,
      steps: ['第 1 天见客户', '第 6 天发方案'],
      dealId: 'hongda',
      isShared: true,
      mayShare: true,
    },
    { ...row, before: 22, after: 28, excerpt: '', dealId: 'film', isShared: false, mayShare: true },
  ],
  shared: [{ ...row, before: 52, after: 63, id: 'p1', at: '2026-11-18T02:00:00Z' }],
}
