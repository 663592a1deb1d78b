import type { PointsPage } from '../../src/server/contract.ts'

export const pointsPage: PointsPage = {
  mayChange: true,
  most: 100,
  rules: [
    { id: 'habit-healed', name: '一项习惯从警戒回到健康', what: '同一项一个季度只算一次', points: 10, standard: 10 },
    { id: 'practice-shared', name: '一个做法分享给全公司', what: '同一单只算一次', points: 0, standard: 5 },
    { id: 'course-learned', name: '学完主管发的一门微课', what: '一门只算一次', points: 3, standard: 2 },
  ],
  quarter: '2026 年四季度',
  people: [
    {
      id: 'lin',
      name: '林晓',
      sum: 12,
      earned: [
        { points: 2, reason: '学完《三句话写出他家的方案》', at: '2026-11-20T02:00:00Z' },
        { points: 10, reason: '方案雷同从 71 回到 40 %（样本 9 → 12）', at: '2026-11-12T18:00:00Z' },
      ],
    },
    { id: 'zhou', name: '周岩', sum: 0, earned: [] },
  ],
  history: [{ at: '2026-11-22T02:00:00Z', by: '顾盼', what: '学完主管发的一门微课：3 分' }],
}
